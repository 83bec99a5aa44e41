import type { ContractIssue } from '@partner-journey/contract';
import { addressBelow } from './address.js';
import type { Expressions, Scope } from './expressions.js';
import type { Answered, HostRequest, HostRequests } from './host-requests.js';
import { listIn, missingLists } from './list-in.js';
import { textOf } from './text-of.js';
import type { PagesMapping, RequestMapping } from './mapping.js';

/** One page of a list, and the request for the one after it. */
export interface Page {
  readonly items: readonly unknown[];
  readonly next: HostRequest | undefined;
}

const names = { number: 'page', offset: 'offset', cursor: 'cursor', url: '', link: '' } as const;

/** Puts the first request for a list together. */
export function firstPage(request: HostRequest, pages: PagesMapping): HostRequest {
  const { by, size, first = 1 } = pages;
  const sized = size ? withMember(request, pages, [size.name, size.value]) : request;
  if (by !== 'number' && by !== 'offset') return sized;
  return withMember(sized, pages, [pages.name ?? names[by], by === 'number' ? first : 0]);
}

/** The same request with one more member where its pages want it. */
function withMember(
  request: HostRequest,
  pages: PagesMapping,
  [name, value]: readonly [string, string | number],
): HostRequest {
  if (pages.in === 'body') return { ...request, body: withPath(request.body, name.split('.'), value) };
  const url = new URL(request.url);
  url.searchParams.set(name, String(value));
  return { ...request, url };
}

function memberOf({ url, body }: HostRequest, pages: PagesMapping, name: string): unknown {
  if (pages.in !== 'body') return url.searchParams.get(name);
  return name.split('.').reduce((value, part) => (value as Record<string, unknown>)[part], body);
}

function withPath(value: unknown, [name = '', ...others]: readonly string[], leaf: unknown): object {
  const members = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return { ...members, [name]: others.length > 0 ? withPath(members[name], others, leaf) : leaf };
}

/** What one request for a page brought. */
export interface PageAnswer {
  readonly request: HostRequest;
  readonly mapping: RequestMapping;
  readonly answer: Answered;
  /** How many items the pages before it had. */
  readonly before: number;
}

/** What a page is read with. */
interface Reading {
  /** Where its request stands in the mapping. */
  readonly place: string;
  readonly expressions: Expressions;
  readonly host: HostRequests;
  readonly scope: Scope;
  /** Is told that there is no list. */
  onIssue(issue: ContractIssue): void;
}

/** Understands one page. */
export async function readPage(
  { request, mapping, answer, before }: PageAnswer,
  { place, expressions, host, scope, onIssue }: Reading,
): Promise<Page> {
  const within: Scope = {
    input: answer.body,
    names: { ...scope.names, status: answer.status, headers: answer.headers },
  };
  const found =
    mapping.items === undefined
      ? answer.body
      : await expressions.evaluateAt(`${place}.items`, mapping.items, within);
  const items = listIn(found);
  if (items.length === 0 && mapping.items !== undefined)
    (await missingLists()).tellMissing(
      { path: `${place}.items`, source: mapping.items, scope: within },
      onIssue,
    );
  const { pages } = mapping;
  const names = { ...within.names, loaded: before + items.length };
  const asked = { request, answer, items, within: { ...within, names }, place, expressions, host };
  const next = pages && (await nextRequest(pages, asked));
  return { items, next };
}

async function nextRequest(
  pages: PagesMapping,
  {
    request,
    answer,
    items,
    within,
    place,
    expressions,
    host,
  }: Omit<Reading, 'scope' | 'onIssue'> & {
    readonly request: HostRequest;
    readonly answer: Answered;
    readonly items: readonly unknown[];
    readonly within: Scope;
  },
): Promise<HostRequest | undefined> {
  const { by, size, name = names[by] } = pages;
  const named =
    pages.next === undefined
      ? undefined
      : await expressions.evaluateAt(`${place}.pages.next`, pages.next, within);
  if (by === 'link' || by === 'url') {
    const address = by === 'link' ? linkTo('next', answer.headers['link'] ?? '') : named;
    if (typeof address !== 'string' || !address) return undefined;
    return { ...request, url: addressBelow(host.base, address, answer.address) };
  }
  if (by === 'cursor') {
    const cursor = named === false ? undefined : textOf(named);
    return cursor ? withMember(request, pages, [name, cursor]) : undefined;
  }
  // whether there is more is said by the host, else by a page that is full
  const isMore =
    pages.next === undefined ? items.length >= (size?.value ?? 1) && items.length > 0 : Boolean(named);
  if (!isMore) return undefined;
  const now = Number(memberOf(request, pages, name));
  return withMember(request, pages, [name, by === 'number' ? now + 1 : now + items.length]);
}

/** The address with a relation in a `Link` header (RFC 8288, 3). */
function linkTo(relation: string, header: string): string | undefined {
  for (const [, address, parameters = ''] of header.matchAll(/<([^>]*)>((?:\s*;\s*[^,;"]+(?:"[^"]*")?)*)/g)) {
    const [, quoted, plain] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters) ?? [];
    if ((quoted ?? plain ?? '').toLowerCase().split(/\s+/).includes(relation)) return address;
  }
  return undefined;
}
