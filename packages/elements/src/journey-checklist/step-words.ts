import type { Person, Step } from '@partner-journey/contract';
import { dueText } from '../journey-view/due-text.js';
import { isFinished, openDependencies } from '../journey-view/journey-index.js';
import { personText } from '../journey-view/sides.js';
import { statusText } from '../journey-view/status-text.js';
import { isLate } from '../journey-view/step-counts.js';
import { can, type ChecklistView } from './checklist-view.js';

/** A state in a few words, and how it looks. */
interface StateChip {
  readonly text: string;
  readonly look: '' | 'good' | 'warn' | 'bad';
}

/** How a step stands; undefined when there is nothing to say but that it is to do. */
export function stateChip(view: ChecklistView, step: Step): StateChip | undefined {
  const { locale, names } = view;
  const text = statusText(locale, step.status);
  switch (step.status) {
    case 'done':
      return { text, look: 'good' };
    case 'submitted':
      return can(view, step, 'approve')
        ? { text: locale.text('checklist.to-review'), look: 'warn' }
        : { text, look: '' };
    case 'returned':
    case 'blocked':
      return { text, look: 'bad' };
    case 'skipped':
      return { text, look: '' };
  }
  if (isLate(step, view)) return { text: locale.text('checklist.overdue'), look: 'bad' };
  const held = heldBy(view, step);
  if (held) return { text: locale.text('checklist.with', { organization: names[held] }), look: 'warn' };
  if (step.status !== 'todo') return { text, look: '' };
  return openDependencies(step, view.index).length > 0
    ? { text: locale.text('checklist.waiting'), look: '' }
    : undefined;
}

/** The other side, when a step waits for it. */
export function heldBy(view: ChecklistView, step: Step): Step['side'] | undefined {
  if (step.waitingOn && step.waitingOn.side !== step.side) return step.waitingOn.side;
  const open = openDependencies(step, view.index);
  const isTheirs = open.length > 0 && open.every((one) => one.step?.side !== step.side);
  return isTheirs ? (open[0]?.step?.side ?? (step.side === 'partner' ? 'program' : 'partner')) : undefined;
}

/** One fact of the line under a title. */
interface MetaFact {
  readonly text: string;
  readonly isLate?: boolean;
}

/** The line under a title: when, who, how long, and what it waits for. */
export function metaFacts(view: ChecklistView, step: Step): readonly MetaFact[] {
  const { locale } = view;
  const facts = isFinished(step)
    ? finishedFacts(view, step)
    : step.status === 'submitted'
      ? sentFacts(view, step)
      : openFacts(view, step);
  return [...facts, ...(step.required ? [] : [{ text: locale.text('checklist.optional') }])];
}

function finishedFacts(view: ChecklistView, { completed }: Step): MetaFact[] {
  if (!completed) return [];
  const { locale, dates, now } = view;
  const date = dates.day({ at: completed.at }, now);
  if (!completed.by) return [{ text: locale.text('checklist.done-on', { date }) }];
  return [{ text: locale.text('checklist.done-by', { date, person: shortPerson(view, completed.by) }) }];
}

function sentFacts({ locale, dates, now }: ChecklistView, { submission, sla }: Step): MetaFact[] {
  const facts = submission
    ? [{ text: locale.text('checklist.sent-on', { date: dates.day({ at: submission.at }, now) }) }]
    : [];
  if (sla?.clockWith !== 'program' || sla.state === 'met') return facts;
  return [
    ...facts,
    {
      text: locale.text('checklist.answer-due', { date: dates.day(sla.due, now) }),
      isLate: dates.isOver(sla.due, now),
    },
  ];
}

function openFacts(view: ChecklistView, step: Step): MetaFact[] {
  const { locale, dates, names, now } = view;
  const due = step.due ? dueText(locale, step.due, now) : undefined;
  const waitingOn =
    step.waitingOn?.side === step.side || openDependencies(step, view.index).length > 0
      ? undefined
      : step.waitingOn;
  const since = waitingOn && {
    organization: names[waitingOn.side],
    date: dates.day({ at: waitingOn.since }, now),
  };
  return [
    ...(due ? [{ text: due.date }, { text: due.countdown, isLate: due.over }] : []),
    ...(step.assignees ?? []).slice(0, 2).map((person) => ({ text: shortPerson(view, person) })),
    ...(step.effortMinutes ? [{ text: locale.text('common.minutes', { count: step.effortMinutes }) }] : []),
    ...(step.scope === 'person' ? [{ text: locale.text('checklist.each-person') }] : []),
    ...(since ? [{ text: locale.text('checklist.waits-since', since) }] : []),
    ...(waitingOn?.reason ? [{ text: waitingOn.reason }] : []),
  ].filter(({ text }) => text !== '');
}

/** People of the viewer's own side go by their name, those of the other also by their organization. */
function shortPerson({ locale, names, side }: ChecklistView, person: Person): string {
  return person.side === side ? person.name : personText(locale, person, names);
}
