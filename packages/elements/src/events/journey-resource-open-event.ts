/** A person opens a resource; cancel to open it yourself. */
export class JourneyResourceOpenEvent extends Event {
  static readonly type = 'journey-resource-open';

  /** The resource. */
  readonly resourceId: string;

  /** Where it is. */
  readonly url: string;

  constructor(detail: { resourceId: string; url: string }) {
    super(JourneyResourceOpenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.resourceId = detail.resourceId;
    this.url = detail.url;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-resource-open': JourneyResourceOpenEvent;
  }
}
