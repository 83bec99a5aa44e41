import type { Problem } from '@partner-journey/contract';
import { loadReaders } from '../answers/checks.js';
import { HostResponseError } from '../errors/host-response-error.js';
import type { JourneyError } from '../errors/journey-error.js';
import { wholeProblem } from '../errors/whole-problem.js';
import { isPage, pageError } from './read-answer.js';
import { retryAfterMs } from './retry-after.js';

/**
 * What is about the request itself, whoever says it and with whatever page: the same again would be in vain. A network
 * that answers instead of the host, and a filter on the way, say 200, 302, 400, 403, 404 or 511.
 */
const ofTheRequest = [409, 410, 412, 413, 415, 422];

/** What an answer that is not a success says. Comes when it is needed: most visits see none. */
export async function readFailure(response: Response, source: string, nowMs: number): Promise<JourneyError> {
  const { status, headers } = response;
  // a redirect that was not followed has the status 0
  if (status < 400) {
    const text = `${source} was answered with a redirect, which is not followed: give the final address in "api".`;
    return new HostResponseError(text, { status });
  }
  const text = await response.text().catch(() => '');
  const problem = await readProblem(text, status);
  // in trouble or busy, a host may show a page, too; else it is something on the way that answers instead of the host
  const mayShowPage = ofTheRequest.includes(status) || status === 429 || status >= 500;
  // 511: the network itself wants something first (RFC 6585)
  if (status === 511 || (text && !problem && !mayShowPage && isPage(response, text))) {
    return pageError(source, status);
  }
  const askedMs = Number(problem?.retryAfterSeconds) * 1000;
  return new HostResponseError(
    `${source} was answered with ${status}${problem ? `: ${problem.title}` : ''}.`,
    {
      status,
      problem,
      retryAfterMs: retryAfterMs(headers, nowMs) ?? askedMs,
    },
  );
}

async function readProblem(text: string, status: number): Promise<Problem | undefined> {
  return (await loadReaders()).problem(wholeProblem(parse(text), status)).value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
