import type { RequestMapping } from '@partner-journey/client/mapping';
import type { Sample } from './sample.js';
import { isObject, quoted, wordsOf } from './words.js';

type Members = Readonly<Record<string, unknown>>;

/** A member that says how a list goes on. */
interface Sign {
  readonly expression: string;
  readonly value: unknown;
  readonly name: string;
}

/** Finds a member by its words and its value. */
type Get = (form: RegExp, fits?: (value: unknown) => boolean) => Sign | undefined;

/** How a list goes on, by what the answer says around it and by its header `Link`. */
export function pagesOf(body: Members, { headers = {} }: Sample, count: number): RequestMapping['pages'] {
  if (/rel="?next/i.test(headers['link'] ?? '')) return { by: 'link' };
  const found = new Map<string, Sign>();
  collect(body, '', found);
  const get: Get = (form, fits = () => true) =>
    [...found].find(([words, { value }]) => form.test(words) && fits(value))?.[1];
  return byNext(get) ?? byNumbers(get, count);
}

/** By the address of the next page, or by what the request for it has to name. */
function byNext(get: Get): RequestMapping['pages'] {
  const address =
    /^(next|(odata )?next (page )?(link|url|uri|href|page)|next page|next page path|next link href)$/;
  const isWhole = (value: unknown) => typeof value === 'string' && /^https?:/.test(value);
  const isBelow = (value: unknown) =>
    value === null || (typeof value === 'string' && /^(https?:|\/|\?)/.test(value));
  const next = get(address, isWhole) ?? get(address, isBelow);
  if (next) return { by: 'url', next: next.expression };
  const cursor = get(
    /^((next )?(cursor|after|page token|offset|token|start|marker)|next page (token|offset)|end cursor|next|continuation token)$/,
    (value) => typeof value === 'string',
  );
  return cursor && { by: 'cursor', name: cursorName(cursor.name), next: cursor.expression };
}

function byNumbers(get: Get, count: number): RequestMapping['pages'] {
  const page = get(/^(page|current page|page number|number)$/);
  const last = get(/^(total pages|last page|pages|page count)$/);
  const size = get(/^(per page|page size|limit|size|max results)$/);
  const sized =
    size && typeof size.value === 'number'
      ? { size: { name: size.name, value: Math.max(size.value, count) } }
      : {};
  const first = page?.value === 0 ? { first: 0 } : {};
  if (page && last)
    return {
      ...{ by: 'number', ...first, ...sized },
      next: `${page.expression}${page.value === 0 ? ' + 1' : ''} < ${last.expression}`,
    };
  const offset = get(/^(offset|skip|start( at)?)$/);
  const total = get(/^(total|count|total (count|items|records|results|elements))$/);
  if (offset && size && total) {
    const more = `${offset.expression} + ${size.expression} < ${total.expression}`;
    return { by: 'offset', name: offset.name, ...sized, next: more };
  }
  const more = get(/^has (more|next)$/);
  return page && more ? { by: 'number', ...first, ...sized, next: more.expression } : undefined;
}

/** What the next request calls the cursor: as the answer does, without saying that it is the next one. */
function cursorName(name: string): string {
  const bare = name.replace(/^(next|end)_?(?=[a-z])/i, '');
  return bare === '' ? 'cursor' : bare.replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

function collect(members: Members, prefix: string, found: Map<string, Sign>, before = ''): void {
  for (const [name, value] of Object.entries(members)) {
    const words = `${before} ${wordsOf(name)}`.trim();
    const expression = `${prefix}${quoted(name)}`;
    if (!isObject(value)) {
      if (!Array.isArray(value) && !found.has(words)) found.set(words, { expression, value, name });
    } else if (/^(meta|pagination|paging|page|links?|cursors?)$/.test(words)) {
      collect(value, `${expression}.`, found);
    } else if (/^next( page)?$/.test(words)) collect(value, `${expression}.`, found, 'next');
  }
}
