import type { Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { sentence } from '../../journey-view/host-words.js';
import type { ChecklistView } from '../checklist-view.js';
import type { PanelActions, WordsAction, RowState } from '../row-state.js';

/** Asks why a step is skipped, blocked, sent back or opened again, or for a remark on it, and says who can read that. */
export function renderWordsForm(
  view: ChecklistView,
  step: Step,
  asked: WordsAction,
  { state, actions, written }: { state: RowState; actions: PanelActions; written: string },
): TemplateResult {
  const { locale } = view;
  const id = `words-${state.domId}`;
  return html`<form
    class="form"
    part="form"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      actions.giveWords(step, asked, event.currentTarget as HTMLFormElement);
    }}
  >
    <div class="field" part="field">
      <label for=${id}>${locale.text(`checklist.${asked}-reason`)}</label>
      <textarea
        id=${id}
        name="words"
        rows="3"
        dir="auto"
        required
        aria-describedby=${`readers-${state.domId}`}
        maxlength="2000"
        .value=${written}
        @input=${(event: Event) =>
          actions.keepWords(step, asked, (event.currentTarget as HTMLTextAreaElement).value)}
      ></textarea>
      ${renderReaders(view, step, state)}
    </div>
    ${renderButtons(view, step, asked, { state, actions })}
  </form>`;
}

/** Who can read what is written. */
function renderReaders(
  { locale, names }: ChecklistView,
  { visibility }: Step,
  { domId }: RowState,
): TemplateResult {
  const key = visibility === 'program-only' ? 'checklist.read-by-program' : 'checklist.read-by-both';
  return html`<p id=${`readers-${domId}`} class="small quiet" part="readers">
    ${sentence(locale, key, { partner: names.partner, program: names.program })}
  </p>`;
}

function renderButtons(
  { locale }: ChecklistView,
  step: Step,
  asked: WordsAction,
  { state, actions }: { state: RowState; actions: PanelActions },
): TemplateResult {
  // to tick and to untick are one control
  const isBusy = state.taking?.includes(asked === 'reopen' ? 'complete' : asked);
  return html`<div class="actions">
    <button class="button" part="submit" type="submit" aria-disabled=${isBusy ? 'true' : nothing}>
      ${locale.text(`checklist.${asked}-send`)}
    </button>
    <button class="button link" type="button" @click=${() => actions.ask(step, undefined)}>
      ${locale.text('checklist.cancel')}
    </button>
  </div>`;
}
