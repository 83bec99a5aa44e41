import { ChangeList } from '@partner-journey/contract';
import { problemAnswer } from './problem-answer.js';

/** The changes of a request, or the answer to one that has none that fit. */
export async function readChanges(request: Request): Promise<ChangeList | Response> {
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    return problemAnswer('malformed-json', 'The body is not JSON');
  }
  const parsed = ChangeList.safeParse(body);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: path.map((key) => `/${String(key)}`).join(''),
    expected: message,
    got: 'something else',
  }));
  return problemAnswer('invalid-request', 'Something in the request does not fit', issues);
}
