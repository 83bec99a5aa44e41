import type { Change, Receipt } from '@partner-journey/contract';
import { affectedBy } from '../completing/affected-by.js';
import type { SentReceipt } from '../completing/completed-host.js';
import { ConfigError } from '../errors/config-error.js';
import { finalProblem } from '../errors/whole-problem.js';
import { answersOf, type Asking } from './answers-of.js';
import { failureOf } from './failure-of.js';
import type { ChangeMapping } from './mapping.js';
import type { Webhooks } from './webhooks.js';

const keyHeader = 'Idempotency-Key';

/** Sends one change as its kind is mapped, to the host or to a webhook. Rejects with a `JourneyError` when nothing final was said. */
export async function sendChange(
  change: Change,
  { webhooks, ...asking }: Asking & { readonly webhooks: Webhooks },
): Promise<SentReceipt> {
  const mapping = asking.mapping.changes?.[change.kind];
  if (!mapping) throw new ConfigError(`The mapping has no "changes.${change.kind}".`);
  const saved: SentReceipt = { changeId: change.id, outcome: 'saved', affected: affectedBy(change) };
  if (mapping.again === 'look' && (await isDone(mapping, asking))) return saved;
  const { webhook, path = '' } = mapping;
  const to = webhook === undefined ? { requests: asking.requests, path } : webhooks.at(webhook);
  const made = await to.requests.make({ method: 'POST', ...mapping, path: to.path }, asking.scope);
  const key = mapping.again === 'key' && { [mapping.keyHeader ?? keyHeader]: change.id };
  const request = { ...made, headers: { ...made.headers, ...key } };
  const answer = await to.requests.send(request, asking.context);
  switch (answer.means) {
    case 'done':
    case 'done-before':
      return saved;
    case 'refused':
    case 'conflict':
    case 'nothing': {
      const outcome: Receipt['outcome'] = answer.means === 'conflict' ? 'conflict' : 'rejected';
      const problem = { ...finalProblem(outcome, answer.status), title: answer.reason ?? '' };
      return { changeId: change.id, outcome, problem, affected: affectedBy(change) };
    }
    default:
      throw failureOf(answer, request, asking.clock.now());
  }
}

/** Whether the host shows the effect already: an earlier attempt may have reached it. */
async function isDone({ from = [], done = 'false' }: ChangeMapping, asking: Asking): Promise<boolean> {
  const input = await answersOf(from, asking);
  const names = { ...asking.scope.names, all: input };
  return (await asking.expressions.evaluate(done, { input, names })) === true;
}
