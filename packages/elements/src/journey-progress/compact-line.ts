import { html, type TemplateResult } from 'lit';
import { renderFacts } from '../base/rich-text.js';
import { currentStage } from '../journey-view/journey-index.js';
import { countSteps } from '../journey-view/step-counts.js';
import { progressCompact } from '../locales/en/progress-compact.js';
import { renderUnsaved, type ProgressView } from './progress-view.js';

export const words = progressCompact;

/** The whole journey in one line: "Onboard · stage 2 of 5 · 3 of 7 done · Due 18 Apr". */
export function renderCompact(view: ProgressView): TemplateResult {
  const { journey, locale, side, dates, now } = view;
  const stage = currentStage(journey);
  if (!stage) return html`<p class="compact" part="compact"><b>${locale.text('progress.next-done')}</b></p>`;
  const { done, of } = countSteps([stage], view, side);
  const details = [
    locale.text('progress.compact', {
      index: journey.stages.indexOf(stage) + 1,
      count: journey.stages.length,
    }),
    ...(of > 0 ? [locale.text('progress.compact-done', { done, of })] : []),
    ...(stage.targetOn ? [locale.text('common.due', { date: dates.day({ on: stage.targetOn }, now) })] : []),
  ];
  return html`<p class="compact facts number" part="compact">
    ${renderFacts([html`<b>${stage.title}</b>`, ...details.map((detail) => html`<span class="quiet">${detail}</span>`), ...(view.unsaved.length > 0 ? [renderUnsaved(view)] : [])])}
  </p>`;
}
