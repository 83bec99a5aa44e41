/**
 * Milliseconds a `Retry-After` asks to wait (seconds or HTTP date); undefined when it cannot be read. A date counts from
 * the `Date` of the same answer, else from `nowMs`.
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const text = headers.get('Retry-After')?.trim();
  if (!text) return undefined;
  const ms = /^\d+$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text) - (Date.parse(headers.get('Date') ?? '') || nowMs);
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
