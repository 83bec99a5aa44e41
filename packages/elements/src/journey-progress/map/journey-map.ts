import type { Side, Stage, Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { renderFacts } from '../../base/rich-text.js';
import { hostList, sentence } from '../../journey-view/host-words.js';
import { icons } from '../../journey-view/icons.js';
import { isFinished } from '../../journey-view/journey-index.js';
import { otherSide } from '../../journey-view/sides.js';
import { countSteps } from '../../journey-view/step-counts.js';
import { renderMarker } from '../../journey-view/step-marker.js';
import { markerStyles } from '../../journey-view/step-marker.styles.js';
import { progressDetail } from '../../locales/en/progress-detail.js';
import { progressMap } from '../../locales/en/progress-map.js';
import type { NowWith } from '../now-with.js';
import type { ProgressView } from '../progress-view.js';
import { renderMoreSteps, renderProgramOnly, renderWaits, stepFacts } from '../stage-step.js';
import { stageStepStyles } from '../stage-step.styles.js';
import { handOffIcon } from './hand-off-icon.js';
import { mapStyles } from './journey-map.styles.js';
import { tiesOf, type Ties } from './ties.js';

export const words = { ...progressDetail, ...progressMap };
export const styles = [markerStyles, stageStepStyles, mapStyles];

/** However many there are, the page stays quick. */
const mostSteps = 100;

/** Draws the work of both sides in a stage: a lane for each, beside each other by stage. */
export function mapOf(view: ProgressView): (stage: Stage) => TemplateResult {
  const ties = tiesOf(view.journey, view.index);
  const sides = [view.side, otherSide(view.side)] as const;
  return (stage) =>
    html`<div class="tie">${renderOpens(view, stage)} ${renderBalance(view, stage)}</div>
      ${sides.map((side) => renderLane(view, { stage, side, isFirst: side === view.side }, ties))}`;
}

/** What the stage opens, as the host says it. */
function renderOpens({ locale }: ProgressView, { unlocks }: Stage): unknown {
  if (!unlocks?.length) return nothing;
  return html`<p class="fact" part="unlocks">
    ${sentence(locale, 'progress.opens', { things: hostList(locale, unlocks) })}
  </p>`;
}

interface Lane {
  readonly stage: Stage;
  readonly side: Side;
  /** Whether it is the viewer's, which stands first. */
  readonly isFirst: boolean;
}

/** That one side is through with a stage and the other is not: both journeys are out of step. */
function renderBalance(view: ProgressView, stage: Stage): unknown {
  if (stage.position !== 'current') return nothing;
  const { locale, names } = view;
  const left = (side: Side) => {
    const { done, of } = countSteps([stage], view, side);
    return { side, of, open: of - done };
  };
  const [ahead, behind] = [left('partner'), left('program')].sort((one, other) => one.open - other.open);
  if (!ahead || !behind || ahead.of === 0 || ahead.open > 0 || behind.open === 0) return nothing;
  const what = { ahead: names[ahead.side], behind: names[behind.side], count: behind.open };
  return html`<p class="balance small" part="balance">${sentence(locale, 'progress.out-of-step', what)}</p>`;
}

function renderLane(view: ProgressView, { stage, side, isFirst }: Lane, ties: (step: Step) => Ties): unknown {
  const { locale, names } = view;
  const steps = stage.steps.filter((step) => step.side === side);
  return html`<div class=${isFirst ? 'map-lane first' : 'map-lane'} part="lane">
    <p class="side small" aria-hidden="true"><bdi>${names[side]}</bdi></p>
    ${
      steps.length === 0
        ? html`<p class="quiet small">
            ${sentence(locale, 'progress.no-steps-of', { organization: names[side] })}
          </p>`
        : html`<ul
            class="map-steps"
            role="list"
            aria-label=${locale.text('progress.steps-of', { organization: names[side] })}
          >
            ${repeat(
              steps.slice(0, mostSteps),
              (step, index) => `${index} ${step.id}`,
              (step) => renderStep(view, step, ties(step)),
            )}
          </ul>`
    }
    ${renderMoreSteps(view, steps.length - mostSteps)}
  </div>`;
}

function renderStep(view: ProgressView, step: Step, ties: Ties): TemplateResult {
  const { locale } = view;
  return html`<li class=${isFinished(step) ? 'step finished' : 'step'} part="stage-step">
    ${renderMarker(step, view.index)}
    <div>
      <bdi class="name">${step.title}</bdi>
      <p class="facts small quiet number">${renderFacts(stepFacts(view, step))}</p>
      ${renderWaits(view, step)} ${ties.nowWith ? renderNowWith(view, ties.nowWith) : nothing}
      ${
        ties.unlocks.length > 0
          ? html`<p class="small quiet" part="unlocks">
              ${sentence(locale, 'progress.opens', { things: titlesOf(view, ties.unlocks) })}
            </p>`
          : nothing
      }
      ${ties.handsOver.length > 0 ? renderHandOff(view, step, ties.handsOver) : nothing}
      ${renderProgramOnly(view, step)}
    </div>
  </li>`;
}

function renderNowWith(
  { locale, names, dates, now }: ProgressView,
  { side, since, reason }: NowWith,
): TemplateResult {
  const day = since === undefined ? undefined : dates.day({ at: since }, now);
  const who = sentence(locale, 'progress.now-with', { organization: names[side] });
  return html`<p class="tied waits small number" part="now-with">
    ${icons.clock}<span
      ><span class="facts"
        >${renderFacts([who, ...(day ? [locale.text('progress.since', { date: day })] : [])])}</span
      >${reason ? html` <span class="quiet" dir="auto">${reason}</span>` : nothing}</span
    >
  </p>`;
}

/** Where the work changes hands: what the other side can go on with once this is done, or now that it is. */
function renderHandOff(view: ProgressView, step: Step, next: readonly Step[]): TemplateResult {
  const { locale, names } = view;
  const organization = names[otherSide(step.side)];
  const key = isFinished(step) ? 'progress.handed-over' : 'progress.hands-over';
  return html`<p class="tied small" part="hand-off">
    ${handOffIcon}<span>${sentence(locale, key, { organization, things: titlesOf(view, next) })}</span>
  </p>`;
}

function titlesOf({ locale }: ProgressView, steps: readonly Step[]): unknown {
  return hostList(
    locale,
    steps.map(({ title }) => title),
  );
}
