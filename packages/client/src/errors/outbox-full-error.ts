import { JourneyError } from './journey-error.js';

/** So many changes of one viewer wait that another one is not taken: what was taken is never dropped to make room. */
export class OutboxFullError extends JourneyError {
  override readonly name = 'OutboxFullError' as const;
  readonly code = 'outbox-full';
}
