import type { Change } from '@partner-journey/contract';
import { unknownOutcome } from '../errors/unknown-outcome.js';
import { affectedBy } from './affected-by.js';

/** For a change that must not be sent twice and was sent before without an answer: the person decides. */
export function unknownReceipt(change: Change) {
  const outcome = 'rejected' as const;
  return { changeId: change.id, outcome, problem: unknownOutcome, affected: affectedBy(change) };
}
