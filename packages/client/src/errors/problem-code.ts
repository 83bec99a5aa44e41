import type { ProblemCode } from '@partner-journey/contract';

const codes: Partial<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  403: 'forbidden',
  404: 'not-found',
  // that somebody else was faster is said by a receipt alone
  409: 'precondition-failed',
  410: 'gone',
  412: 'precondition-failed',
  413: 'body-too-large',
  415: 'unsupported-media-type',
  422: 'invalid-request',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** What a status says by itself about what was asked; undefined for one that says nothing about it. */
export function problemCodeOf(status: number): ProblemCode | undefined {
  return codes[status];
}
