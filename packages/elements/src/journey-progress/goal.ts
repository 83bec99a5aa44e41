import { html, nothing } from 'lit';
import { hostText, renderFacts } from '../base/rich-text.js';
import type { ProgressView } from './progress-view.js';

/** Where the whole journey leads, by when, and how one can tell that it got there. */
export function renderGoal({ journey, locale, dates, now }: ProgressView): unknown {
  const { outcome } = journey;
  if (!outcome) return nothing;
  const { title, targetOn, metric } = outcome;
  const facts = [
    html`<b>${locale.text('progress.goal')}</b> ${hostText(title)}`,
    ...(metric ? [metric] : []),
    ...(targetOn ? [locale.text('progress.by', { date: dates.day({ on: targetOn }, now) })] : []),
  ];
  return html`<p class="goal facts number" part="goal">${renderFacts(facts)}</p>`;
}
