import type { ChangeKind } from '@partner-journey/contract';

/** Somebody else was faster; the host’s state is shown. */
export class JourneyChangeConflictedEvent extends Event {
  static readonly type = 'journey-change-conflicted';

  /** The change. */
  readonly changeId: string;

  /** What kind of change it is. */
  readonly kind: ChangeKind;

  /** The host’s problem code. */
  readonly code: string;

  constructor(detail: { changeId: string; kind: ChangeKind; code: string }) {
    super(JourneyChangeConflictedEvent.type, { bubbles: true, composed: true });
    this.changeId = detail.changeId;
    this.kind = detail.kind;
    this.code = detail.code;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-change-conflicted': JourneyChangeConflictedEvent;
  }
}
