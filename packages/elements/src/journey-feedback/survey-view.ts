import { html, nothing, type TemplateResult } from 'lit';
import { renderRefusal } from '../base/send-note.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import { renderQuestion } from './question-view.js';
import type { SurveyController } from './survey-controller.js';
import type { SurveyRun } from './survey-run.js';

/** What the form of a survey needs to be drawn. */
export interface SurveyView {
  readonly locale: LocaleController;
  readonly surveys: SurveyController;
  readonly run: SurveyRun;
  /** Whether the person may put it away. */
  readonly canDismiss: boolean;
  /** What is sent along. */
  readonly along: unknown;
  /** Who sees the answer, when it is not simply the person's name that goes with it. */
  readonly privacy: unknown;
  onChange(): void;
  onSubmit(event: Event): void;
  onBack(): void;
  onDismiss(until: 'later' | 'never'): void;
}

/** One question at a time, with the way back and on. */
export function renderSurvey(view: SurveyView): TemplateResult {
  const { locale, run, surveys } = view;
  const { question } = run;
  if (!question) return html``;
  return html`
    <form part="survey" novalidate @submit=${view.onSubmit}>
      ${renderQuestion({
        locale,
        question,
        answer: run.answerTo(question.id),
        text: run.questionText,
        isMissing: run.isAnswerMissing,
        onAnswer: (value) => {
          run.answer(question.id, value);
          view.onChange();
        },
        wordsFor: (choice) => run.wordsFor(question.id, choice),
        onWords: (choice, words) => run.sayWords(question.id, choice, words),
      })}
      ${view.privacy} ${renderRefusal(locale, surveys.sending, () => wordsOf(run))}
      <div class="actions">${view.along} ${renderButtons(view)}</div>
      ${view.canDismiss ? renderDismissal(view) : nothing}
    </form>
  `;
}

function renderButtons({ locale, run, surveys, onBack }: SurveyView): TemplateResult {
  const isSending = surveys.sending.state === 'sending';
  const label = isSending ? 'common.sending' : run.isLast ? 'feedback.send' : 'feedback.next';
  return html`
    <div class="buttons">
      ${
        run.isFirst
          ? nothing
          : html`<button class="button ghost" type="button" @click=${onBack}>
              ${locale.text('feedback.back')}
            </button>`
      }
      <button class="button" part="send" aria-disabled=${isSending ? 'true' : nothing}>
        ${locale.text(label)}
      </button>
    </div>
  `;
}

function renderDismissal({ locale, onDismiss }: SurveyView): TemplateResult {
  return html`
    <div class="dismissal small">
      <button class="button link" type="button" @click=${() => onDismiss('later')}>
        ${locale.text('feedback.not-now')}
      </button>
      <button class="button link" type="button" @click=${() => onDismiss('never')}>
        ${locale.text('feedback.never')}
      </button>
    </div>
  `;
}

/** The questions and answers as text, to be kept elsewhere. */
function wordsOf(run: SurveyRun): string {
  const { answers, survey } = run;
  return survey.questions
    .filter(({ id }) => Object.hasOwn(answers, id))
    .map(({ id, text }) => [text, answers[id]].flat().join('\n'))
    .join('\n\n');
}
