import type { Step } from '@partner-journey/contract';
import { html, nothing } from 'lit';
import { checklistCalendar } from '../../locales/en/checklist-calendar.js';
import type { ChecklistView } from '../checklist-view.js';
import type { StepGroup } from '../step-groups.js';
import { dueDaysOf, type DueDay } from './due-days.js';
import { icalendar, type CalendarEvent } from './icalendar.js';

export const words = checklistCalendar;

/** Saves the viewer's due days for a calendar program; nothing while none is due. */
export function renderDueDays(view: ChecklistView, groups: readonly StepGroup[]): unknown {
  const stageOf = ({ id }: Step) => view.index.get(id)?.stage.title ?? '';
  const viewerId = view.session?.viewer.id;
  const days = dueDaysOf(groups, { side: view.side, viewerId, stageOf });
  if (days.length === 0) return nothing;
  return html`<p class="more">
    <button class="button link small" part="calendar" type="button" @click=${() => save(view, days)}>
      ${view.locale.text('checklist.calendar', { count: days.length })}
    </button>
  </p>`;
}

function save(view: ChecklistView, days: readonly DueDay[]): void {
  const { journey, now } = view;
  const events = days.map((day) => eventOf(view, day));
  const file = new Blob([icalendar(journey.title, events, now)], { type: 'text/calendar;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${journey.id.replace(/[^\w-]+/g, '-')}.ics`;
  link.click();
  // the browser has begun to read it by then
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function eventOf({ locale, journey }: ChecklistView, { step, due, stage }: DueDay): CalendarEvent {
  const url = addressOf(step);
  const lines = [
    `${journey.title}: ${stage}`,
    step.why,
    step.doneWhen && `${locale.text('common.done-when')} ${step.doneWhen}`,
  ];
  return {
    uid: `${step.id}.${journey.id}@${location.hostname}`,
    title: step.title,
    description: lines.filter(Boolean).join('\n'),
    on: 'on' in due ? due.on : due.at,
    ...(url && { url }),
  };
}

/** A calendar program knows no page that an address could be relative to. */
function addressOf({ action }: Step): string | undefined {
  if (!action?.url || !URL.canParse(action.url, document.baseURI)) return undefined;
  return new URL(action.url, document.baseURI).href;
}
