import type { Problem, ProblemCode } from '@partner-journey/contract';

const codes: Partial<Record<number, ProblemCode>> = {
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'gone',
  412: 'precondition-failed',
  413: 'body-too-large',
  415: 'unsupported-media-type',
};

/** A problem document for a host that refused without giving one. */
export function finalProblem(
  outcome: 'rejected' | 'conflict',
  status = outcome === 'conflict' ? 409 : 422,
): Problem {
  const code = codes[status] ?? 'invalid-request';
  return { type: 'about:blank', title: 'The host refused this change.', status, code };
}
