import type { FieldValue, Question } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { keepKeys } from '../base/keep-keys.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import { renderChoices } from './choice-question.js';
import { renderScale } from './scale-question.js';

/** What a question needs to be drawn. */
export interface QuestionView {
  readonly locale: LocaleController;
  readonly question: Question;
  readonly answer: FieldValue | undefined;
  /** The question's words, with what they quote of earlier answers. */
  readonly text: string;
  /** Whether it is said that the answer is missing. */
  readonly isMissing: boolean;
  onAnswer(value: FieldValue): void;
  /** The words beside a choice that asks for some. */
  wordsFor(choice: string): string;
  onWords(choice: string, words: string): void;
}

/** A question with its control: native radios, checkboxes or a text field. */
export function renderQuestion(view: QuestionView): TemplateResult {
  const { question } = view;
  // keyed: what was typed or focused for one question is nothing to the next
  return html`${keyed(question.id, html`<div class="question" part="question">${renderControl(view)}${renderMissing(view)}</div>`)}`;
}

/** Ids of what describes the control, in the order in which it is read. */
export function describedBy(view: QuestionView, ...more: readonly string[]): string | typeof nothing {
  const ids = [...(view.question.help ? ['help'] : []), ...more, ...(view.isMissing ? ['missing'] : [])];
  return ids.length > 0 ? ids.join(' ') : nothing;
}

/** The words of the question, as the content of its `legend` or `label`. */
export function renderWords({ question, text, locale }: QuestionView): TemplateResult {
  return html`<bdi>${text}</bdi>${
      question.required
        ? nothing
        : html` <span class="quiet small">(${locale.text('feedback.optional')})</span>`
    }`;
}

export function renderHelp({ question }: QuestionView): TemplateResult | typeof nothing {
  return question.help ? html`<p id="help" class="quiet small"><bdi>${question.help}</bdi></p>` : nothing;
}

function renderControl(view: QuestionView): TemplateResult {
  const { question } = view;
  if (question.kind === 'scale') return renderScale(view);
  if ((question.kind === 'choice' || question.kind === 'choices') && question.options) {
    return renderChoices(view, question.options);
  }
  return renderText(view);
}

/** Also what we have no control of its own for: it can be answered in words. */
function renderText(view: QuestionView): TemplateResult {
  return html`
    <label class="words" for="answer">${renderWords(view)}</label>
    ${renderHelp(view)}
    <textarea
      id="answer"
      rows="4"
      maxlength="10000"
      dir="auto"
      .value=${String(view.answer ?? '')}
      ?required=${view.question.required}
      aria-invalid=${view.isMissing ? 'true' : nothing}
      aria-describedby=${describedBy(view)}
      @input=${(event: Event) => view.onAnswer((event.target as HTMLTextAreaElement).value)}
      @keydown=${keepKeys}
    ></textarea>
  `;
}

function renderMissing({ isMissing, locale }: QuestionView): TemplateResult | typeof nothing {
  return isMissing ? html`<p id="missing" class="missing">${locale.text('feedback.missing')}</p>` : nothing;
}
