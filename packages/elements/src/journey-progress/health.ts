import { html, nothing } from 'lit';
import { renderFacts } from '../base/rich-text.js';
import type { MessageKey } from '../locales/strings.js';
import { icons } from '../journey-view/icons.js';
import type { ProgressView } from './progress-view.js';

const looks: Readonly<Record<string, string>> = {
  'on-track': 'good',
  done: 'good',
  'at-risk': 'warn',
  stuck: 'bad',
};

/** How the journey stands, with the day it is expected to be over. */
export function renderHealth({ journey, locale, dates, now }: ProgressView): unknown {
  const { health, forecast } = journey;
  const expected = forecast
    ? locale.text('progress.forecast', { date: dates.day({ on: forecast.on }, now) })
    : undefined;
  if (!health)
    return expected ? html`<span class="chip number" part="chip health">${expected}</span>` : nothing;
  const look = looks[health.level];
  const level = look ? locale.text(`progress.health-${health.level}` as MessageKey) : health.level;
  return html`<span class=${`chip number ${look ?? ''}`} part="chip health">
    ${look === 'good' ? icons.check : icons.warning}<span class="facts"
      >${renderFacts(expected && health.level !== 'done' ? [level, expected] : [level])}</span
    >
  </span>`;
}

/** Why it stands so, and what the expected day rests on. */
export function renderReasons({ journey }: ProgressView): unknown {
  const { health, forecast } = journey;
  const reasons = [
    ...(health && health.level !== 'done' ? health.reasons : []),
    ...(forecast && health?.level !== 'done' ? [forecast.reason] : []),
  ].filter((reason) => reason !== '');
  if (reasons.length === 0) return nothing;
  return html`<p class="reasons facts small quiet" part="reasons">
    ${renderFacts(reasons.map((reason) => reason.replace(/\.$/, '')))}
  </p>`;
}
