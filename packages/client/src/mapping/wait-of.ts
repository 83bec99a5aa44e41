import { instantOf } from './moments.js';

/** Numbers below count seconds from now, the others since 1970: three years in the one, 1973 in the other. */
const mostSeconds = 100_000_000;
const plainNumber = /^\s*-?\d+(?:\.\d+)?\s*$/;
const httpDate = /^\s*[a-z]{3,9}, .* GMT\s*$/i;

/**
 * Milliseconds until what a host names: seconds from now, seconds or milliseconds since 1970, as number or text, or a
 * moment, also as HTTP writes one. Undefined when it is none of these.
 * @param nowMs The time by the host's clock, in milliseconds since 1970.
 */
export function waitOf(value: unknown, nowMs: number): number | undefined {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && plainNumber.test(value));
  if (isNumber && Number(value) < mostSeconds) return Math.max(0, Number(value) * 1000);
  const isHttpDate = typeof value === 'string' && httpDate.test(value);
  const at = isHttpDate ? Date.parse(value) : Date.parse(instantOf(value) ?? '');
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}
