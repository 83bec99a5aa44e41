import type { RequestMapping } from '@partner-journey/client/mapping';
import type { Sample } from './sample.js';
import { isObject, objectsIn, quoted, wordsOf } from './words.js';

type Members = Readonly<Record<string, unknown>>;

/** Where the list or the thing of an answer stands, and how a list goes on. */
export interface Envelope {
  /** The names that lead to it; none: the answer is it. */
  readonly place: readonly string[];
  readonly isList: boolean;
  readonly items: readonly Members[];
  /** The things beside it by their type, as JSON:API sends them along. */
  readonly included: readonly Members[];
  readonly isJsonApi: boolean;
  readonly pages?: RequestMapping['pages'];
}

const lists =
  /^(data|results?|items|values?|records?|rows|content|list|entries|hits|objects|nodes|docs|elements)$/;
/** Whether a list is called nothing but a list. */
export function isListName(name: string): boolean {
  return lists.test(wordsOf(name));
}

const meta =
  /^(meta|pagination|paging|page|pages|per page|page size|size|limit|offset|total|count|total (count|pages|items|records|elements|results)|next|previous|prev|first|last|self|links?|has (more|next)|next (page|cursor|link|url|page url)|cursor|ok|success|status|message|error|errors|code|version|included|jsonapi|current page|last page|number|odata (context|count|next link)|request id)$/;

/** Finds what an answer is about. */
export function envelopeOf(sample: Sample): Envelope {
  const { body } = sample;
  if (Array.isArray(body)) return list(sample, [], body);
  if (!isObject(body)) return thing([], []);
  const [wrapper, inner] = wrapperOf(body) ?? [];
  if (wrapper === undefined) return thing([], [body]);
  if (Array.isArray(inner)) return list(sample, [wrapper], inner);
  const found = isObject(inner) ? wrapperOf(inner) : undefined;
  if (found && Array.isArray(found[1])) return list(sample, [wrapper, found[0]], found[1]);
  return thing([wrapper], [inner as Members], body);
}

/** The one member beside which there is only talk about the answer. */
function wrapperOf(body: Members): readonly [string, unknown] | undefined {
  const others = Object.entries(body).filter(([name]) => !meta.test(wordsOf(name)));
  const [only] = others;
  const isAlone =
    others.length === 1 && only !== undefined && typeof only[1] === 'object' && only[1] !== null;
  if (isAlone && (!Array.isArray(only[1]) || only[1].every(isObject))) return only;
  return others.find(
    ([name, value]) => lists.test(wordsOf(name)) && Array.isArray(value) && value.every(isObject),
  );
}

function list(sample: Sample, place: readonly string[], items: readonly unknown[]): Envelope {
  const body = isObject(sample.body) ? sample.body : {};
  const pages = pagesOf(body, sample, items.length);
  return {
    place,
    isList: true,
    items: objectsIn(items),
    ...jsonApi(objectsIn(items), body),
    ...(pages && { pages }),
  };
}

function thing(place: readonly string[], items: readonly Members[], body: Members = {}): Envelope {
  return { place, isList: false, items, ...jsonApi(items, body) };
}

function jsonApi(items: readonly Members[], body: Members): Pick<Envelope, 'included' | 'isJsonApi'> {
  const isJsonApi = items.length > 0 && items.every((item) => 'type' in item && isObject(item['attributes']));
  return { isJsonApi, included: isJsonApi ? objectsIn(body['included']) : [] };
}

/** How a list goes on, by what the answer says around it and by its header `Link`. */
function pagesOf(body: Members, { headers = {} }: Sample, count: number): RequestMapping['pages'] {
  if (/rel="?next/i.test(headers['link'] ?? '')) return { by: 'link' };
  const found = new Map<
    string,
    { readonly expression: string; readonly value: unknown; readonly name: string }
  >();
  collect(body, '', found);
  const get = (form: RegExp) => [...found].find(([words]) => form.test(words))?.[1];
  const next = get(/^(next|next (link|url|page url|href)|odata next link|next href)$/);
  if (
    next &&
    (next.value === null || (typeof next.value === 'string' && /^(https?:|\/|\?)/.test(next.value)))
  )
    return { by: 'url', next: next.expression };
  const cursor = get(/^(next cursor|cursor|next page token|end cursor|next)$/);
  if (cursor && typeof cursor.value === 'string') return { by: 'cursor', next: cursor.expression };
  const page = get(/^(page|current page|page number|number)$/);
  const last = get(/^(total pages|last page|pages|page count)$/);
  const size = get(/^(per page|page size|limit|size)$/);
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
  const offset = get(/^(offset|skip|start)$/);
  const total = get(/^(total|count|total (count|items|records|results|elements))$/);
  if (offset && size && total) {
    const more = `${offset.expression} + ${size.expression} < ${total.expression}`;
    return { by: 'offset', name: offset.name, ...sized, next: more };
  }
  const more = get(/^has (more|next)$/);
  return page && more ? { by: 'number', ...first, ...sized, next: more.expression } : undefined;
}

function collect(
  members: Members,
  prefix: string,
  found: Map<string, { readonly expression: string; readonly value: unknown; readonly name: string }>,
): void {
  for (const [name, value] of Object.entries(members)) {
    const words = wordsOf(name);
    const expression = `${prefix}${quoted(name)}`;
    if (!isObject(value)) {
      if (!Array.isArray(value) && !found.has(words)) found.set(words, { expression, value, name });
    } else if (/^(meta|pagination|paging|page|links?)$/.test(words)) {
      if (typeof value['href'] === 'string')
        found.set(words, { expression: `${expression}.href`, value: value['href'], name });
      collect(value, `${expression}.`, found);
    }
  }
}
