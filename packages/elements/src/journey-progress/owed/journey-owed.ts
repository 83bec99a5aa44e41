import type { Side } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { hostText, renderFacts } from '../../base/rich-text.js';
import { sentence } from '../../journey-view/host-words.js';
import { renderPromise } from '../../journey-view/promise.js';
import { promiseStyles } from '../../journey-view/promise.styles.js';
import { otherSide } from '../../journey-view/sides.js';
import { renderMarker } from '../../journey-view/step-marker.js';
import { markerStyles } from '../../journey-view/step-marker.styles.js';
import { progressDetail } from '../../locales/en/progress-detail.js';
import { progressOwed } from '../../locales/en/progress-owed.js';
import { promise } from '../../locales/en/promise.js';
import type { ProgressView } from '../progress-view.js';
import { renderMoreSteps, renderProgramOnly, stepFacts } from '../stage-step.js';
import { stageStepStyles } from '../stage-step.styles.js';
import { owedStyles } from './journey-owed.styles.js';
import { owedBy, promisesOf, type Owed } from './owed-by.js';

export const words = { ...progressDetail, ...progressOwed, ...promise };
export const styles = [markerStyles, promiseStyles, stageStepStyles, owedStyles];

/** However much there is, the page stays quick. */
const mostSteps = 100;

/** What both sides owe each other now: first what the viewer can expect, then what is expected of them. */
export function renderOwed(view: ProgressView, headingLevel: number): TemplateResult {
  return html`<div class="accounts" part="owed">
    ${[otherSide(view.side), view.side].map((side) => renderSide(view, side, headingLevel))}
  </div>`;
}

function renderSide(view: ProgressView, side: Side, headingLevel: number): TemplateResult {
  const { locale, names } = view;
  const owed = owedBy(side, view);
  const both = { debtor: names[side], creditor: names[otherSide(side)] };
  return html`<section class="account" part="account">
    <p class="side" role="heading" aria-level=${headingLevel}>${sentence(locale, 'progress.owes', both)}</p>
    ${renderPromises(view, side)}
    ${
      owed.length === 0
        ? html`<p class="quiet">${locale.text('progress.owes-nothing')}</p>`
        : html`<ul class="owed" role="list">
            ${repeat(
              owed.slice(0, mostSteps),
              ({ step }, index) => `${index} ${step.id}`,
              (one) => renderOne(view, one),
            )}
          </ul>`
    }
    ${renderMoreSteps(view, owed.length - mostSteps)}
  </section>`;
}

/** "3 promises kept · 1 promise broken", of those there are. */
function renderPromises(view: ProgressView, side: Side): unknown {
  const { locale } = view;
  const record = promisesOf(side, view);
  const facts = (['kept', 'broken', 'open'] as const)
    .filter((outcome) => record[outcome] > 0)
    .map((outcome) => {
      const text = locale.text(`progress.promises-${outcome}`, { count: record[outcome] });
      return outcome === 'broken' ? html`<span class="over">${text}</span>` : text;
    });
  return facts.length > 0
    ? html`<p class="small facts number" part="promises">${renderFacts(facts)}</p>`
    : nothing;
}

function renderOne(view: ProgressView, { step, stage, isHandedIn }: Owed): TemplateResult {
  const facts = [
    hostText(stage.title),
    ...(isHandedIn ? [view.locale.text('progress.to-look-at')] : []),
    ...stepFacts(view, step),
    ...(step.assignees ?? []).slice(0, 1).map(({ name }) => hostText(name)),
  ];
  return html`<li class="step" part="stage-step">
    ${renderMarker(step, view.index)}
    <div>
      <bdi class="name">${step.title}</bdi>
      <p class="facts small quiet number">${renderFacts(facts)}</p>
      ${step.sla ? renderPromise(view, step.sla) : nothing} ${renderProgramOnly(view, step)}
    </div>
  </li>`;
}
