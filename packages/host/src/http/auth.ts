import { createMiddleware } from 'hono/factory';
import { findSignIn } from '../reading/viewer.js';
import type { HostServices, HostVariables } from './context.js';
import { ProblemError } from '../problems/problem.js';

const scheme = /^Bearer +([\x21-\x7e]+)$/i;

/**
 * Finds out who asks, by the bearer token, and for which partner, by the query's `partnerId`.
 * A partner that is not the viewer's is refused in the same words as one that does not exist.
 */
export function identify({ database, now }: HostServices) {
  return createMiddleware<{ Variables: HostVariables }>(async (context, next) => {
    const token = scheme.exec(context.req.header('Authorization') ?? '')?.[1];
    const signIn = token === undefined ? undefined : await findSignIn(database, token);
    if (!signIn) throw unauthorized('not-signed-in', 'Bearer realm="partner-journey"');
    if (signIn.expiresAt <= now()) {
      throw unauthorized('token-expired', 'Bearer realm="partner-journey", error="invalid_token"');
    }
    const wanted = context.req.query('partnerId') ?? signIn.partners[0]?.id;
    const partner = signIn.partners.find(({ id }) => id === wanted);
    if (!partner) throw new ProblemError('forbidden', { detail: 'You do not act for this partner.' });
    context.set('viewer', { ...signIn, partner });
    await next();
  });
}

function unauthorized(code: 'not-signed-in' | 'token-expired', challenge: string): ProblemError {
  return new ProblemError(code, undefined, { 'WWW-Authenticate': challenge });
}
