import type { PendingChange } from '@partner-journey/client';
import type { Stage } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { hostText, renderFacts } from '../../base/rich-text.js';
import { hostList, sentence } from '../../journey-view/host-words.js';
import { isFinished } from '../../journey-view/journey-index.js';
import { otherSide } from '../../journey-view/sides.js';
import { countedSteps, countSteps } from '../../journey-view/step-counts.js';
import { icons } from '../../journey-view/icons.js';
import { safeUrl } from '../../base/safe-url.js';
import type { ChecklistView } from '../checklist-view.js';

/**
 * When the viewer's side has done all that is asked of it: that it is so, what is still out, and what opens next.
 * Not before the host has all of it.
 */
export function renderCompletion(
  view: ChecklistView,
  stage: Stage,
  changes: readonly PendingChange[],
): unknown {
  return changes.some((pending) => isUnsaved(view, pending)) ? nothing : renderDone(view, stage);
}

function isUnsaved({ index }: ChecklistView, { change, state }: PendingChange): boolean {
  return state !== 'refused' && 'stepId' in change.target && index.has(change.target.stepId);
}

function renderDone(view: ChecklistView, stage: Stage): TemplateResult {
  const { journey, locale, names, side } = view;
  const own = countedSteps(stage, side);
  const waiting = own.filter(({ status }) => status === 'submitted').length;
  const isAll = waiting === 0 && journey.stages.every((one) => countedSteps(one, side).every(isFinished));
  const organization = names[side];
  const theirs = countSteps([stage], view, otherSide(side));
  const next = journey.stages
    .slice(journey.stages.indexOf(stage) + 1)
    .find((one) => one.condition !== 'skipped');
  const title = isAll
    ? 'checklist.complete-all'
    : waiting > 0
      ? 'checklist.handed-in-stage'
      : 'checklist.complete-stage';
  const left = { organization: names[otherSide(side)], count: theirs.of - theirs.done };
  return html`<div class="completion" part="completion">
    <p>
      <b>${icons.check} ${sentence(locale, title, { organization, stage: stage.title })}</b>
    </p>
    ${waiting > 0 ? html`<p class="small">${locale.text('checklist.awaiting-approval', { count: waiting })}</p>` : nothing}
    ${left.count > 0 ? html`<p class="small">${sentence(locale, 'checklist.still-waiting', left)}</p>` : nothing}
    ${
      stage.unlocks?.length
        ? html`<p class="small">
            ${sentence(locale, 'checklist.opens-next', { things: hostList(locale, stage.unlocks) })}
          </p>`
        : nothing
    }
    ${
      next
        ? html`<p class="small">
            ${sentence(locale, 'checklist.next-stage', { stage: next.title })}${next.outcome ? [' – ', hostText(next.outcome)] : nothing}
          </p>`
        : nothing
    }
    ${renderRecognitions(view, isAll ? undefined : stage)}
  </div>`;
}

/** What was earned since a stage began, or on the whole way. */
function renderRecognitions(
  { journey, locale, dates, now }: ChecklistView,
  stage: Stage | undefined,
): unknown {
  const since = Date.parse(stage?.enteredAt ?? '');
  const earned = (journey.recognitions ?? []).filter(({ at }) => !(Date.parse(at) < since));
  if (earned.length === 0) return nothing;
  return html`<p class="small"><b>${locale.text('checklist.earned')}</b></p>
    <ul class="earned small" role="list">
      ${earned.map(({ title, at, from, imageUrl }) => {
        const picture = safeUrl(imageUrl);
        const facts = [dates.day({ at }, now), ...(from ? [hostText(from)] : [])];
        return html`<li part="recognition">
          ${picture ? html`<img src=${picture.href} alt="" width="32" height="32" loading="lazy" />` : icons.check}
          <span><bdi>${title}</bdi> <span class="facts">${renderFacts(facts)}</span></span>
        </li>`;
      })}
    </ul>`;
}
