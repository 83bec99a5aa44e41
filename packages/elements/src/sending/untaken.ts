import type { JourneyError } from '@partner-journey/client';
import type { Problem } from '@partner-journey/contract';

/** Why the client did not even take a change, as a problem whose words are ours. */
export function untakenProblem(error: unknown): Problem {
  const isFull = (error as Partial<JourneyError> | undefined)?.code === 'outbox-full';
  return { type: 'about:blank', title: '', status: 0, code: isFull ? 'outbox-full' : 'not-taken' };
}
