import { JourneyError } from './journey-error.js';

/** No answer came back: no network, a refused connection, a blocked request. It is tried again later. */
export class HostUnreachableError extends JourneyError {
  override readonly name = 'HostUnreachableError' as const;
  readonly code = 'unreachable';
}
