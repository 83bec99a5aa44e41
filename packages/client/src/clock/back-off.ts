/** Bounds of a pause, in milliseconds: the first one, and where they end that double with each attempt. */
type Bounds = readonly [firstMs: number, lastMs: number];
/** A longer pause is left to whoever asks: nobody should look at a spinner for that long. */
const readBounds: Bounds = [400, 10_000];
const hostBounds: Bounds = [1_000, 60_000];

/** Those whom the host told the same moment are spread over so many milliseconds. */
export const spreadMs = 15_000;
/** Each page has one turn in so many milliseconds. */
const roundMs = 25_000;
const turnMs = Math.random() * roundMs;

/**
 * How long to wait before a read is tried again: longer with each attempt, or as long as the host asked and then a
 * while, for it may have named one moment to many. Undefined when that is too long.
 */
export function readAgainAfterMs(attempt: number, askedMs?: number): number | undefined {
  if (askedMs === undefined) return backOffMs(readBounds, attempt);
  return askedMs > readBounds[1] ? undefined : askedMs + Math.random() * spreadMs;
}

/**
 * How long to wait for a host that a page may have lost together with all others: longer with each attempt, or as long
 * as the host asked, and then for the page's turn. Whatever a page has to ask, it asks in its turn: so a crowd is spread
 * evenly, however many reasons to ask each of them has.
 */
export function turnAfterMs(nowMs: number, attempt: number, askedMs = 0): number {
  const waitMs = Math.max(askedMs, backOffMs(hostBounds, attempt));
  const sinceTurnMs = (nowMs + waitMs - turnMs) % roundMs;
  return waitMs + roundMs - sinceTurnMs;
}

/** Anything between nothing and the bound (full jitter), so that many clients never come back at the same moment. */
function backOffMs([firstMs, lastMs]: Bounds, attempt: number): number {
  return Math.random() * Math.min(lastMs, firstMs * 2 ** attempt);
}
