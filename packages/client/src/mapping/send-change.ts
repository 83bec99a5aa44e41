import type { Change, Receipt } from '@partner-journey/contract';
import { affectedBy } from '../completing/affected-by.js';
import type { SentReceipt } from '../completing/completed-host.js';
import { unknownReceipt } from '../completing/unknown-receipt.js';
import { ConfigError } from '../errors/config-error.js';
import { finalProblem } from '../errors/whole-problem.js';
import { answersOf, type Asking } from './answers-of.js';
import { failureOf } from './failure-of.js';
import type { HostRequest } from './host-requests.js';
import { isTrue } from './is-true.js';
import type { ChangeMapping } from './mapping.js';
import type { Webhook, Webhooks } from './webhooks.js';

/** Sends one change as its kind is mapped, to the host or to a webhook. Rejects with a `JourneyError` when nothing final was said. */
export async function sendChange(
  change: Change,
  { webhooks, ...asking }: Asking & { readonly webhooks: () => Promise<Webhooks> },
): Promise<SentReceipt> {
  const mapping = asking.mapping.changes?.[change.kind];
  if (!mapping) throw new ConfigError(`The mapping has no "changes.${change.kind}".`);
  const { webhook, path = '' } = mapping;
  const to = webhook === undefined ? { requests: asking.requests, path } : (await webhooks()).at(webhook);
  const request = await requestFor(change, mapping, { asking, to }).catch((error: unknown) =>
    error instanceof ConfigError ? error : Promise.reject(error as Error),
  );
  const told = { changeId: change.id, affected: affectedBy(change) };
  if (request === undefined) return { ...told, outcome: 'saved' };
  // it can never be sent as it is: the person has the words back, and the developer what is wrong
  if (request instanceof ConfigError) {
    const issue = { path: `changes.${change.kind}`, expected: 'a request', got: request.message };
    return { ...told, outcome: 'rejected', problem: { ...finalProblem('rejected'), issues: [issue] } };
  }
  const answer = await to.requests.send(request, asking.context);
  switch (answer.means) {
    case 'done':
    case 'done-before':
      return { ...told, outcome: 'saved' };
    case 'refused':
    case 'conflict':
    case 'nothing': {
      const outcome: Receipt['outcome'] = answer.means === 'conflict' ? 'conflict' : 'rejected';
      const problem = { ...finalProblem(outcome, answer.status), title: answer.reason ?? '' };
      return { ...told, outcome, problem };
    }
    default:
      // nothing that comes later says more about it
      if (answer.means === 'unknown' && mapping.again === 'ask') return unknownReceipt(change);
      throw failureOf(answer, request);
  }
}

/** The request that sends a change; none when the host shows its effect already: an earlier attempt may have reached it. */
async function requestFor(
  { id, kind }: Change,
  mapping: ChangeMapping,
  {
    asking,
    to,
  }: {
    readonly asking: Asking;
    readonly to: Pick<Webhook, 'requests'> & Required<Pick<ChangeMapping, 'path'>>;
  },
): Promise<HostRequest | undefined> {
  const place = `changes.${kind}`;
  const { from, done, again, keyHeader = 'Idempotency-Key' } = mapping;
  const { all, headers } = from === undefined ? { all: {}, headers: {} } : await answersOf(from, asking);
  const scope = { input: all, names: { ...asking.scope.names, all, headers } };
  if (again === 'look' && done !== undefined) {
    if (isTrue(await asking.expressions.evaluateAt(`${place}.done`, done, scope))) return undefined;
  }
  const filled = await to.requests.make(place, { method: 'POST', ...mapping, path: to.path }, scope);
  const made = { ...filled, answers: mapping.answers };
  return again === 'key' ? { ...made, headers: { ...made.headers, [keyHeader]: id } } : made;
}
