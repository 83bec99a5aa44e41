import type { Question } from '@partner-journey/contract';
import { html, type TemplateResult } from 'lit';
import { describedBy, renderHelp, renderWords, type QuestionView } from '../question-parts.js';

/** Things to be chosen in one's own order, the first first: native checkboxes, each with the place it was given. */
export function renderRank(view: QuestionView, options: NonNullable<Question['options']>): TemplateResult {
  const { locale, answer, onAnswer } = view;
  const order = Array.isArray(answer) ? answer : [];
  const number = new Intl.NumberFormat(locale.language);
  return html`
    <fieldset aria-labelledby="words" aria-describedby=${describedBy(view, 'how')}>
      <legend id="words" class="words">${renderWords(view)}</legend>
      ${renderHelp(view)}
      <p id="how" class="quiet small">${locale.text('feedback.rank-how')}</p>
      <div class="choices" part="choices">
        ${options.map(({ value, label }) => {
          const place = order.indexOf(value) + 1;
          return html`<label class="choice rank ${place ? 'on' : ''}" part="choice">
            <input
              type="checkbox"
              name="answer"
              .value=${value}
              .checked=${place > 0}
              aria-invalid=${view.isMissing ? 'true' : 'false'}
              @change=${(event: Event) => {
                const others = order.filter((one) => one !== value);
                const isOn = (event.target as HTMLInputElement).checked;
                onAnswer(isOn ? [...others, value] : others);
              }}
            />
            <span class="place" aria-hidden="true">${place ? number.format(place) : ''}</span>
            <span
              ><bdi>${label}</bdi>${
                place
                  ? html`<span class="hidden-text">(${locale.text('feedback.rank-place', { place })})</span>`
                  : ''
              }</span
            >
          </label>`;
        })}
      </div>
    </fieldset>
  `;
}
