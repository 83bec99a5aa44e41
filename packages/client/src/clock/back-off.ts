/** So many milliseconds at least lie between those whom the host told the same moment. */
const spreadMs = 15_000;

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
