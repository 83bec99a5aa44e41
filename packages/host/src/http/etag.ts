import { createHash } from 'node:crypto';
import type { RequestContext } from './context.js';

const maxAgeSeconds = 5;

/**
 * Answers a read with its tag, or 304 when the reader has it already.
 * @param tagged What decides about the tag, where the body also says when it was made. @default the body
 */
export function answerRead(context: RequestContext, body: unknown, tagged: unknown = body): Response {
  const etag = `W/"${createHash('sha256').update(JSON.stringify(tagged)).digest('base64url').slice(0, 27)}"`;
  context.header('ETag', etag);
  context.header('Cache-Control', `private, max-age=${maxAgeSeconds}`);
  context.header('Vary', 'Authorization', { append: true });
  const known = context.req.header('If-None-Match');
  return known !== undefined && isKnown(known, etag) ? context.body(null, 304) : context.json(body as object);
}

/** Weak comparison (RFC 9110, 8.8.3.2). */
function isKnown(header: string, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}
