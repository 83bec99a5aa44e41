import type { Change, Problem } from '@partner-journey/contract';
import { JourneyError } from './journey-error.js';

/** One change was refused for good. An adapter whose API takes changes one by one throws it from `send`. */
export class ChangeRejectedError extends JourneyError {
  override readonly name = 'ChangeRejectedError' as const;
  readonly code = 'change-rejected';
  readonly change: Change;
  /** Why, in the host's words. */
  readonly problem: Problem;

  constructor(change: Change, problem: Problem, options?: ErrorOptions) {
    super(`The host refused ${change.kind}: ${problem.title}`, options);
    this.change = change;
    this.problem = problem;
  }
}
