/**
 * How long to wait before the next attempt: anything between nothing and a bound that doubles with each attempt
 * (full jitter), so that many clients never come back at the same moment.
 */
export function backOffMs(attempt: number, firstMs: number, longestMs: number): number {
  return Math.random() * Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 30));
}
