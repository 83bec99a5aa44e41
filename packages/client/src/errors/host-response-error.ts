import type { Problem } from '@partner-journey/contract';
import { JourneyError } from './journey-error.js';

const longestWaitMs = 5 * 60_000;

/** What is known about an answer that was not a success. */
export interface HostResponseDetails extends ErrorOptions {
  readonly status: number;
  readonly problem?: Problem | undefined;
  /** More than five minutes count as five; what is no such number counts as not said. */
  readonly retryAfterMs?: number | undefined;
  /** Whether the host has said that it took nothing of what was sent. @default whether the status is 429 */
  readonly isUntaken?: boolean;
}

/** The host answered, but not with what was asked for. */
export class HostResponseError extends JourneyError {
  override readonly name = 'HostResponseError' as const;
  readonly code = 'response';
  /** HTTP status; where a mapping says that an answer means something else, one that means that. */
  readonly status: number;
  /** The host's own explanation, when it gave one. */
  readonly problem: Problem | undefined;
  /** How many milliseconds the host asked to wait, at most five minutes. */
  readonly retryAfterMs: number | undefined;
  /** Whether the host has said that it took nothing of what was sent: that goes again whatever is known about sending twice. */
  readonly isUntaken: boolean;

  constructor(message: string, details: HostResponseDetails) {
    super(message, details);
    this.status = details.status;
    this.problem = details.problem;
    this.isUntaken = details.isUntaken ?? details.status === 429;
    const askedMs = Number(details.retryAfterMs);
    this.retryAfterMs = askedMs >= 0 ? Math.min(askedMs, longestWaitMs) : undefined;
  }
}
