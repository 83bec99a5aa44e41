import { delay } from '../clock/delay.js';
import { readAgainAfterMs } from '../clock/back-off.js';
import type { Clock } from '../clock/clock.js';
import { HostUnreachableError } from '../errors/host-unreachable-error.js';
import { HostResponseError } from '../errors/host-response-error.js';
import { ConfigError } from '../errors/config-error.js';
import { failureOf } from './failure-of.js';
import type { Expressions, Scope } from './expressions.js';
import type { Answered, HostRequest, HostRequests, SendingContext } from './host-requests.js';
import type { Mapping, RequestMapping } from './mapping.js';
import { firstPage, readPage, type Page } from './pages.js';

/** What requests of a mapping are made with. */
export interface Asking {
  readonly mapping: Mapping;
  readonly requests: HostRequests;
  readonly expressions: Expressions;
  readonly clock: Clock;
  readonly scope: Scope;
  readonly context: SendingContext;
}

const attempts = 3;
const mostPages = 50;
/** For so many items at most, and so many at a time, one request each is made. */
const [mostItems, mostAtATime] = [100, 4];

/** Asks the requests of these names and those they come after, each once, and gives the answers by their names. */
export async function answersOf(
  from: string | readonly string[],
  asking: Asking,
): Promise<Record<string, unknown>> {
  const asked = new Map<string, Promise<unknown>>();
  const answer = (name: string): Promise<unknown> => {
    const known = asked.get(name) ?? answerAfter(name, asking, answer);
    asked.set(name, known);
    return known;
  };
  const names = listOf(from);
  await Promise.all(names.map(answer));
  const answers: Record<string, unknown> = {};
  for (const [name, known] of asked) answers[name] = await known;
  return answers;
}

async function answerAfter(
  name: string,
  asking: Asking,
  answer: (name: string) => Promise<unknown>,
): Promise<unknown> {
  const mapping = asking.mapping.requests[name];
  if (!mapping) throw new ConfigError(`The mapping has no "requests.${name}", of which something is made.`);
  const before = listOf(mapping.after ?? []);
  const answers = await Promise.all(before.map(answer));
  const all = Object.fromEntries(before.map((other, index) => [other, answers[index]]));
  const names = { ...asking.scope.names, all };
  const within = { ...asking, scope: { input: all, names } };
  if (mapping.each === undefined) return answerOf(mapping, within);
  const found = await asking.expressions.evaluate(mapping.each, within.scope);
  return answersOfEach(mapping, within, listOf(found ?? []).slice(0, mostItems));
}

/** A few at a time: a host is not to be flooded, and a browser would not either. */
async function answersOfEach(
  mapping: RequestMapping,
  asking: Asking,
  items: readonly unknown[],
): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const scope = { ...asking.scope, names: { ...asking.scope.names, item: items[index] } };
      answers[index] = await answerOf(mapping, { ...asking, scope });
    }
  };
  await Promise.all(Array.from({ length: mostAtATime }, work));
  return answers.flat();
}

async function answerOf(mapping: RequestMapping, asking: Asking): Promise<unknown> {
  const request = await asking.requests.make(mapping, asking.scope);
  if (!mapping.pages) {
    const { items } = await ask(request, mapping, asking);
    return mapping.items === undefined ? items[0] : items;
  }
  return wholeList(firstPage(request, mapping.pages), mapping, asking);
}

async function wholeList(
  first: HostRequest,
  mapping: RequestMapping,
  asking: Asking,
): Promise<readonly unknown[]> {
  const list: unknown[] = [];
  const seen = new Set<string>();
  let request: HostRequest | undefined = first;
  for (let page = 0; request && page < (mapping.pages?.most ?? mostPages); page += 1) {
    const asked = JSON.stringify([request.url.href, request.body]);
    if (seen.has(asked)) break;
    seen.add(asked);
    const { items, next } = await ask(request, mapping, asking, list.length);
    list.push(...items);
    request = next;
  }
  return list;
}

async function ask(request: HostRequest, mapping: RequestMapping, asking: Asking, before = 0): Promise<Page> {
  const answer = await patiently(request, asking);
  if (answer.means === 'nothing') return { items: [], next: undefined };
  if (answer.means !== 'done' && answer.means !== 'done-before')
    throw failureOf(answer, request, asking.clock.now());
  const { expressions, requests: host, scope } = asking;
  if (mapping.items === undefined && !mapping.pages) return { items: [answer.body], next: undefined };
  return readPage({ request, mapping, answer, before }, { expressions, host, scope });
}

/** Reads are tried again when they fail in passing. */
async function patiently(request: HostRequest, asking: Asking): Promise<Answered> {
  const { requests, clock, context } = asking;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await requests.ask(request, context).catch((error: unknown) => error);
    const waitMs = attempt < attempts ? againAfterMs(answer, request, { attempt, clock }) : undefined;
    if (waitMs === undefined || context.signal.aborted) {
      if (answer instanceof Error) throw answer;
      return answer as Answered;
    }
    await delay(clock, waitMs, context.signal);
  }
}

/** How long to wait before it is tried again; undefined when there is no use, or it would take too long. */
function againAfterMs(
  answer: unknown,
  request: HostRequest,
  { attempt, clock }: { readonly attempt: number; readonly clock: Clock },
): number | undefined {
  if (answer instanceof HostUnreachableError) return readAgainAfterMs(attempt - 1);
  if (answer instanceof HostResponseError) return readAgainAfterMs(attempt - 1, answer.retryAfterMs);
  const { means } = answer as Partial<Answered>;
  const failure = means === 'later' ? failureOf(answer as Answered, request, clock.now()) : undefined;
  return failure instanceof HostResponseError
    ? readAgainAfterMs(attempt - 1, failure.retryAfterMs)
    : undefined;
}

function listOf<Item>(value: Item | readonly Item[]): readonly Item[] {
  return [value].flat() as readonly Item[];
}
