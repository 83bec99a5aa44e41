import type { Problem } from '@partner-journey/contract';
import { loadReaders } from '../answers/checks.js';
import { HostResponseError } from '../errors/host-response-error.js';
import type { JourneyError } from '../errors/journey-error.js';
import { problemCodeOf } from '../errors/problem-code.js';
import { isPage, pageError } from './read-answer.js';
import { retryAfterMs } from './retry-after.js';

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
  // in trouble or busy, a host may show a page; else it is something on the way that answers instead of the host
  const mayShowPage = status === 429 || status >= 500;
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

/**
 * The document in which a host explains itself (RFC 9457, of which every member may be absent), without what has not the
 * right type; undefined for any other. Where words came without a code, the status has to say what they are about.
 */
async function readProblem(text: string, status: number): Promise<Problem | undefined> {
  const body = parse(text) as Partial<Problem> | null | undefined;
  const { type, title, detail, code = problemCodeOf(status) } = body ?? {};
  const whole = {
    ...{ ...body, code, status },
    type: isText(type) ? type : 'about:blank',
    title: isText(title) || !isText(detail) ? title : '',
  };
  return (await loadReaders()).problem(whole).value;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
