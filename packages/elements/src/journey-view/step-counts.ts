import type { Side, Stage, Step } from '@partner-journey/contract';
import type { DateFormat } from '../locales/format.js';
import { isFinished } from './journey-index.js';

/** How far some steps are. */
export interface StepCounts {
  readonly done: number;
  readonly of: number;
  /** Unfinished ones whose due moment is over. */
  readonly late: number;
  /** What the unfinished ones take together, as far as it is known. */
  readonly minutesLeft: number;
}

/** The clock to judge lateness by. */
export interface Clock {
  readonly dates: DateFormat;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The steps that count: required ones that were not skipped, of a stage that is not left out. */
export function countedSteps(stage: Stage, side?: Side): readonly Step[] {
  if (stage.condition === 'skipped') return [];
  return stage.steps.filter(
    (step) => step.required && step.status !== 'skipped' && (!side || step.side === side),
  );
}

/** Whether a step should have been finished by now. */
export function isLate(step: Step, { dates, now }: Clock): boolean {
  return (
    !isFinished(step) && step.status !== 'submitted' && step.due !== undefined && dates.isOver(step.due, now)
  );
}

/** Counts what counts of one side, or of both, in some stages. */
export function countSteps(stages: readonly Stage[], clock: Clock, side?: Side): StepCounts {
  const counts = { done: 0, of: 0, late: 0, minutesLeft: 0 };
  for (const step of stages.flatMap((stage) => countedSteps(stage, side))) {
    counts.of++;
    if (isFinished(step)) {
      counts.done++;
      continue;
    }
    if (isLate(step, clock)) counts.late++;
    if (step.status !== 'submitted') counts.minutesLeft += step.effortMinutes ?? 0;
  }
  return counts;
}

/** The share done, 0 to 1; nothing to do is all done. */
export function shareDone({ done, of }: StepCounts): number {
  return of === 0 ? 1 : done / of;
}
