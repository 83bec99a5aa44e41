import type { Change, Problem, ProblemCode, Receipt } from '@partner-journey/contract';
import { ChangeRejectedError } from '../errors/change-rejected-error.js';
import { HostResponseError } from '../errors/host-response-error.js';

/** What a host says of a change by its status alone. With another one nobody has judged the change. */
const codes: Partial<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'gone',
  412: 'precondition-failed',
  413: 'body-too-large',
  415: 'unsupported-media-type',
  422: 'invalid-request',
};

/** A problem document for a host that refused without giving one: its title is empty, for nobody has said why. */
export function finalProblem(
  outcome: Receipt['outcome'],
  status = outcome === 'conflict' ? 409 : 422,
): Problem {
  const code = codes[status] ?? 'invalid-request';
  return { type: 'about:blank', title: '', status, code };
}

/** Why a whole request was refused for good; undefined when it is worth another attempt. */
export function refusalIn(error: unknown): Problem | undefined {
  if (error instanceof ChangeRejectedError) return error.problem;
  if (!(error instanceof HostResponseError) || isViewerMismatch(error)) return undefined;
  const { status, problem } = error;
  const passing = status < 400 || status >= 500 || [401, 407, 408, 425, 429].includes(status);
  if (passing) return undefined;
  return problem ?? (codes[status] && finalProblem('rejected', status));
}

/** Whether the host says that somebody else is signed in than the one who made the changes. */
export function isViewerMismatch(error: unknown): boolean {
  return error instanceof HostResponseError && error.problem?.code === 'viewer-mismatch';
}

/** The receipt of a change that was refused without one. */
export function rejection({ id }: Change, problem: Problem): Receipt {
  return { changeId: id, outcome: 'rejected', problem, affected: [] };
}
