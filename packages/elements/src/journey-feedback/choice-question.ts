import type { FieldValue, Question } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { keepKeys } from '../base/keep-keys.js';
import { describedBy, renderHelp, renderWords, type QuestionView } from './question-view.js';

type Option = NonNullable<Question['options']>[number];

/** One or several of a list, as native radios or checkboxes; an "other" choice opens a field for words. */
export function renderChoices(view: QuestionView, options: readonly Option[]): TemplateResult {
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
      <div class="choices" part="choices">
        ${options.map((option) => renderOption(view, option, chosen))}
      </div>
    </fieldset>
  `;
}

function renderOption(view: QuestionView, { value, label, other }: Option, chosen: Set<string>): TemplateResult {
  const isSingle = view.question.kind === 'choice';
  return html`
    <label class="choice" part="choice">
      <input
        type=${isSingle ? 'radio' : 'checkbox'}
        name="answer"
        .value=${value}
        .checked=${chosen.has(value)}
        aria-invalid=${!isSingle && view.isMissing ? 'true' : nothing}
        @change=${(event: Event) => {
          if (isSingle) return view.onAnswer(value);
          const next = new Set(chosen);
          if ((event.target as HTMLInputElement).checked) next.add(value);
          else next.delete(value);
          view.onAnswer([...next]);
        }}
      />
      <bdi>${label}</bdi>
    </label>
    ${other && chosen.has(value)
      ? html`<input
          class="field other"
          type="text"
          maxlength="2000"
          dir="auto"
          aria-label="${label}: ${view.locale.text('feedback.other')}"
          placeholder=${view.locale.text('feedback.other')}
          .value=${String(view.other ?? '')}
          @input=${(event: Event) => view.onOther((event.target as HTMLInputElement).value)}
          @keydown=${keepKeys}
        />`
      : nothing}
  `;
}

function chosenOf(answer: FieldValue | undefined): readonly string[] {
  return Array.isArray(answer) ? answer : answer === undefined ? [] : [String(answer)];
}
