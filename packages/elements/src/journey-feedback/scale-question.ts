import { html, nothing, type TemplateResult } from 'lit';
import { keepKeys } from '../base/keep-keys.js';
import { describedBy, renderHelp, renderWords, type QuestionView } from './question-parts.js';

/** More numbers than this are typed instead of chosen. */
const mostChoices = 21;

/** A scale as native radios drawn as one segmented control, with words at both ends. */
export function renderScale(view: QuestionView): TemplateResult {
  const scale = view.question.scale ?? { from: 0, to: 10, lowLabel: '', highLabel: '', look: 'numbers' };
  const { from, to, lowLabel, highLabel } = scale;
  const count = Math.abs(to - from) + 1;
  const number = new Intl.NumberFormat(view.locale.language);
  const ends = lowLabel && highLabel ? { low: lowLabel, high: highLabel } : undefined;
  const meaning = ends && { ...ends, from: number.format(from), to: number.format(to) };
  return html`
    <fieldset
      role="radiogroup"
      aria-labelledby="words"
      aria-required=${view.question.required ? 'true' : nothing}
      aria-invalid=${view.isMissing ? 'true' : nothing}
      aria-describedby=${describedBy(view, ...(ends ? ['ends'] : []))}
    >
      <legend id="words" class="words">${renderWords(view)}</legend>
      ${renderHelp(view)}
      ${
        count <= mostChoices && Number.isInteger(from) && Number.isInteger(to)
          ? renderSegments(view, from, to, number)
          : renderNumber(view, Math.min(from, to), Math.max(from, to))
      }
      ${
        meaning
          ? html`<span id="ends" class="hidden-text"
                >${view.locale.text('feedback.scale-ends', meaning)}</span
              >
              <p class="ends quiet small" part="scale-ends" aria-hidden="true">
                <bdi>${lowLabel}</bdi><bdi>${highLabel}</bdi>
              </p>`
          : nothing
      }
    </fieldset>
  `;
}

function renderSegments(
  view: QuestionView,
  from: number,
  to: number,
  number: Intl.NumberFormat,
): TemplateResult {
  const step = from <= to ? 1 : -1;
  const values = Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => from + index * step);
  const size = values.length > 10 ? 'six' : values.length > 7 ? 'five' : 'short';
  return html`<div class="scale ${size}" part="scale">
    ${values.map(
      (value) =>
        html`<label class="segment"
          ><input
            type="radio"
            name="answer"
            value=${value}
            .checked=${view.answer === value}
            @change=${() => view.onAnswer(value)}
          /><span class="number" part="scale-value">${number.format(value)}</span></label
        >`,
    )}
  </div>`;
}

function renderNumber(view: QuestionView, min: number, max: number): TemplateResult {
  return html`<input
    class="field"
    type="number"
    aria-labelledby="words"
    min=${min}
    max=${max}
    .value=${String(view.answer ?? '')}
    @input=${(event: Event) => {
      const { value, valueAsNumber } = event.target as HTMLInputElement;
      view.onAnswer(value === '' ? '' : valueAsNumber);
    }}
    @keydown=${keepKeys}
  />`;
}
