import type { Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { openDependencies } from '../journey-view/journey-index.js';
import { icons } from '../styles/icons.js';
import { canTick, type ChecklistView } from './checklist-view.js';
import type { RowActions, RowState } from './row-state.js';

/** A checkbox where a tick is all it takes, else a drawing of the state; words for it stand beside the title. */
export function renderControl(
  view: ChecklistView,
  step: Step,
  { domId }: RowState,
  actions: RowActions,
): TemplateResult {
  if (!canTick(view, step)) {
    const { look, icon } = marker(view, step);
    return html`<span class="control"
      ><span class="marker ${look}" part="marker" aria-hidden="true">${icon}</span></span
    >`;
  }
  return html`<span class="control">
    <input
      id=${`check-${domId}`}
      class="check"
      part="checkbox"
      type="checkbox"
      aria-describedby=${`meta-${domId} state-${domId}`}
      .checked=${step.status === 'done'}
      @change=${(event: Event) => actions.tick(step, event.currentTarget as HTMLInputElement)}
    />
  </span>`;
}

function marker(view: ChecklistView, step: Step): { look: string; icon: unknown } {
  switch (step.status) {
    case 'done':
      return { look: 'done', icon: icons.check };
    case 'skipped':
      return { look: 'quiet', icon: icons.skip };
    case 'blocked':
      return { look: 'blocked', icon: icons.pause };
    case 'submitted':
    case 'returned':
      return { look: 'waiting', icon: nothing };
    default:
      return openDependencies(step, view.index).length > 0
        ? { look: 'quiet', icon: icons.lock }
        : { look: 'open', icon: nothing };
  }
}
