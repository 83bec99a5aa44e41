import type { Problem } from '@partner-journey/contract';
import type { ReadAnswer } from '../adapters/adapter.js';
import { ContractError } from '../errors/contract-error.js';
import { HostResponseError } from '../errors/host-response-error.js';
import type { JourneyError } from '../errors/journey-error.js';
import { UnexpectedPageError } from '../errors/unexpected-page-error.js';
import { maxAgeMs, retryAfterMs } from './times.js';

/** A good answer, with its tag and how long it stays fresh. */
export async function readAnswer(response: Response, source: string): Promise<ReadAnswer> {
  const { status, headers } = response;
  const age = maxAgeMs(headers);
  if (status === 304) return { unchanged: true, maxAgeMs: age };
  const body = await readJson(response, source);
  return { unchanged: false, body, etag: headers.get('ETag') ?? undefined, maxAgeMs: age };
}

/** The JSON of a good answer; anything else is an error that says what came instead. */
export async function readJson(response: Response, source: string): Promise<unknown> {
  const { status } = response;
  const text = await response.text();
  if (status === 204 || text === '') return undefined;
  if (isPage(response) || /^\s*<(!doctype|html)/i.test(text)) {
    throw pageError(source);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const issue = { path: '', expected: 'JSON', got: `${text.length} characters of something else` };
    throw new ContractError(source, [issue], { cause });
  }
}

/** What an answer that is not a success says. */
export async function readFailure(response: Response, source: string, nowMs: number): Promise<JourneyError> {
  const { status, headers } = response;
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

function pageError(source: string): UnexpectedPageError {
  return new UnexpectedPageError(
    `${source} was answered with a web page instead of data: perhaps the network wants a sign-in first.`,
  );
}

/** Whether an answer says that it is a web page, which a host never means. */
export function isPage({ headers }: Response): boolean {
  return /\bhtml\b/i.test(headers.get('Content-Type') ?? '');
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
