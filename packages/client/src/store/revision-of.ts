import type { Change, Journey } from '@partner-journey/contract';
import type { Query } from '../adapters/query.js';

/** The revision of the step a change is about, as the host told it last. */
export function revisionOf(target: Change['target'], truthOf: (query: Query) => unknown): string | undefined {
  if (!('stepId' in target)) return undefined;
  const { journeyId, stepId } = target;
  const journey = truthOf({ kind: 'journey', journeyId }) as Journey | undefined;
  const steps = journey?.stages.flatMap((stage) => stage.steps);
  return steps?.find(({ id }) => id === stepId)?.revision;
}
