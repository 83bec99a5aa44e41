import { JourneyError } from './journey-error.js';

/** The host did not finish its answer within the time the options allow. It is tried again later. */
export class HostTimeoutError extends JourneyError {
  override readonly name = 'HostTimeoutError' as const;
  readonly code = 'timeout';
}
