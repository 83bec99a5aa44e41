import type { ReadAnswer } from '../adapters/adapter.js';
import { ContractError } from '../errors/contract-error.js';
import { UnexpectedPageError } from '../errors/unexpected-page-error.js';
import { maxAgeMs } from './max-age.js';

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
  if (isPage(response, text)) throw pageError(source, status);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const issue = { path: '', expected: 'JSON', got: `${text.length} characters of something else` };
    throw new ContractError(source, [issue], { cause });
  }
}

/** A web page came where data was asked for. */
export function pageError(source: string, status: number): UnexpectedPageError {
  return new UnexpectedPageError(
    `${source} was answered with ${status} and a web page instead of data: perhaps the network wants a sign-in first.`,
  );
}

/** Whether an answer says that it is a web page, or begins like one: a host never means that. */
export function isPage({ headers }: Response, text = ''): boolean {
  return /\bhtml\b/i.test(headers.get('Content-Type') ?? '') || /^\s*<(!doctype|html)/i.test(text);
}
