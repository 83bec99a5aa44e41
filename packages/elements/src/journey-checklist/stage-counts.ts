import type { Side, Stage } from '@partner-journey/contract';
import { html, nothing } from 'lit';
import { renderFacts } from '../base/rich-text.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import { sentence } from '../journey-view/host-words.js';
import { countSteps, shareDone } from '../journey-view/step-counts.js';
import { useProperty } from '../journey-view/use-property.js';
import type { ChecklistView } from './checklist-view.js';

/** "Onboard: 3 of 7 required done · about 40 min left · 1 overdue". */
export function renderCounts(view: ChecklistView, stage: Stage, side: Side): unknown {
  const { locale } = view;
  const { done, of, late, minutesLeft } = countSteps([stage], view, side);
  if (of === 0) return nothing;
  const facts = [
    sentence(locale, 'checklist.stage-counts', { stage: stage.title, done, of }),
    ...(minutesLeft > 0 ? [timeLeft(locale, minutesLeft)] : []),
    ...(late > 0 ? [locale.text('checklist.late', { count: late })] : []),
  ];
  return html`<span class="facts quiet number" part="counts">${renderFacts(facts)}</span>`;
}

/** The same as a thin bar, for the eyes only. */
export function renderBar(view: ChecklistView, stage: Stage, side: Side): unknown {
  const counts = countSteps([stage], view, side);
  if (counts.of === 0) return nothing;
  return html`<div
    class="bar"
    part="bar"
    aria-hidden="true"
    ${useProperty('--journey-use-share', shareDone(counts))}
  >
    <span></span>
  </div>`;
}

function timeLeft(locale: LocaleController, minutes: number): string {
  return minutes < 90
    ? locale.text('checklist.minutes-left', { count: minutes })
    : locale.text('checklist.hours-left', { count: Math.round(minutes / 60) });
}
