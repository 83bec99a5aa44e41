import type { Side, Stage, Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { renderFacts } from '../base/rich-text.js';
import { hostList, sentence } from '../journey-view/host-words.js';
import { isFinished, openDependencies } from '../journey-view/journey-index.js';
import { renderContact } from '../journey-view/contact.js';
import { renderPromise } from '../journey-view/promise.js';
import { promiseStyles } from '../journey-view/promise.styles.js';
import { markerStyles } from '../journey-view/step-marker.styles.js';
import { renderMarker } from '../journey-view/step-marker.js';
import { progressDetail } from '../locales/en/progress-detail.js';
import { promise } from '../locales/en/promise.js';
import { sending } from '../locales/en/sending.js';
import { refusedNote } from '../sending/refused-note.styles.js';
import { otherSide } from '../journey-view/sides.js';
import { renderPerson } from './person.js';
import type { ProgressView } from './progress-view.js';
import { detailStyles } from './stage-detail.styles.js';
import { renderMoreSteps, renderProgramOnly, renderWaits, stepFacts } from './stage-step.js';
import { stageStepStyles } from './stage-step.styles.js';

export { StageEnding } from './stage-ending.js';

export const words = { ...progressDetail, ...promise, ...sending };
/** However many there are, the page stays quick. */
const mostSteps = 200;

export const styles = [markerStyles, promiseStyles, refusedNote, stageStepStyles, detailStyles];

/** Guidance for a stage: what it is for, who runs it, what it opens, and the steps of both sides with their states. */
export function renderStageDetail(
  view: ProgressView,
  stage: Stage,
  { labelId, end }: { readonly labelId: string; readonly end: unknown },
): TemplateResult {
  const { locale, names, side } = view;
  return html`<div id="detail" class="detail" part="stage-detail" role="group" aria-labelledby=${labelId}>
    ${stage.summary ? html`<p dir="auto">${stage.summary}</p>` : nothing}
    <div class="about small">
      ${
        stage.owner
          ? html`<p>
              <span class="quiet">${locale.text('progress.owner')}</span>
              ${renderPerson(stage.owner, names, locale)}
            </p>`
          : nothing
      }
      ${
        stage.unlocks?.length
          ? html`<p>${sentence(locale, 'progress.opens', { things: hostList(locale, stage.unlocks) })}</p>`
          : nothing
      }
      ${
        stage.typicalDays && stage.position !== 'done'
          ? html`<p class="quiet number">${locale.text('progress.typical', { count: stage.typicalDays })}</p>`
          : nothing
      }
      ${stage.sla ? renderPromise(view, stage.sla) : nothing}
      ${stage.contact ? renderContact(stage.contact, names, locale) : nothing}
    </div>
    ${stage.steps.length === 0 ? html`<p class="quiet small">${locale.text('progress.no-steps')}</p>` : nothing}
    <div class="tracks">${[side, otherSide(side)].map((one) => renderSide(view, stage, one))}</div>
    ${end}
  </div>`;
}

function renderSide(view: ProgressView, stage: Stage, side: Side): unknown {
  const steps = stage.steps.filter((step) => step.side === side);
  if (steps.length === 0) return nothing;
  const { locale, names } = view;
  return html`<div>
    <p class="side small" aria-hidden="true"><bdi>${names[side]}</bdi></p>
    <ul
      class="steps"
      role="list"
      aria-label=${locale.text('progress.steps-of', { organization: names[side] })}
    >
      ${steps.slice(0, mostSteps).map((step) => renderStep(view, step))}
    </ul>
    ${renderMoreSteps(view, steps.length - mostSteps)}
  </div>`;
}

function renderStep(view: ProgressView, step: Step): TemplateResult {
  return html`<li class=${isFinished(step) ? 'step finished' : 'step'} part="stage-step">
    ${renderMarker(step, view.index)}
    <div>
      <bdi class="name">${step.title}</bdi>
      <p class="facts small quiet">${renderFacts(stepFacts(view, step))}</p>
      ${step.sla ? renderPromise(view, step.sla) : nothing} ${renderWaits(view, step)}
      ${renderPurpose(view, step)} ${renderProgramOnly(view, step)}
    </div>
  </li>`;
}

/** Why and until when it is worth doing, for what can be gone on with. */
function renderPurpose({ locale, index }: ProgressView, step: Step): unknown {
  if (isFinished(step) || openDependencies(step, index).length > 0) return nothing;
  return html`
    ${step.why ? html`<p class="small quiet">${locale.text('common.why')} <bdi>${step.why}</bdi></p>` : nothing}
    ${step.doneWhen ? html`<p class="small quiet">${locale.text('common.done-when')} <bdi>${step.doneWhen}</bdi></p>` : nothing}
  `;
}
