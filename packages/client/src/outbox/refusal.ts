import type { Change, Problem, Receipt } from '@partner-journey/contract';
import { ChangeRejectedError } from '../errors/change-rejected-error.js';
import { HostResponseError } from '../errors/host-response-error.js';
import { problemCodeOf } from '../errors/problem-code.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import { finalProblem } from '../errors/whole-problem.js';

/** Why a whole request was refused for good; undefined when it is worth another attempt. */
export function refusalIn(error: unknown): Problem | undefined {
  if (error instanceof ChangeRejectedError) return error.problem;
  if (!(error instanceof HostResponseError) || isViewerMismatch(error)) return undefined;
  const { status, problem } = error;
  const passing = status < 400 || status >= 500 || [401, 407, 408, 425, 429].includes(status);
  if (passing) return undefined;
  // with another status and no words nobody has judged the change
  return problem ?? (problemCodeOf(status) && finalProblem('rejected', status));
}

/** Whether the host says that it has taken nothing: it wants a sign-in, or to be left alone. */
export function isUntaken(error: unknown): boolean {
  return error instanceof HostResponseError ? error.isUntaken : error instanceof SignInNeededError;
}

/** Whether the host says that somebody else is signed in than the one who made the changes. */
export function isViewerMismatch(error: unknown): boolean {
  return error instanceof HostResponseError && error.problem?.code === 'viewer-mismatch';
}

/** The receipt of a change that was refused without one. */
export function rejection({ id }: Change, problem: Problem): Receipt {
  return { changeId: id, outcome: 'rejected', problem, affected: [] };
}
