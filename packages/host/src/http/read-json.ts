import { ProblemError } from '../problems/problem.js';
import type { RequestContext } from './context.js';

/**
 * The body of a request as JSON.
 * @throws {ProblemError} when it is not declared as JSON, or is none.
 */
export async function readJson(context: RequestContext): Promise<unknown> {
  const [type = '', ...parameters] = (context.req.header('Content-Type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (type.trim() !== 'application/json' || !isUtf8) throw new ProblemError('unsupported-media-type');
  const bytes = await context.req.arrayBuffer();
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ProblemError('malformed-json');
  }
}
