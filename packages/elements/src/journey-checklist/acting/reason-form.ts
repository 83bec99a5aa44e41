import type { Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { ChecklistView } from '../checklist-view.js';
import type { PanelActions, ReasonAction, RowState } from '../row-state.js';

/** Asks why a step is skipped, blocked or sent back: the other side reads it. */
export function renderReasonForm(
  { locale }: ChecklistView,
  step: Step,
  asked: ReasonAction,
  { state, actions, reason }: { state: RowState; actions: PanelActions; reason: string },
): TemplateResult {
  const id = `reason-${state.domId}`;
  const isBusy = state.taking?.includes(asked);
  return html`<form
    class="form"
    part="form"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      actions.giveReason(step, asked, event.currentTarget as HTMLFormElement);
    }}
  >
    <div class="field" part="field">
      <label for=${id}>${locale.text(`checklist.${asked}-reason`)}</label>
      <textarea
        id=${id}
        name="reason"
        rows="3"
        dir="auto"
        required
        maxlength="2000"
        .value=${reason}
        @input=${(event: Event) =>
          actions.keepReason(step, asked, (event.currentTarget as HTMLTextAreaElement).value)}
      ></textarea>
    </div>
    <div class="actions">
      <button class="button" part="submit" type="submit" aria-disabled=${isBusy ? 'true' : nothing}>
        ${locale.text(`checklist.${asked}-send`)}
      </button>
      <button class="button link" type="button" @click=${() => actions.ask(step, undefined)}>
        ${locale.text('checklist.cancel')}
      </button>
    </div>
  </form>`;
}
