import type { ChangeKind } from '@partner-journey/contract';

/** The host has kept a change. */
export class JourneyChangeSavedEvent extends Event {
  static readonly type = 'journey-change-saved';

  /** The change. */
  readonly changeId: string;

  /** What kind of change it is. */
  readonly kind: ChangeKind;

  constructor(detail: { changeId: string; kind: ChangeKind }) {
    super(JourneyChangeSavedEvent.type, { bubbles: true, composed: true });
    this.changeId = detail.changeId;
    this.kind = detail.kind;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-change-saved': JourneyChangeSavedEvent;
  }
}
