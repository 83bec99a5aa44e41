import type { Journey, Side, Step } from '@partner-journey/contract';
import { isFinished, openDependencies, type JourneyIndex } from '../../journey-view/journey-index.js';
import { otherSide } from '../../journey-view/sides.js';

/** What a step has to do with others: what it opens, where the work changes hands, and who has to move now. */
export interface Ties {
  /** Unfinished steps of the same side that wait for it. */
  readonly unlocks: readonly Step[];
  /** Unfinished steps of the other side that wait for it. */
  readonly handsOver: readonly Step[];
  /** Who has to move before it goes on, where that is not the side whose work it is. */
  readonly nowWith: NowWith | undefined;
}

/** The side that has something on its desk, as far as it is known why and since when. */
export interface NowWith {
  readonly side: Side;
  /** Date and time with an offset. */
  readonly since: string | undefined;
  readonly reason: string | undefined;
}

const none: readonly Step[] = [];

/** The unfinished steps that wait for each step, of the whole journey at once. */
function dependentsByStep(journey: Journey): ReadonlyMap<string, readonly Step[]> {
  const dependents = new Map<string, Step[]>();
  for (const step of journey.stages.flatMap(({ steps }) => steps)) {
    if (isFinished(step)) continue;
    for (const { stepId } of step.dependsOn ?? []) {
      if (stepId === step.id) continue;
      const known = dependents.get(stepId);
      if (known) known.push(step);
      else dependents.set(stepId, [step]);
    }
  }
  return dependents;
}

/** Tells of each step of a journey what it has to do with the others. */
export function tiesOf(journey: Journey, index: JourneyIndex): (step: Step) => Ties {
  const dependents = dependentsByStep(journey);
  return (step) => {
    const waiting = dependents.get(step.id) ?? none;
    return {
      unlocks: isFinished(step) ? none : waiting.filter(({ side }) => side === step.side),
      handsOver: waiting.filter(({ side }) => side !== step.side),
      nowWith: nowWith(step, index),
    };
  };
}

/** What is finished is with nobody, and what cannot start yet is said with what it needs. */
function nowWith(step: Step, index: JourneyIndex): NowWith | undefined {
  const { waitingOn, submission } = step;
  if (isFinished(step)) return undefined;
  if (waitingOn) {
    const { side, since, reason } = waitingOn;
    return side === step.side ? undefined : { side, since, reason };
  }
  if (step.status !== 'submitted' || openDependencies(step, index).length > 0) return undefined;
  return { side: otherSide(step.side), since: submission?.at, reason: undefined };
}
