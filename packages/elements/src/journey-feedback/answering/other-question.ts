import { html, nothing, type TemplateResult } from 'lit';
import { describedBy, renderHelp, renderWords, type QuestionView } from '../question-parts.js';
import { hasFewSteps, renderScale, renderSegments } from '../scale-question.js';
import { renderChoices, type ChoiceView } from './choice-question.js';
import { renderDrawnScale } from './drawn-scale.js';
import { renderContact, renderMatrix } from './parted-question.js';
import { renderRank } from './rank-question.js';

/** A question that is no row of numbers: native radios, checkboxes or a field. */
export function renderOtherQuestion(view: ChoiceView): TemplateResult {
  const { kind, options, rows } = view.question;
  if (kind === 'scale') return renderScale(view, renderSteps(view));
  if (kind === 'consent') return renderConsent(view);
  if (kind === 'date') return renderDate(view);
  if (kind === 'contact') return renderContact(view);
  if (kind === 'matrix' && options && rows) return renderMatrix(view);
  if (kind === 'rank' && options) return renderRank(view, options);
  return (kind === 'choice' || kind === 'choices') && options
    ? renderChoices(view, options)
    : renderText(view);
}

/** As stars or faces, as numbers where it has no such number of steps, or as a field where it has too many. */
function renderSteps(view: QuestionView): TemplateResult {
  const { scale } = view.question;
  if (!view.isPlain) {
    const drawn = renderDrawnScale(view);
    if (drawn) return drawn;
  }
  return scale && !hasFewSteps(scale) ? renderNumber(view) : renderSegments(view);
}

/** A day, by the control that the browser has for it. */
function renderDate(view: QuestionView): TemplateResult {
  return html`
    <label class="words" for="answer">${renderWords(view)}</label>
    ${renderHelp(view)}
    <input
      id="answer"
      class="field day"
      type="date"
      .value=${String(view.answer ?? '')}
      ?required=${view.question.required}
      aria-invalid=${view.isMissing ? 'true' : nothing}
      aria-describedby=${describedBy(view)}
      @input=${(event: Event) => view.onAnswer((event.target as HTMLInputElement).value)}
    />
  `;
}

/** A scale with too many numbers to choose from. */
function renderNumber({ question: { scale }, answer, onAnswer }: QuestionView): TemplateResult {
  const { from, to } = scale!;
  return html`<input
    class="field"
    type="number"
    aria-labelledby="words"
    min=${Math.min(from, to)}
    max=${Math.max(from, to)}
    .value=${String(answer ?? '')}
    @input=${(event: Event) => {
      const { value, valueAsNumber } = event.target as HTMLInputElement;
      onAnswer(value === '' ? '' : valueAsNumber);
    }}
  />`;
}

/** Yes, or not: the question's own words are what is agreed to. */
function renderConsent(view: QuestionView): TemplateResult {
  return html`
    <label class="choice" part="choice">
      <input
        type="checkbox"
        name="answer"
        .checked=${view.answer === true}
        ?required=${view.question.required}
        aria-invalid=${view.isMissing ? 'true' : nothing}
        aria-describedby=${describedBy(view)}
        @change=${(event: Event) => view.onAnswer((event.target as HTMLInputElement).checked)}
      />
      <span>${renderWords(view)}</span>
    </label>
    ${renderHelp(view)}
  `;
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
    ></textarea>
  `;
}
