import type { Stage } from '@partner-journey/contract';
import { html, nothing } from 'lit';
import { hostText } from '../base/rich-text.js';
import { isFinished } from '../journey-view/journey-index.js';
import { otherSide } from '../journey-view/sides.js';
import { countedSteps, countSteps } from '../journey-view/step-counts.js';
import { icons } from '../styles/icons.js';
import type { ChecklistView } from './checklist-view.js';

/** When the viewer's side has done all that is asked of it: that it is so, what is still out, and what opens next. */
export function renderCompletion(view: ChecklistView, stage: Stage): unknown {
  const { journey, locale, names, side } = view;
  const own = countedSteps(stage, side);
  const waiting = own.filter(({ status }) => status === 'submitted').length;
  if (own.length === 0 || !own.every((step) => isFinished(step) || step.status === 'submitted')) return nothing;
  const isAll = journey.stages.every((one) => countedSteps(one, side).every(isFinished));
  const organization = names[side];
  const theirs = countSteps([stage], view, otherSide(side));
  const next = journey.stages.slice(journey.stages.indexOf(stage) + 1).find((one) => one.condition !== 'skipped');
  return html`<div class="completion" part="completion">
    <p>
      <b
        >${icons.check} ${hostText(
          isAll
            ? locale.text('checklist.complete-all', { organization })
            : locale.text('checklist.complete-stage', { organization, stage: stage.title }),
        )}</b
      >
    </p>
    ${waiting > 0 ? html`<p class="small">${locale.text('checklist.awaiting-approval', { count: waiting })}</p>` : nothing}
    ${theirs.of > theirs.done
      ? html`<p class="small">
          ${hostText(locale.text('checklist.still-waiting', { organization: names[otherSide(side)], count: theirs.of - theirs.done }))}
        </p>`
      : nothing}
    ${stage.unlocks?.length
      ? html`<p class="small">${hostText(locale.text('checklist.opens-next', { things: locale.list(stage.unlocks) }))}</p>`
      : nothing}
    ${next
      ? html`<p class="small">
          ${hostText(locale.text('checklist.next-stage', { stage: next.title }))}${next.outcome ? html` – ${hostText(next.outcome)}` : nothing}
        </p>`
      : nothing}
  </div>`;
}
