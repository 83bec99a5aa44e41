import type { Journey, Side, Sla, Stage, Step } from '@partner-journey/contract';
import { isFinished, openDependencies, type JourneyIndex } from '../../journey-view/journey-index.js';
import { isLate, type Clock } from '../../journey-view/step-counts.js';
import { nowWith } from '../now-with.js';

/** Something that one side owes the other now. */
export interface Owed {
  readonly step: Step;
  readonly stage: Stage;
  /** Whether the other side has handed it in, and it is to be looked at. */
  readonly isHandedIn: boolean;
}

/** How the promises of one side have gone so far. */
export interface PromiseRecord {
  readonly kept: number;
  readonly broken: number;
  readonly open: number;
}

/** What a journey says of itself, and the clock to judge it by. */
interface Accounts extends Clock {
  readonly journey: Journey;
  readonly index: JourneyIndex;
}

/**
 * What a side owes now, the most urgent first: what has to be done of the current stages, and what is late of any,
 * as far as it can be gone on with. Whoever has to move owes it, whosever work it is.
 */
export function owedBy(side: Side, { journey, index, ...clock }: Accounts): readonly Owed[] {
  const owed = journey.stages.flatMap((stage) =>
    stage.condition === 'skipped'
      ? []
      : stage.steps
          .filter((step) => stage.position === 'current' || isLate(step, clock))
          .filter((step) => step.required && !isFinished(step) && openDependencies(step, index).length === 0)
          .map((step) => ({ step, stage, mover: nowWith(step, index)?.side ?? step.side }))
          .filter(({ mover }) => mover === side)
          .map(({ step }) => ({ step, stage, isHandedIn: step.side !== side })),
  );
  return owed.sort((one, other) => dueOf(one.step, clock) - dueOf(other.step, clock));
}

/** What has a day stands before what has none. */
function dueOf({ due }: Step, { dates, now }: Clock): number {
  const days = due ? dates.daysUntil(due, now) : Number.NaN;
  return Number.isNaN(days) ? Number.MAX_SAFE_INTEGER : days;
}

/** How the promises of a side have gone, of the stages and of the steps of a journey. */
export function promisesOf(side: Side, { journey, dates, now }: Accounts): PromiseRecord {
  const record = { kept: 0, broken: 0, open: 0 };
  const promises = journey.stages.flatMap((stage) => [
    ...(stage.sla ? [{ sla: stage.sla, by: stage.owner?.side }] : []),
    ...stage.steps.flatMap((step) => (step.sla ? [{ sla: step.sla, by: step.side }] : [])),
  ]);
  for (const { sla, by } of promises) {
    if ((sla.promisedBy ?? by) !== side) continue;
    record[outcomeOf(sla, dates.isOver(sla.due, now))] += 1;
  }
  return record;
}

/** A promise is broken once its moment has passed, also before the host says so. */
function outcomeOf({ state }: Sla, isOver: boolean): keyof PromiseRecord {
  if (state === 'met') return 'kept';
  return state === 'breached' || (isOver && state !== 'paused') ? 'broken' : 'open';
}
