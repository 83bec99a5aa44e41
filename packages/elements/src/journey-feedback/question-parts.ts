import type { FieldValue, Question } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../controllers/locale-controller.js';

/** What a question needs to be drawn. */
export interface QuestionView {
  readonly locale: LocaleController;
  readonly question: Question;
  readonly answer: FieldValue | undefined;
  /** The answer to a part of it, such as a row of a matrix, by the name it is sent under. */
  answerTo(key: string): FieldValue | undefined;
  /** The question's words, with what they quote of earlier answers. */
  readonly text: string;
  /** Whether stars and faces are drawn as numbers. */
  readonly isPlain: boolean;
  /** Whether it is said that the answer is missing. */
  readonly isMissing: boolean;
  /** Of the question, or of a part of it. */
  onAnswer(value: FieldValue, key?: string): void;
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
