/** So many milliseconds at least lie between those whom the host told the same moment. */
const spreadMs = 15_000;
/** Each page has one turn in so many milliseconds. */
const roundMs = 25_000;
const turnMs = Math.random() * roundMs;
const [firstMs, longestMs] = [1_000, 60_000];

/**
 * How long to wait before the next attempt: anything between nothing and a bound that doubles with each attempt
 * (full jitter), so that many clients never come back at the same moment. What the host asked for comes on top: it may
 * have named one moment to all of them, or none at all.
 */
export function backOffMs(attempt: number, firstMs: number, longestMs: number, askedMs?: number): number {
  const boundMs = Math.min(longestMs, Math.max(askedMs ?? 0, firstMs * 2 ** Math.min(attempt, 30)));
  return askedMs === undefined
    ? Math.random() * boundMs
    : askedMs + Math.random() * Math.max(spreadMs, boundMs);
}

/**
 * How long to wait for a host that a page may have lost together with all others: up to a bound that doubles with each
 * attempt, or as long as the host asked, and then for the page's turn. Whatever a page has to ask, it asks in its turn:
 * so a crowd is spread evenly, however many reasons to ask each of them has.
 */
export function turnAfterMs(nowMs: number, attempt: number, askedMs = 0): number {
  const waitMs = Math.max(askedMs, backOffMs(attempt, firstMs, longestMs));
  const sinceTurnMs = (nowMs + waitMs - turnMs) % roundMs;
  return waitMs + roundMs - sinceTurnMs;
}
