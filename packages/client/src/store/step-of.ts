import type { Journey, Step } from '@partner-journey/contract';

/** A step of a journey; undefined when one or the other is not known. */
export function stepOf(journey: Journey | undefined, stepId: string): Step | undefined {
  return journey?.stages.flatMap((stage) => stage.steps).find(({ id }) => id === stepId);
}
