import type { FieldValue } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { describedBy, renderHelp, renderWords, type QuestionView } from '../question-parts.js';

/** Several things to be given one of the same options each: a group of native radios for every row. */
export function renderMatrix(view: QuestionView): TemplateResult {
  const { id, rows = [], options = [] } = view.question;
  return renderGroup(
    view,
    rows.map(({ value: row, label }, index) => {
      const key = `${id}/${row}`;
      return html`<div
        class="row"
        role="radiogroup"
        aria-labelledby="row-${index}"
        aria-required=${view.question.required ? 'true' : nothing}
        aria-invalid=${view.isMissing && view.answerTo(key) === undefined ? 'true' : nothing}
      >
        <span id="row-${index}"><bdi>${label}</bdi></span>
        <div class="pills">
          ${options.map(
            ({ value, label: option }) =>
              html`<label class="segment"
                ><input
                  type="radio"
                  name=${key}
                  .value=${value}
                  .checked=${view.answerTo(key) === value}
                  @change=${() => view.onAnswer(value, key)}
                /><span part="scale-value"><bdi>${option}</bdi></span></label
              >`,
          )}
        </div>
      </div>`;
    }),
  );
}

const fields = [
  ['name', 'text', 'name'],
  ['email', 'email', 'email'],
  ['phone', 'tel', 'tel'],
] as const;

/** Whom to write to or to call: a name, an address and, for who wants, a number. */
export function renderContact(view: QuestionView): TemplateResult {
  const { id, required } = view.question;
  return renderGroup(
    view,
    fields.map(([part, type, complete]) => {
      const key = `${id}/${part}`;
      const isNeeded = required && part !== 'phone';
      const answer = view.answerTo(key);
      return html`<label class="contact"
        ><span
          >${view.locale.text(`feedback.contact-${part}`)}${
            required && !isNeeded
              ? html`<span class="quiet small"> (${view.locale.text('feedback.optional')})</span>`
              : nothing
          }</span
        ><input
          class="field"
          type=${type}
          name=${key}
          autocomplete=${complete}
          maxlength="200"
          dir=${part === 'name' ? 'auto' : 'ltr'}
          ?required=${isNeeded}
          aria-invalid=${view.isMissing && isNeeded && isBlank(answer) ? 'true' : nothing}
          .value=${String(answer ?? '')}
          @input=${(event: Event) => view.onAnswer((event.target as HTMLInputElement).value, key)}
      /></label>`;
    }),
  );
}

function isBlank(answer: FieldValue | undefined): boolean {
  return String(answer ?? '').trim() === '';
}

function renderGroup(view: QuestionView, content: unknown): TemplateResult {
  return html`
    <fieldset aria-labelledby="words" aria-describedby=${describedBy(view)}>
      <legend id="words" class="words">${renderWords(view)}</legend>
      ${renderHelp(view)}
      <div class="parts">${content}</div>
    </fieldset>
  `;
}
