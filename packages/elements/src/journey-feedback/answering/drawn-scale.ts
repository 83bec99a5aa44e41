import { html, svg, type TemplateResult } from 'lit';
import { icon } from '../../styles/icons.js';
import type { LocaleController } from '../../controllers/locale-controller.js';
import type { QuestionView } from '../question-parts.js';
import { hasFewSteps, stepsOf } from '../scale-question.js';

/** How many faces there are words for: the best and the worst of each number of them are the same. */
const moodsOf: Readonly<Record<number, readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[]>> = {
  3: [2, 4, 6],
  5: [1, 2, 4, 6, 7],
  7: [1, 2, 3, 4, 5, 6, 7],
};
const mostStars = 10;

const star = icon(
  svg`<path d="M12 3l2.8 5.7 6.2.9-4.5 4.4 1.1 6.2-5.6-3-5.6 3 1.1-6.2L3 9.6l6.2-.9z"></path>`,
);

/** A scale as stars or faces, as native radios; undefined where it has too many steps for that, or another look. */
export function renderDrawnScale(view: QuestionView): TemplateResult | undefined {
  const { scale } = view.question;
  if (!scale || !hasFewSteps(scale)) return undefined;
  const values = stepsOf(scale);
  if (scale.look === 'stars' && values.length <= mostStars) return renderStars(view, values);
  const moods = scale.look === 'faces' ? moodsOf[values.length] : undefined;
  return moods && renderFaces(view, values, moods);
}

function renderStars(view: QuestionView, values: readonly number[]): TemplateResult {
  const { locale, answer } = view;
  const chosen = values.indexOf(Number(answer ?? NaN));
  const of = values.length;
  return html`<div class="drawn stars" part="scale">
    ${values.map((value, index) =>
      renderStep(view, {
        value,
        name: locale.text('feedback.stars', { count: index + 1, of }),
        drawing: star,
        isOn: index <= chosen,
      }),
    )}
    ${renderChosen(chosen < 0 ? '' : locale.text('feedback.stars', { count: chosen + 1, of }))}
  </div>`;
}

function renderFaces(
  view: QuestionView,
  values: readonly number[],
  moods: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[],
): TemplateResult {
  const { locale, answer } = view;
  const chosen = values.indexOf(Number(answer ?? NaN));
  const wordOf = (index: number) => moodWord(locale, moods[index]!);
  return html`<div class="drawn faces" part="scale">
    ${values.map((value, index) =>
      renderStep(view, {
        value,
        name: wordOf(index),
        drawing: face(moods[index]!),
        isOn: index === chosen,
      }),
    )}
    ${renderChosen(chosen < 0 ? '' : wordOf(chosen))}
  </div>`;
}

interface Step {
  readonly value: number;
  /** In words. */
  readonly name: string;
  readonly drawing: TemplateResult;
  /** Whether it is drawn as chosen. */
  readonly isOn: boolean;
}

function renderStep(
  { answer, onAnswer }: QuestionView,
  { value, name, drawing, isOn }: Step,
): TemplateResult {
  return html`<label class="step ${isOn ? 'on' : ''}"
    ><input
      type="radio"
      name="answer"
      value=${value}
      aria-label=${name}
      .checked=${answer === value}
      @change=${() => onAnswer(value)}
    /><span part="scale-value">${drawing}</span></label
  >`;
}

/** What is chosen, in words, for who sees; the radio says it itself. */
function renderChosen(words: string): TemplateResult {
  return html`<span class="chosen small" aria-hidden="true">${words}</span>`;
}

function moodWord(locale: LocaleController, mood: 1 | 2 | 3 | 4 | 5 | 6 | 7): string {
  return locale.text(`feedback.mood-${mood}`);
}

/** A face whose mouth is the more of a smile the better the mood is. */
function face(mood: number): TemplateResult {
  const bend = (mood - 4) * 1.9;
  return icon(
    svg`<circle cx="12" cy="12" r="9"></circle><path d="M9 9.5v.5M15 9.5v.5"></path><path d="M8 ${15 - bend / 3}q4 ${bend} 8 0"></path>`,
  );
}
