import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import type { SurveyRun } from './survey-run.js';

/** What the form of a survey needs to be drawn. */
interface SurveyView {
  readonly locale: LocaleController;
  readonly run: SurveyRun;
  /** What the button says while something is on its way. */
  readonly busy: 'common.sending' | 'common.loading' | undefined;
  /** Whether the person may put it away. */
  readonly canDismiss: boolean;
  /** The control of the question, with what is missing in it. */
  readonly control: unknown;
  /** Who sees the answer, what went wrong. */
  readonly notes: unknown;
  /** What is sent along. */
  readonly along: unknown;
  readonly back: unknown;
  onSubmit(event: Event): void;
  onDismiss(until: 'later' | 'never'): void;
}

/** One question at a time, with the way back and on. */
export function renderSurvey(view: SurveyView): TemplateResult {
  const { locale, run, busy, onDismiss } = view;
  const dismiss = (until: 'later' | 'never') =>
    html`<button class="button link" type="button" @click=${() => onDismiss(until)}>
      ${locale.text(until === 'later' ? 'feedback.not-now' : 'feedback.never')}
    </button>`;
  // keyed: what was typed or focused for one question is nothing to the next
  return html`
    <form part="survey" novalidate @submit=${view.onSubmit}>
      ${keyed(run.question?.id, html`<div class="question" part="question">${view.control}</div>`)}
      ${view.notes}
      <div class="actions">
        ${view.along}
        <div class="buttons">
          ${view.back}
          <button
            class="button"
            part="send"
            aria-disabled=${busy ? 'true' : nothing}
            @click=${stopSecondClick}
          >
            ${locale.text(busy ?? (run.isLast ? 'feedback.send' : 'feedback.next'))}
          </button>
        </div>
      </div>
      ${view.canDismiss ? html`<div class="dismissal small">${dismiss('later')} ${dismiss('never')}</div>` : nothing}
    </form>
  `;
}

/** The second one of a double click meets the button of a question that nobody has read. */
function stopSecondClick(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}
