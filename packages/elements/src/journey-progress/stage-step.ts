import type { Step } from '@partner-journey/contract';
import { html, nothing } from 'lit';
import { dueText } from '../journey-view/due-text.js';
import { sentence } from '../journey-view/host-words.js';
import { icons } from '../journey-view/icons.js';
import { isFinished, openDependencies } from '../journey-view/journey-index.js';
import { statusText } from '../journey-view/status-text.js';
import { renderWaiting } from '../journey-view/waiting-text.js';
import type { ProgressView } from './progress-view.js';

/** How a step stands: its status, whether it may be left out, and when it is due while that matters. */
export function stepFacts(view: ProgressView, step: Step): readonly unknown[] {
  const { locale, now } = view;
  const due =
    step.due && !isFinished(step) && step.status !== 'submitted' ? dueText(locale, step.due, now) : undefined;
  return [
    statusText(locale, step.status),
    ...(step.required ? [] : [locale.text('progress.optional')]),
    ...(due ? [due.date, html`<span class=${due.over ? 'over' : nothing}>${due.countdown}</span>`] : []),
  ];
}

/** What holds an unfinished step up, with the reasons. */
export function renderWaits(view: ProgressView, step: Step): unknown {
  if (isFinished(step)) return nothing;
  const { locale, index, names } = view;
  const open = openDependencies(step, index);
  if (open.length === 0)
    return step.blocked ? html`<p class="small waits" dir="auto">${step.blocked.reason}</p>` : nothing;
  const reasons = open.flatMap((one) => (one.step && one.reason ? [one.reason] : []));
  return html`<p class="small waits">${renderWaiting(locale, open, { of: step.side, names })}</p>
    ${reasons.map((reason) => html`<p class="small quiet" dir="auto">${reason}</p>`)}`;
}

/** "and 12 more", for the steps of a long list that are not drawn. */
export function renderMoreSteps({ locale }: ProgressView, count: number): unknown {
  if (count <= 0) return nothing;
  return html`<p class="small quiet">${locale.text('progress.more-steps', { count })}</p>`;
}

/** That the partner does not see the step. */
export function renderProgramOnly({ locale, names }: ProgressView, { visibility }: Step): unknown {
  if (visibility !== 'program-only') return nothing;
  return html`<p class="small">
    <span class="chip" part="chip"
      >${icons.lock}<span
        >${sentence(locale, 'common.program-only', { organization: names.program })}</span
      ></span
    >
  </p>`;
}
