import { html, nothing, type TemplateResult } from 'lit';
import { describedBy, renderHelp, renderWords, type QuestionView } from './question-parts.js';

/** More numbers than this are typed instead of chosen. */
const mostChoices = 21;

const usualScale = { from: 0, to: 10, lowLabel: '', highLabel: '' };

/** Whether it is a row of numbers, to choose one; as stars or faces it is drawn by the further part. */
export function hasSegments({
  kind,
  scale = { ...usualScale, look: 'numbers' },
}: QuestionView['question']): boolean {
  return kind === 'scale' && !['stars', 'faces'].includes(scale.look) && hasFewSteps(scale);
}

/** Whether there are few enough steps to show each. */
export function hasFewSteps({ from, to }: Pick<typeof usualScale, 'from' | 'to'>): boolean {
  return Math.abs(to - from) < mostChoices && Number.isInteger(from) && Number.isInteger(to);
}

/** The steps of a scale from its beginning to its end. */
export function stepsOf({ from, to }: Pick<typeof usualScale, 'from' | 'to'>): readonly number[] {
  const step = from <= to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => from + index * step);
}

/** A scale as native radios drawn as one segmented control; `control` stands instead of them. */
export function renderScale(view: QuestionView, control?: unknown): TemplateResult {
  const { from, to, lowLabel, highLabel } = view.question.scale ?? usualScale;
  const number = new Intl.NumberFormat(view.locale.language);
  const hasEnds = lowLabel && highLabel;
  return html`
    <fieldset
      role="radiogroup"
      aria-labelledby="words"
      aria-required=${view.question.required ? 'true' : nothing}
      aria-invalid=${view.isMissing ? 'true' : nothing}
      aria-describedby=${describedBy(view, ...(hasEnds ? ['ends'] : []))}
    >
      <legend id="words" class="words">${renderWords(view)}</legend>
      ${renderHelp(view)} ${control ?? renderSegments(view)}
      ${
        hasEnds
          ? html`<span id="ends" class="hidden-text"
                >${view.locale.text('feedback.scale-ends', {
                  low: lowLabel,
                  high: highLabel,
                  from: number.format(from),
                  to: number.format(to),
                })}</span
              >
              <p class="ends quiet small" part="scale-ends" aria-hidden="true">
                <bdi>${lowLabel}</bdi><bdi>${highLabel}</bdi>
              </p>`
          : nothing
      }
    </fieldset>
  `;
}

/** Each number to choose. */
export function renderSegments(view: QuestionView): TemplateResult {
  const number = new Intl.NumberFormat(view.locale.language);
  const values = stepsOf(view.question.scale ?? usualScale);
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
