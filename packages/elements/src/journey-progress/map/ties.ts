import type { Journey, Step } from '@partner-journey/contract';
import { isFinished, type JourneyIndex } from '../../journey-view/journey-index.js';
import { nowWith, type NowWith } from '../now-with.js';

/** What a step has to do with others: what it opens, where the work changes hands, and who has to move now. */
export interface Ties {
  /** Unfinished steps of the same side that wait for it. */
  readonly unlocks: readonly Step[];
  /** Unfinished steps of the other side that wait for it. */
  readonly handsOver: readonly Step[];
  /** Who has to move before it goes on, where that is not the side whose work it is. */
  readonly nowWith: NowWith | undefined;
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
