import type { ContractIssue } from '@partner-journey/contract';
import { JourneyError } from './journey-error.js';

/** An answer cannot be understood at all: not JSON, or not in the shape of the contract. */
export class ContractError extends JourneyError {
  override readonly name = 'ContractError' as const;
  readonly code = 'contract';
  /** Where it does not fit, what was expected and what was there. */
  readonly issues: readonly ContractIssue[];
  /** What was read or sent, such as `GET /journeys/j-1`. */
  readonly source: string;

  constructor(source: string, issues: readonly ContractIssue[], options?: ErrorOptions) {
    const [first] = issues;
    const where = first?.path ? ` at ${first.path}` : '';
    const detail = first ? `: expected ${first.expected}${where}, got ${first.got}` : '';
    super(`${source} was answered with something that is not in the contract${detail}.`, options);
    this.issues = issues;
    this.source = source;
  }
}
