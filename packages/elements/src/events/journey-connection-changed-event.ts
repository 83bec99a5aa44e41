/** Requests began or ceased to reach the host. */
export class JourneyConnectionChangedEvent extends Event {
  static readonly type = 'journey-connection-changed';

  /** Whether the last request reached it. */
  readonly online: boolean;

  constructor(online: boolean) {
    super(JourneyConnectionChangedEvent.type, { bubbles: true, composed: true });
    this.online = online;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-connection-changed': JourneyConnectionChangedEvent;
  }
}
