import type { Problem, Receipt } from '@partner-journey/contract';
import type { Database } from '../database/database.js';
import type { NewEvent } from '../live/event-log.js';
import { problem, type ProblemDetails } from '../problems/problem.js';
import type { Viewer } from '../reading/viewer.js';

/** What a change is decided with: one transaction, one person, one moment. */
export interface Work {
  readonly transaction: Database;
  readonly viewer: Viewer;
  readonly now: Date;
}

/** What came of a change. */
export interface Outcome {
  readonly receipt: Omit<Receipt, 'changeId'>;
  readonly events: readonly NewEvent[];
}

/** A change that is kept and done. */
export function saved(
  affected: Receipt['affected'],
  events: readonly NewEvent[],
  revision?: string,
): Outcome {
  const receipt = { outcome: 'saved' as const, ...(revision !== undefined && { revision }), affected };
  return { receipt, events };
}

/** A change that is refused, for a reason of this host. */
export function rejected(
  code: 'not-found' | 'not-allowed-now' | 'invalid-request',
  details: ProblemDetails = {},
): Outcome {
  return refused('rejected', problem(code, details), []);
}

/** A change that is refused, with what the host has instead. */
export function refused(
  outcome: 'rejected' | 'conflict',
  document: Problem,
  affected: Receipt['affected'],
): Outcome {
  return { receipt: { outcome, problem: document, affected }, events: [] };
}
