import type { ContractIssue, Problem, ProblemCode } from '@partner-journey/contract';

const kinds: Readonly<Record<ProblemCode, { status: number; title: string }>> = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'invalid-request': { status: 400, title: 'Something in the request does not fit' },
  'unknown-kind': { status: 400, title: 'This kind of change is not known here' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'token-expired': { status: 401, title: 'The sign-in has run out' },
  forbidden: { status: 403, title: 'This is not yours to do' },
  'not-found': { status: 404, title: 'There is no such thing here' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  conflict: { status: 409, title: 'Somebody was faster' },
  gone: { status: 410, title: 'This is gone' },
  'precondition-failed': { status: 412, title: 'It has changed meanwhile' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'Send application/json' },
  'change-id-reused': { status: 422, title: 'This id belongs to another change' },
  'viewer-mismatch': { status: 409, title: 'Somebody else is signed in' },
  'not-allowed-now': { status: 409, title: 'This cannot be done now' },
  'waits-for-earlier': { status: 424, title: 'An earlier change of the same thing was not saved' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Not available now' },
};

/** What a problem may say beside its code. */
export interface ProblemDetails {
  readonly detail?: string;
  readonly issues?: readonly ContractIssue[];
  readonly retryAfterSeconds?: number;
}

/** The problem document of a code. */
export function problem(
  code: ProblemCode,
  { detail, issues, retryAfterSeconds }: ProblemDetails = {},
): Problem {
  return {
    type: `urn:partner-journey:problem:${code}`,
    ...kinds[code],
    code,
    ...(detail !== undefined && { detail }),
    ...(issues && { issues: [...issues] }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

/** Ends a request with a problem document. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError' as const;
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, details?: ProblemDetails, headers: Readonly<Record<string, string>> = {}) {
    super(code);
    this.problem = problem(code, details);
    this.headers = headers;
  }
}

/** The answer that carries a problem document. */
export function problemResponse(document: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  const retryAfter = document.retryAfterSeconds;
  return new Response(JSON.stringify(document), {
    status: document.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
      ...headers,
    },
  });
}
