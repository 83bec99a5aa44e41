import type { Side, Stage, Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { isFinished } from '../journey-view/journey-index.js';
import { countedSteps, countSteps, isLate, shareDone } from '../journey-view/step-counts.js';
import { useProperty } from '../journey-view/use-property.js';
import { renderCounts, renderUnsaved, sideCounts, type ProgressView } from './progress-view.js';

const sides = ['partner', 'program'] as const;
const mostBars = 14;

/** The work of both sides in one stage, as little bars; the words beside them say the same. */
export function renderLanes(view: ProgressView, stage: Stage): TemplateResult {
  return html`<div class="lanes" part="lanes" aria-hidden="true">
    ${sides.map((side) => renderLane(view, stage, side))}
  </div>`;
}

function renderLane(view: ProgressView, stage: Stage, side: Side): TemplateResult {
  const steps = countedSteps(stage, side);
  if (steps.length > mostBars) {
    const share = shareDone(countSteps([stage], view, side));
    return html`<div class="lane ${side}">
      <i class="whole" ${useProperty('--journey-use-share', share)}></i>
    </div>`;
  }
  return html`<div class="lane ${side}">
    ${[...steps].sort((a, b) => order(a, view) - order(b, view)).map((step) => html`<i class=${look(step, view)}></i>`)}
  </div>`;
}

function look(step: Step, view: ProgressView): string {
  return isFinished(step) ? 'done' : isLate(step, view) ? 'late' : 'open';
}

function order(step: Step, view: ProgressView): number {
  return isFinished(step) ? 0 : isLate(step, view) ? 1 : 2;
}

/** Whose lane is whose, with the counts of the whole journey. */
export function renderLegend(view: ProgressView): TemplateResult {
  return html`<ul class="legend" part="legend" role="list">
    ${sideCounts(view, view.journey.stages).map(
      (one) =>
        html`<li class="key number ${one.side}">${renderCounts(view.locale, 'progress.legend', one)}</li>`,
    )}
    ${view.unsaved.length > 0 ? html`<li class="number">${renderUnsaved(view)}</li>` : nothing}
  </ul>`;
}
