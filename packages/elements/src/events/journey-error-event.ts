import type { JourneyError } from '@partner-journey/client';

/** Something could not be done. The message is for developers. */
export class JourneyErrorEvent extends Event {
  static readonly type = 'journey-error';

  /** What went wrong. */
  readonly error: JourneyError;

  constructor(error: JourneyError) {
    super(JourneyErrorEvent.type, { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-error': JourneyErrorEvent;
  }
}
