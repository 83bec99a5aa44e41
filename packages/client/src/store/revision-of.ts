import type { Change, Journey, Step } from '@partner-journey/contract';
import type { Query } from '../adapters/query.js';

/** The revision of the step a change is about, as the host told it last. */
export function revisionOf(target: Change['target'], truthOf: (query: Query) => unknown): string | undefined {
  if (!('stepId' in target)) return undefined;
  const journey = truthOf({ kind: 'journey', journeyId: target.journeyId }) as Journey | undefined;
  return journey && stepIn(journey, target.stepId)?.revision;
}

/** A step by its id, in whichever stage it stands. */
export function stepIn(journey: Journey, stepId: unknown): Step | undefined {
  for (const { steps } of journey.stages) {
    const step = steps.find(({ id }) => id === stepId);
    if (step) return step;
  }
  return undefined;
}
