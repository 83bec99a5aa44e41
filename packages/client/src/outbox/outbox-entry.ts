import type { Change, Problem } from '@partner-journey/contract';

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
export function sendable(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  return entries.filter((entry) => !entry.problem && !entry.heldBy);
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
