import type { Journey, Side, Stage, Step } from '@partner-journey/contract';
import { currentStage, indexOf, isFinished, openDependencies, type JourneyIndex } from './journey-index.js';
import { isLate, type Clock } from './step-counts.js';

/**
 * The step a side can go on with: in the current stage before later ones; there what is required, what nobody else was
 * asked to do, what was sent back or is late, what is due first, and what most steps wait for.
 */
export function nextStep(journey: Journey, side: Side, clock: Clock, viewerId?: string): Step | undefined {
  return nextSteps(journey, side, clock, viewerId)[0];
}

/** The steps a side can go on with in the stage of the first of them, in the order in which they are next. */
export function nextSteps(journey: Journey, side: Side, clock: Clock, viewerId?: string): readonly Step[] {
  const index = indexOf(journey);
  const open = journey.stages.filter((stage) => stage.position !== 'done' && stage.condition !== 'skipped');
  for (const stage of [...open].sort(
    (a, b) => Number(b.position === 'current') - Number(a.position === 'current'),
  )) {
    const candidates = stage.steps.filter(
      (step) => step.side === side && isWorkable(step) && openDependencies(step, index).length === 0,
    );
    if (candidates.length === 0) continue;
    const waiting = countWaiting(index);
    return candidates
      .map((step) => ({ step, rank: [...rank(step, clock, viewerId), -(waiting.get(step.id) ?? 0)] }))
      .sort((a, b) => compare(a.rank, b.rank) || (a.step.order ?? 0) - (b.step.order ?? 0))
      .map(({ step }) => step);
  }
  return [];
}

/** How many unfinished steps wait for each: counted in one go, for there may be thousands. */
function countWaiting(index: JourneyIndex): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { step } of index.values()) {
    if (isFinished(step)) continue;
    for (const { stepId } of step.dependsOn ?? []) counts.set(stepId, (counts.get(stepId) ?? 0) + 1);
  }
  return counts;
}

/** Whether a step was given to others than this person. */
export function isOthers({ assignees = [] }: Step, viewerId: string | undefined): boolean {
  return viewerId !== undefined && assignees.length > 0 && assignees.every(({ id }) => id !== viewerId);
}

/** The step of the other side that holds a stage up most: one that is late, else one that something here depends on. */
export function heldUpBy(journey: Journey, side: Side, clock: Clock): Step | undefined {
  const stage = currentStage(journey);
  const theirs = (stage?.steps ?? []).filter((step) => step.side !== side && !isFinished(step));
  const late = theirs.filter((step) => isLate(step, clock)).sort((a, b) => dueMs(a) - dueMs(b))[0];
  return late ?? theirs.find((step) => stage && isNeededBy(step, side, stage));
}

function isNeededBy(step: Step, side: Side, stage: Stage): boolean {
  return stage.steps.some(
    (other) =>
      other.side === side &&
      other.status === 'todo' &&
      other.dependsOn?.some(({ stepId }) => stepId === step.id),
  );
}

function isWorkable(step: Step): boolean {
  return step.status === 'returned' || step.status === 'in-progress' || step.status === 'todo';
}

function rank(step: Step, clock: Clock, viewerId: string | undefined): readonly number[] {
  const urgency =
    step.status === 'returned' ? 0 : isLate(step, clock) ? 1 : step.status === 'in-progress' ? 2 : 3;
  return [step.required ? 0 : 1, isOthers(step, viewerId) ? 1 : 0, urgency, dueMs(step)];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

function dueMs({ due }: Step): number {
  const ms = due ? Date.parse('on' in due ? due.on : due.at) : NaN;
  return Number.isNaN(ms) ? Number.MAX_SAFE_INTEGER : ms;
}
