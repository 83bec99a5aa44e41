import type { ChangeKind } from '@partner-journey/contract';

/** A change was taken and will be sent. */
export class JourneyChangeQueuedEvent extends Event {
  static readonly type = 'journey-change-queued';

  /** The change. */
  readonly changeId: string;

  /** What kind of change it is. */
  readonly kind: ChangeKind;

  constructor(detail: { changeId: string; kind: ChangeKind }) {
    super(JourneyChangeQueuedEvent.type, { bubbles: true, composed: true });
    this.changeId = detail.changeId;
    this.kind = detail.kind;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-change-queued': JourneyChangeQueuedEvent;
  }
}
