import type { Change, Problem } from '@partner-journey/contract';
import type { PendingChange } from '../store/snapshot.js';

/** One change in the outbox, as it is kept: one record per entry. */
export interface OutboxEntry {
  /** Its place: entries are sent in the order of their keys. */
  readonly key: string;
  readonly change: Change;
  readonly attempts: number;
  /** Set: refused, and why. */
  readonly problem?: Problem;
  /** Id of a refused change of the same target that has to be dealt with first. */
  readonly heldBy?: string;
}

/** What is only known in this tab about an entry. */
export interface EntryState {
  readonly durable: boolean;
  readonly sending: boolean;
}

/** Whether two changes are about the same thing; what is about nothing in particular never is. */
export function isSameTarget(one: Change['target'], other: Change['target']): boolean {
  const ids = Object.entries(one);
  return (
    ids.length > 0 &&
    ids.length === Object.keys(other).length &&
    ids.every(([name, id]) => (other as Record<string, unknown>)[name] === id)
  );
}

/** Which entries may go now, in order: not refused, not held by a refused one of the same target. */
export function sendable(entries: readonly OutboxEntry[], limit: number): readonly OutboxEntry[] {
  return entries.filter((entry) => !entry.problem && !entry.heldBy).slice(0, limit);
}

/** What a snapshot shows of an entry. */
export function pendingChange(
  entry: OutboxEntry,
  state: EntryState,
  waitingFor: PendingChange['waitingFor'],
): PendingChange {
  const { change, attempts, problem } = entry;
  return {
    change,
    state: problem ? 'refused' : state.sending ? 'sending' : 'unsaved',
    ...(waitingFor && !problem && { waitingFor }),
    durable: state.durable,
    attempts,
    ...(problem && { problem }),
  };
}

/** Whether a kept record is an entry of this version; anything else is left alone. */
export function isEntry(value: unknown): value is OutboxEntry {
  const entry = value as Partial<OutboxEntry> | null | undefined;
  return (
    typeof entry?.change?.id === 'string' &&
    typeof entry.change.kind === 'string' &&
    typeof entry.attempts === 'number'
  );
}
