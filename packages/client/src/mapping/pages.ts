import { addressBelow } from './address.js';
import type { Expressions, Scope } from './expressions.js';
import type { Answered, HostRequest, HostRequests } from './host-requests.js';
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
  const url = new URL(request.url);
  if (pages.size) url.searchParams.set(pages.size.name, String(pages.size.value));
  if (pages.by === 'number') url.searchParams.set(pages.name ?? names.number, String(pages.first ?? 1));
  if (pages.by === 'offset') url.searchParams.set(pages.name ?? names.offset, '0');
  return { ...request, url };
}

/** Understands one page. */
export async function readPage(
  { request, mapping, answer }: { request: HostRequest; mapping: RequestMapping; answer: Answered },
  { expressions, host, scope }: { expressions: Expressions; host: HostRequests; scope: Scope },
): Promise<Page> {
  const within: Scope = {
    input: answer.body,
    names: { ...scope.names, status: answer.status, headers: answer.headers },
  };
  const found = mapping.items === undefined ? answer.body : await expressions.evaluate(mapping.items, within);
  const items = found === undefined || found === null ? [] : [found].flat();
  const { pages } = mapping;
  const url = pages && (await nextUrl(pages, { request, answer, items, within, expressions, host }));
  return { items, next: url && { ...request, url } };
}

async function nextUrl(
  pages: PagesMapping,
  {
    request,
    answer,
    items,
    within,
    expressions,
    host,
  }: {
    readonly request: HostRequest;
    readonly answer: Answered;
    readonly items: readonly unknown[];
    readonly within: Scope;
    readonly expressions: Expressions;
    readonly host: HostRequests;
  },
): Promise<URL | undefined> {
  const { by, size, name = names[by] } = pages;
  const url = new URL(request.url);
  if (by === 'link') {
    const address = linkTo('next', answer.headers['link'] ?? '');
    return address === undefined ? undefined : addressBelow(host.base, address, answer.address);
  }
  const named = pages.next === undefined ? undefined : await expressions.evaluate(pages.next, within);
  if (by === 'url')
    return typeof named === 'string' && named ? addressBelow(host.base, named, answer.address) : undefined;
  if (by === 'cursor') {
    const cursor = named === false ? undefined : textOf(named);
    if (!cursor) return undefined;
    url.searchParams.set(name, cursor);
    return url;
  }
  // whether there is more is said by the host, else by a page that is full
  const isMore =
    pages.next === undefined ? items.length >= (size?.value ?? 1) && items.length > 0 : Boolean(named);
  if (!isMore) return undefined;
  const now = Number(url.searchParams.get(name));
  url.searchParams.set(name, String(by === 'number' ? now + 1 : now + items.length));
  return url;
}

/** The address with a relation in a `Link` header (RFC 8288, 3). */
function linkTo(relation: string, header: string): string | undefined {
  for (const [, address, parameters = ''] of header.matchAll(/<([^>]*)>((?:\s*;\s*[^,;"]+(?:"[^"]*")?)*)/g)) {
    const [, quoted, plain] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters) ?? [];
    if ((quoted ?? plain ?? '').toLowerCase().split(/\s+/).includes(relation)) return address;
  }
  return undefined;
}
