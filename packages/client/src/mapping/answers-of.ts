import { delay } from '../clock/delay.js';
import { readAgainAfterMs } from '../clock/back-off.js';
import type { ContractIssue } from '@partner-journey/contract';
import type { Clock } from '../clock/clock.js';
import { HostUnreachableError } from '../errors/host-unreachable-error.js';
import { HostResponseError } from '../errors/host-response-error.js';
import { ConfigError } from '../errors/config-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import { failureOf } from './failure-of.js';
import type { Expressions, Scope } from './expressions.js';
import type { HostAnswer } from './answer-meaning.js';
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
  /** Is told what is missing in the answers. */
  onIssue(issue: ContractIssue): void;
}

/** With a place for the headers that come back. */
interface Hearing extends Asking {
  readonly headers: HeadersByName;
}

/** One request of the mapping, by its name. */
interface Named {
  readonly name: string;
  readonly request: RequestMapping;
}

const attempts = 3;
const mostPages = 50;
/** For so many items at most, and so many at a time, one request each is made. */
const [mostItems, mostAtATime] = [100, 4];

/** Headers of answers by the names of their requests, and then by their own in lower case. */
type HeadersByName = Record<string, HostAnswer['headers']>;

/** What the requests brought, by their names. */
export interface Answers {
  readonly all: Readonly<Record<string, unknown>>;
  /** Of several pages, or of several requests for one name, those of the one that came last. */
  readonly headers: Readonly<HeadersByName>;
}

/** Asks the requests of these names and those they come after, each once, and gives the answers by their names. */
export async function answersOf(from: string | readonly string[], given: Asking): Promise<Answers> {
  const headers: HeadersByName = {};
  const asking = { ...given, headers };
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
  return { all: answers, headers };
}

async function answerAfter(
  name: string,
  asking: Hearing,
  answer: (name: string) => Promise<unknown>,
): Promise<unknown> {
  const request = asking.mapping.requests[name];
  if (!request) throw new ConfigError(`The mapping has no "requests.${name}", of which something is made.`);
  const before = listOf(request.after ?? []);
  const answers = await Promise.all(before.map(answer));
  const all = Object.fromEntries(before.map((other, index) => [other, answers[index]]));
  const names = { ...asking.scope.names, all, headers: asking.headers };
  const within = { ...asking, scope: { input: all, names } };
  const one = { name, request };
  if (request.each === undefined) return answerIfAny(one, within);
  const found = await asking.expressions.evaluateAt(`requests.${name}.each`, request.each, within.scope);
  return answersOfEach(one, within, listOf(found ?? []));
}

/** A few at a time: a host is not to be flooded, and a browser would not either. */
async function answersOfEach(
  one: Named,
  asking: Hearing,
  items: readonly unknown[],
): Promise<readonly unknown[]> {
  const asked = items.slice(0, mostItems);
  if (asked.length < items.length)
    asking.onIssue(
      issueOf(
        one,
        `${mostItems} items at most, for each of which one request is made`,
        `${items.length} items`,
      ),
    );
  const answers: unknown[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < asked.length; index = next++) {
      const scope = { ...asking.scope, names: { ...asking.scope.names, item: asked[index] } };
      answers[index] = await answerIfAny(one, { ...asking, scope });
    }
  };
  await Promise.all(Array.from({ length: mostAtATime }, work));
  // what has failed and may be missing is nothing
  return answers.flat().filter((answer) => answer !== undefined);
}

/** The answer; nothing, and an issue, where it failed and may be missing. */
async function answerIfAny(one: Named, asking: Hearing): Promise<unknown> {
  if (one.request.optional !== true) return answerOf(one, asking);
  try {
    return await answerOf(one, asking);
  } catch (error) {
    asking.context.signal.throwIfAborted();
    if (error instanceof ConfigError || error instanceof SignInNeededError) throw error;
    asking.onIssue(issueOf(one, 'an answer; the rest is shown without it', (error as Error).message));
    return undefined;
  }
}

async function answerOf(one: Named, asking: Hearing): Promise<unknown> {
  const { name, request: mapping } = one;
  const request = await asking.requests.make(`requests.${name}`, mapping, asking.scope);
  if (!mapping.pages) {
    const { items } = await ask(request, one, asking);
    return mapping.items === undefined ? items[0] : items;
  }
  return wholeList(firstPage(request, mapping.pages), one, asking);
}

async function wholeList(first: HostRequest, one: Named, asking: Hearing): Promise<readonly unknown[]> {
  const list: unknown[] = [];
  const seen = new Set<string>();
  const most = one.request.pages?.most ?? mostPages;
  const tell = (expected: string, got: string) =>
    asking.onIssue({ path: `requests.${one.name}.pages`, expected, got });
  let request: HostRequest | undefined = first;
  let last: string | undefined;
  for (let page = 0; request; page += 1) {
    const asked = JSON.stringify([request.url.href, request.body]);
    if (seen.has(asked)) {
      tell(`a page after page ${page}, or the end`, 'one that was read before: the pages lead in a circle');
      break;
    }
    seen.add(asked);
    if (page >= most) {
      tell(`a list of ${most} pages at most; say in "pages.most" how many there may be`, 'more');
      break;
    }
    const { items, next } = await ask(request, one, asking, list.length);
    const looks = JSON.stringify([items.length, items[0], items.at(-1)]);
    if (items.length > 0 && looks === last) {
      tell(`another page ${page + 1}`, 'the same as before: the host may not know what is asked in "pages"');
      break;
    }
    last = looks;
    list.push(...items);
    request = next;
  }
  return list;
}

async function ask(
  request: HostRequest,
  { name, request: mapping }: Named,
  asking: Hearing,
  before = 0,
): Promise<Page> {
  const answer = await patiently(request, asking);
  asking.headers[name] = answer.headers;
  if (answer.means === 'nothing') return { items: [], next: undefined };
  if (answer.means !== 'done' && answer.means !== 'done-before') throw failureOf(answer, request);
  const { expressions, requests: host, scope, onIssue } = asking;
  if (mapping.items === undefined && !mapping.pages) return { items: [answer.body], next: undefined };
  const place = `requests.${name}`;
  return readPage({ request, mapping, answer, before }, { place, expressions, host, scope, onIssue });
}

/** Reads are tried again when they fail in passing. */
async function patiently(request: HostRequest, asking: Hearing): Promise<Answered> {
  const { requests, clock, context } = asking;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await requests.ask(request, context).catch((error: unknown) => error);
    const waitMs = attempt < attempts ? againAfterMs(answer, attempt) : undefined;
    if (waitMs === undefined || context.signal.aborted) {
      if (answer instanceof Error) throw answer;
      return answer as Answered;
    }
    await delay(clock, waitMs, context.signal);
  }
}

/** How long to wait before it is tried again; undefined when there is no use, or it would take too long. */
function againAfterMs(answer: unknown, attempt: number): number | undefined {
  if (answer instanceof HostUnreachableError) return readAgainAfterMs(attempt - 1);
  if (answer instanceof HostResponseError) return readAgainAfterMs(attempt - 1, answer.retryAfterMs);
  const { means, waitMs } = answer as Partial<Answered>;
  return means === 'later' || means === 'unknown' ? readAgainAfterMs(attempt - 1, waitMs) : undefined;
}

function issueOf({ name }: Named, expected: string, got: string): ContractIssue {
  return { path: `requests.${name}`, expected, got };
}

function listOf<Item>(value: Item | readonly Item[]): readonly Item[] {
  return [value].flat() as readonly Item[];
}
