import type { Step } from '@partner-journey/contract';
import { isFinished } from '../journey-view/journey-index.js';
import { otherSide } from '../journey-view/sides.js';
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
