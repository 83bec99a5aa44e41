import { html, nothing, type TemplateResult } from 'lit';
import { refusalText } from '../../sending/refusal-text.js';
import type { ChecklistView } from '../checklist-view.js';
import type { PanelActions, RowState } from '../row-state.js';

/** Why a change was not saved, with the two ways on. */
export function renderRefused(
  { locale }: ChecklistView,
  { pending }: RowState,
  actions: PanelActions,
): TemplateResult | typeof nothing {
  if (pending?.state !== 'refused') return nothing;
  const { id } = pending.change;
  return html`<div class="notice note bad" part="refusal">
    <span>${refusalText(locale, pending.problem)}</span>
    <button class="button link" type="button" @click=${() => actions.retry(id)}>
      ${locale.text('common.retry')}
    </button>
    <button class="button link" type="button" @click=${() => actions.dismiss(id)}>
      ${locale.text('common.dismiss')}
    </button>
  </div>`;
}
