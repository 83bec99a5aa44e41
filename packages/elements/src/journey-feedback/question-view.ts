import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { keepKeys } from '../base/keep-keys.js';
import { renderChoices } from './choice-question.js';
import { describedBy, renderHelp, renderWords, type QuestionView } from './question-parts.js';
import { renderScale } from './scale-question.js';

/** A question with its control: native radios, checkboxes or a text field. */
export function renderQuestion(view: QuestionView): TemplateResult {
  const { question } = view;
  // keyed: what was typed or focused for one question is nothing to the next
  return html`${keyed(question.id, html`<div class="question" part="question">${renderControl(view)}${renderMissing(view)}</div>`)}`;
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
