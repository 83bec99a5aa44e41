import { HostUnreachableError } from './host-unreachable-error.js';
import { isJourneyError, type JourneyError } from './journey-error.js';

/** One of our errors as it is; anything else an adapter threw counts as the host being unreachable. */
export function asJourneyError(error: unknown, attempted: string): JourneyError {
  if (isJourneyError(error)) return error;
  return new HostUnreachableError(`${attempted} failed before the host answered.`, { cause: error });
}
