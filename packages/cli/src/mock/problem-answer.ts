import type { ContractIssue, ProblemCode } from '@partner-journey/contract';

const statuses: Readonly<Record<string, number>> = {
  'malformed-json': 400,
  'invalid-request': 400,
  'not-found': 404,
  conflict: 409,
  'viewer-mismatch': 409,
};

/** The answer that carries a problem document. */
export function problemAnswer(
  code: ProblemCode | (string & {}),
  title: string,
  issues?: readonly ContractIssue[],
): Response {
  const status = statuses[code] ?? 500;
  const problem = {
    type: `urn:partner-journey:problem:${code}`,
    title,
    status,
    code,
    ...(issues && { issues }),
  };
  const headers = { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' };
  return new Response(JSON.stringify(problem), { status, headers });
}
