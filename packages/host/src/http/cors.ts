import { cors } from 'hono/cors';

const preflightSeconds = 7200;

/** Whether an origin is a page on this machine, at whatever port. */
function isLocal(origin: string): boolean {
  return /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(origin);
}

/**
 * Lets pages of the given origins call the API; absent: pages of this machine at any port.
 * Preflights are cached for two hours; cookies play no part.
 */
export function allowOrigins(origins: readonly string[] | undefined) {
  return cors({
    origin: (origin) => ((origins ? origins.includes(origin) : isLocal(origin)) ? origin : null),
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: ['Authorization', 'Content-Type', 'If-None-Match', 'Last-Event-ID'],
    exposeHeaders: ['ETag', 'Retry-After', 'Date'],
    maxAge: preflightSeconds,
  });
}
