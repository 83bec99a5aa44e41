import type { Problem } from '@partner-journey/contract';
import { ContractError } from '../errors/contract-error.js';
import { HostResponseError } from '../errors/host-response-error.js';
import { retryAfterMs } from './times.js';

/** The JSON of a good answer; anything else is an error that says what came instead. */
export async function readJson(response: Response, source: string): Promise<unknown> {
  const { status } = response;
  const text = await response.text();
  if (status === 204 || text === '') return undefined;
  if (isPage(response, text)) {
    throw new HostResponseError(
      `${source} was answered with a web page instead of data: perhaps a sign-in page, or the network wants one to sign in.`,
      { status },
    );
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const issue = { path: '', expected: 'JSON', got: `${text.length} characters of something else` };
    throw new ContractError(source, [issue], { cause });
  }
}

/** What an answer that is not a success says. */
export async function readFailure(
  response: Response,
  source: string,
  nowMs: number,
): Promise<HostResponseError> {
  const { status, headers } = response;
  const problem = await readProblem(response);
  const asked = problem?.retryAfterSeconds;
  return new HostResponseError(
    `${source} was answered with ${status}${problem ? `: ${problem.title}` : ''}.`,
    {
      status,
      problem,
      retryAfterMs:
        retryAfterMs(headers, nowMs) ?? (asked === undefined ? undefined : Math.min(asked, 300) * 1000),
    },
  );
}

async function readProblem(response: Response): Promise<Problem | undefined> {
  try {
    const body = (await response.json()) as Partial<Problem> | null;
    const isProblem = typeof body?.title === 'string' && typeof body.code === 'string';
    return isProblem
      ? { type: 'about:blank', status: response.status, ...body, title: body.title!, code: body.code! }
      : undefined;
  } catch {
    return undefined;
  }
}

function isPage(response: Response, text: string): boolean {
  const type = response.headers.get('Content-Type') ?? '';
  return /\bhtml\b/i.test(type) || /^\s*<(!doctype|html)/i.test(text);
}
