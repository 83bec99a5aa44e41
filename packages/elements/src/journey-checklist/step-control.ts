import type { Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { renderMarker } from '../journey-view/step-marker.js';
import { canTick, type ChecklistView } from './checklist-view.js';
import type { RowActions, RowState } from './row-state.js';

/** A checkbox where a tick is all it takes, else a drawing of the state; words for it stand beside the title. */
export function renderControl(
  view: ChecklistView,
  step: Step,
  { domId, taking }: RowState,
  actions: RowActions,
): TemplateResult {
  if (!canTick(view, step)) return html`<span class="control">${renderMarker(step, view.index)}</span>`;
  return html`<span class="control">
    <input
      id=${`check-${domId}`}
      class="check"
      part="checkbox"
      type="checkbox"
      aria-describedby=${`meta-${domId} state-${domId}`}
      aria-disabled=${taking?.includes('complete') ? 'true' : nothing}
      .checked=${step.status === 'done'}
      @change=${(event: Event) => actions.tick(step, event.currentTarget as HTMLInputElement)}
    />
  </span>`;
}
