import type { FieldValue, Question } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { describedBy, renderHelp, renderWords, type QuestionView } from '../question-parts.js';

/** What a question with choices needs besides. */
export interface ChoiceView extends QuestionView {
  /** The words beside a choice that asks for some. */
  wordsFor(choice: string): string;
  onWords(choice: string, words: string): void;
}

type Option = NonNullable<Question['options']>[number];

/** One or several of a list, as native radios or checkboxes; an "other" choice opens a field for words. */
export function renderChoices(view: ChoiceView, options: readonly Option[]): TemplateResult {
  const isSingle = view.question.kind === 'choice';
  const chosen = new Set(chosenOf(view.answer));
  return html`
    <fieldset
      role=${isSingle ? 'radiogroup' : nothing}
      aria-labelledby="words"
      aria-required=${isSingle && view.question.required ? 'true' : nothing}
      aria-invalid=${isSingle && view.isMissing ? 'true' : nothing}
      aria-describedby=${describedBy(view)}
    >
      <legend id="words" class="words">${renderWords(view)}</legend>
      ${renderHelp(view)}
      <div class="choices" part="choices">${options.map((option) => renderOption(view, option, chosen))}</div>
    </fieldset>
  `;
}

function renderOption(
  view: ChoiceView,
  { value, label, other }: Option,
  chosen: Set<string>,
): TemplateResult {
  const isSingle = view.question.kind === 'choice';
  const choose = (choice: string, isOn: boolean): FieldValue =>
    isSingle ? choice : [...[...chosen].filter((other) => other !== choice), ...(isOn ? [choice] : [])];
  return html`
    <label class="choice" part="choice">
      <input
        type=${isSingle ? 'radio' : 'checkbox'}
        name="answer"
        .value=${value}
        .checked=${chosen.has(value)}
        aria-invalid=${!isSingle && view.isMissing ? 'true' : nothing}
        @change=${(event: Event) => view.onAnswer(choose(value, (event.target as HTMLInputElement).checked))}
      />
      <bdi>${label}</bdi>
    </label>
    ${
      other && chosen.has(value)
        ? html`<input
            class="field other"
            type="text"
            maxlength="2000"
            dir="auto"
            aria-label="${label}: ${view.locale.text('feedback.other')}"
            placeholder=${view.locale.text('feedback.other')}
            .value=${view.wordsFor(value)}
            @input=${(event: Event) => view.onWords(value, (event.target as HTMLInputElement).value)}
          />`
        : nothing
    }
  `;
}

function chosenOf(answer: FieldValue | undefined): readonly string[] {
  return Array.isArray(answer) ? answer : answer === undefined ? [] : [String(answer)];
}
