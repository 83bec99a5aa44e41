/** Milliseconds the answer stays fresh by its `Cache-Control`; undefined when the host does not say. */
export function maxAgeMs(headers: Headers): number | undefined {
  const [, seconds] = /\bmax-age=(\d+)/i.exec(headers.get('Cache-Control') ?? '') ?? [];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
