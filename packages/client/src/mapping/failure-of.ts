import { HostResponseError } from '../errors/host-response-error.js';
import type { JourneyError } from '../errors/journey-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import { finalProblem } from '../errors/whole-problem.js';
import { retryAfterMs } from '../transport/retry-after.js';
import type { Answered, HostRequest } from './host-requests.js';

/** The error for an answer that is not what was asked for, by what it means. */
export function failureOf(answer: Answered, { method, url }: HostRequest, nowMs: number): JourneyError {
  const { means, status, reason, headers } = answer;
  const source = `${method} ${url.pathname}`;
  if (means === 'sign-in') return new SignInNeededError(`${source} needs the viewer to sign in.`);
  // a status that says something else than what the mapping knows of it must not be acted upon
  const said = means === 'later' && status < 429 ? 503 : status;
  const problem = reason === undefined ? undefined : { ...finalProblem('rejected', said), title: reason };
  const isRedirect = means === 'later' && status < 400;
  const came = isRedirect ? 'a redirect, which is not followed' : String(status);
  return new HostResponseError(
    `${source} was answered with ${came}${reason === undefined ? '' : `: ${reason}`}.`,
    {
      status: said,
      problem,
      retryAfterMs: retryAfterMs(new Headers(headers), nowMs),
    },
  );
}
