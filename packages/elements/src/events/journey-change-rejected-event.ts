import type { ChangeKind, ContractIssue } from '@partner-journey/contract';

/** The host refused a change; it was undone on screen. */
export class JourneyChangeRejectedEvent extends Event {
  static readonly type = 'journey-change-rejected';

  /** The change. */
  readonly changeId: string;

  /** What kind of change it is. */
  readonly kind: ChangeKind;

  /** The host’s problem code. */
  readonly code: string;

  /** What exactly does not fit, for a developer: what the host says of it, or where in a mapping the mistake is. */
  readonly issues: readonly ContractIssue[];

  constructor(detail: {
    changeId: string;
    kind: ChangeKind;
    code: string;
    issues?: readonly ContractIssue[] | undefined;
  }) {
    super(JourneyChangeRejectedEvent.type, { bubbles: true, composed: true });
    this.changeId = detail.changeId;
    this.kind = detail.kind;
    this.code = detail.code;
    this.issues = detail.issues ?? [];
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-change-rejected': JourneyChangeRejectedEvent;
  }
}
