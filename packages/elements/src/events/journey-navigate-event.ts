/** A person follows a link of a widget within the page’s own site; cancel to route it yourself. */
export class JourneyNavigateEvent extends Event {
  static readonly type = 'journey-navigate';

  /** Where it leads. */
  readonly url: string;

  constructor(url: string) {
    super(JourneyNavigateEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.url = url;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-navigate': JourneyNavigateEvent;
  }
}
