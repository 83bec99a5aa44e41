import type { Person, Step } from '@partner-journey/contract';
import { isFinished } from '../journey-view/journey-index.js';
import { otherSide, personText } from '../journey-view/sides.js';
import { checklistGroups } from '../locales/en/checklist-groups.js';
import type { ChecklistView } from './checklist-view.js';
import type { StepGroup } from './step-groups.js';

export const words = checklistGroups;

/** One group for each side, the viewer's own first. */
export function groupBySide({ side, names }: ChecklistView, steps: readonly Step[]): StepGroup[] {
  return [side, otherSide(side)].map((one) => ({
    id: one,
    title: names[one],
    steps: steps.filter((step) => step.side === one),
    theirs: [],
    counts: undefined,
    startsOpen: one === side,
  }));
}

/** One group for each person, the viewer first, then their side; what nobody has is last on each side. */
export function groupByOwner(view: ChecklistView, steps: readonly Step[]): StepGroup[] {
  return [view.side, otherSide(view.side)].flatMap((side) => {
    const byOwner = new Map<string | undefined, { owner: Person | undefined; steps: Step[] }>();
    for (const step of steps.filter((one) => one.side === side)) {
      const owner = ownerOf(view, step);
      const group = byOwner.get(owner?.id) ?? { owner, steps: [] };
      group.steps.push(step);
      byOwner.set(owner?.id, group);
    }
    const rank = (owner: Person | undefined) => (owner ? (isViewer(view, owner) ? 0 : 1) : 2);
    const groups = [...byOwner.values()].sort((a, b) => rank(a.owner) - rank(b.owner));
    return groups.map(({ owner, steps }) => ({
      id: JSON.stringify([side, owner?.id]),
      title: owner
        ? personText(view.locale, owner, view.names)
        : view.locale.text('checklist.group-nobody', { organization: view.names[side] }),
      steps,
      theirs: [],
      counts: undefined,
      startsOpen: side === view.side,
    }));
  });
}

function isViewer({ session }: ChecklistView, { id }: Person): boolean {
  return session?.viewer.id === id;
}

/** Whom a step is listed under: the viewer when they are one of several, else the first named. */
function ownerOf(view: ChecklistView, { assignees }: Step): Person | undefined {
  return assignees?.find((person) => isViewer(view, person)) ?? assignees?.[0];
}

const dueGroups = ['overdue', 'soon', 'later', 'undated', 'finished'] as const;

/** What is late, what is due soon, and the rest. */
export function groupByDue(view: ChecklistView, steps: readonly Step[]): StepGroup[] {
  const byDue = new Map(dueGroups.map((id) => [id, [] as Step[]]));
  for (const step of steps) byDue.get(dueGroupOf(view, step))?.push(step);
  return dueGroups.map((id) => {
    const all = byDue.get(id) ?? [];
    return {
      id,
      title: view.locale.text(`checklist.group-${id}`),
      steps: all.filter(({ side }) => side === view.side),
      theirs: all.filter(({ side }) => side !== view.side),
      counts: undefined,
      startsOpen: id === 'overdue' || id === 'soon',
    };
  });
}

function dueGroupOf({ dates, now }: ChecklistView, step: Step): (typeof dueGroups)[number] {
  if (isFinished(step)) return 'finished';
  if (!step.due) return 'undated';
  if (dates.isOver(step.due, now) && step.status !== 'submitted') return 'overdue';
  return dates.daysUntil(step.due, now) <= 7 ? 'soon' : 'later';
}
