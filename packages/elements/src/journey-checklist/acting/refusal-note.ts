import type { Change, Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { renderRefused as renderNote, renderUntaken } from '../../sending/refused-note.js';
import { can, isToFillIn, type ChecklistView } from '../checklist-view.js';
import type { PanelActions, RowState } from '../row-state.js';
import { actionsByWords, changeWords, wordsIn } from './change-words.js';
import { overtakenBy } from './overtaken-by.js';

/** Why a change was not saved, and the ways on; below it the step is shown as it is now. Above it, why one was not even taken. */
export function renderRefused(
  view: ChecklistView,
  step: Step,
  state: RowState,
  actions: PanelActions,
): TemplateResult {
  const { untaken } = state;
  return html`${untaken ? renderUntaken(view.locale, untaken) : nothing}${renderSaidNo(view, step, state, actions)}`;
}

function renderSaidNo(
  view: ChecklistView,
  step: Step,
  { pending }: RowState,
  actions: PanelActions,
): TemplateResult | typeof nothing {
  if (pending?.state !== 'refused') return nothing;
  const { change, problem } = pending;
  const words = changeWords(view.locale, change, step);
  const told = { locale: view.locale, now: view.now, viewerId: view.session?.viewer.id };
  return renderNote(view.locale, problem, {
    reason: overtakenBy(told, step, problem),
    retry: () => actions.retry(step, change),
    edit: canEdit(view, step, change) ? () => actions.edit(step, change) : undefined,
    words: words ? () => words : undefined,
    discard: () => actions.discard(step, change),
  });
}

/** Whether there is a form for it, and the step still takes it. */
function canEdit(view: ChecklistView, step: Step, change: Change): boolean {
  const { kind } = change;
  if (kind === 'step.submit') return isToFillIn(view, step) && step.fields !== undefined;
  const action = actionsByWords.find((one) => kind === `step.${one}`);
  return action !== undefined && wordsIn(change) !== '' && can(view, step, action);
}
