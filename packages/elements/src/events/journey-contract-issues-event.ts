import type { ContractIssue } from '@partner-journey/contract';

/** The host’s answer does not wholly fit the contract; the good parts are shown. */
export class JourneyContractIssuesEvent extends Event {
  static readonly type = 'journey-contract-issues';

  /** Kind of the answer. */
  readonly query: string;

  /** Where it does not fit, what was expected, and what was there. */
  readonly issues: readonly ContractIssue[];

  constructor(detail: { query: string; issues: readonly ContractIssue[] }) {
    super(JourneyContractIssuesEvent.type, { bubbles: true, composed: true });
    this.query = detail.query;
    this.issues = detail.issues;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-contract-issues': JourneyContractIssuesEvent;
  }
}
