import type { Expressions } from './expressions.js';
import { isTrue } from './is-true.js';
import type { AnswerMeaning, AnswerRule } from './mapping.js';
import { reasonIn, reasonOf } from './reason-in.js';

/** What came back from a host. */
export interface HostAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the JSON says; a text that is none as it is; `undefined` for an empty one. */
  readonly body: unknown;
  /** Where it came from, with its search part. */
  readonly address: string;
}

/** What an answer means, and the host's words about it. */
export interface Understood {
  readonly means: AnswerMeaning;
  readonly reason: string | undefined;
  /** The rule that says so; absent: the status does. */
  readonly rule?: AnswerRule;
  /** What the rule's `retryAfter` has found. */
  readonly retryAfter?: unknown;
}

/** Says what an answer means: by the first rule of the mapping that fits, else by its status. */
export async function understand(
  { status, headers, body }: HostAnswer,
  rules: readonly AnswerRule[],
  expressions: Expressions,
): Promise<Understood> {
  const scope = { input: body, names: { status, headers } };
  const ask = async (expression: string | undefined) =>
    expression === undefined ? undefined : expressions.evaluate(expression, scope).catch(() => undefined);
  for (const rule of rules) {
    if (rule.status !== undefined && ![rule.status].flat().includes(status)) continue;
    if (rule.when !== undefined && !isTrue(await ask(rule.when))) continue;
    const reason = rule.reason === undefined ? reasonIn(body) : reasonOf(await ask(rule.reason));
    return { means: rule.means, reason, rule, retryAfter: await ask(rule.retryAfter) };
  }
  return { means: meaningOf(status), reason: reasonIn(body) };
}

/**
 * A redirect is not followed, and its status is 0 in a browser: whether anything was done there, nobody knows. With 425
 * and 429 the host says itself that it has done nothing (RFC 8470, RFC 6585).
 */
function meaningOf(status: number): AnswerMeaning {
  if (status < 200 || (status >= 300 && status < 400)) return 'unknown';
  if (status < 300) return 'done';
  if (status === 401) return 'sign-in';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 425 || status === 429) return 'later';
  return status === 408 || status >= 500 ? 'unknown' : 'refused';
}
