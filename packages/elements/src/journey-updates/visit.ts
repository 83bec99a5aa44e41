import type { Update } from '@partner-journey/contract';

/** What was seen no longer ago than this belongs to the visit that goes on: a page is left and opened again. */
const visitMs = 30 * 60_000;

/** The visit that goes on, told from the one before by what a person has seen. */
export interface Visit {
  /** When the last sign of the visit before was left; undefined when there is none. */
  readonly lastAt: number | undefined;
  /** Whether something was first seen in this visit, or not at all. */
  isNew(update: Update): boolean;
}

/** Tells what is new by what was seen before a moment, at which this visit was under way. */
export function visitAt(updates: readonly Update[], now: number): Visit {
  const begun = now - visitMs;
  const before = updates.map(seenMs).filter((at) => at <= begun);
  return {
    lastAt: before.length > 0 ? Math.max(...before) : undefined,
    isNew: (update) => !(seenMs(update) <= begun),
  };
}

/** When somebody saw it; no number when nobody did. */
function seenMs({ seenAt }: Update): number {
  return Date.parse(seenAt ?? '');
}
