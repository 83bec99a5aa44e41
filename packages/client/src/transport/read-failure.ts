import type { Problem } from '@partner-journey/contract';
import { HostResponseError } from '../errors/host-response-error.js';
import type { JourneyError } from '../errors/journey-error.js';
import { pageError } from './read-answer.js';
import { retryAfterMs } from './retry-after.js';

/** What an answer that is not a success says. Comes when it is needed: most visits see none. */
export async function readFailure(response: Response, source: string, nowMs: number): Promise<JourneyError> {
  const { status, headers } = response;
  // a redirect that was not followed has the status 0
  if (status < 400) {
    const text = `${source} was answered with a redirect, which is not followed: give the final address in "api".`;
    return new HostResponseError(text, { status });
  }
  // the network itself wants something first (RFC 6585)
  if (status === 511) return pageError(source);
  const problem = await readProblem(response);
  const asked = problem?.retryAfterSeconds;
  return new HostResponseError(
    `${source} was answered with ${status}${problem ? `: ${problem.title}` : ''}.`,
    {
      status,
      problem,
      retryAfterMs: retryAfterMs(headers, nowMs) ?? (asked && Math.min(asked, 300) * 1000),
    },
  );
}

async function readProblem(response: Response): Promise<Problem | undefined> {
  try {
    const body = (await response.json()) as Partial<Problem> | null;
    if (typeof body?.title !== 'string' || typeof body.code !== 'string') return undefined;
    const { title, code } = body;
    return { type: 'about:blank', status: response.status, ...body, title, code };
  } catch {
    return undefined;
  }
}
