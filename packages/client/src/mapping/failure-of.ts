import { HostResponseError } from '../errors/host-response-error.js';
import type { JourneyError } from '../errors/journey-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import { finalProblem } from '../errors/whole-problem.js';
import type { Answered, HostRequest } from './host-requests.js';

/** The error for an answer that is not what was asked for, by what it means. */
export function failureOf(answer: Answered, { method, url }: HostRequest): JourneyError {
  const { means, status, reason, rule, waitMs } = answer;
  const source = `${method} ${url.pathname}`;
  if (means === 'sign-in') return new SignInNeededError(`${source} needs the viewer to sign in.`);
  const isInVain = means === 'later' || means === 'unknown';
  // what the mapping knows of an answer counts, not its status: by a rule it is about this one thing (429 alone is about
  // the host, as a named time is), without one the whole host is meant
  const isOfHost = status === 429 || (status >= 500 && !rule);
  const said = !isInVain || isOfHost ? status : rule ? 500 : 503;
  const problem = reason === undefined ? undefined : { ...finalProblem('rejected', said), title: reason };
  const isRedirect = isInVain && status < 400 && !rule;
  const came = isRedirect ? 'a redirect, which is not followed' : String(status);
  return new HostResponseError(
    `${source} was answered with ${came}${reason === undefined ? '' : `: ${reason}`}.`,
    {
      status: said,
      problem,
      retryAfterMs: waitMs,
      isUntaken: means === 'later',
    },
  );
}
