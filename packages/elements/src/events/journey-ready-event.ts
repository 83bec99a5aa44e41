/** The root knows who is looking and shows the first content. */
export class JourneyReadyEvent extends Event {
  static readonly type = 'journey-ready';

  constructor() {
    super(JourneyReadyEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-ready': JourneyReadyEvent;
  }
}
