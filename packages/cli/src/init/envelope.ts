import type { RequestMapping } from '@partner-journey/client/mapping';
import { pagesOf } from './pages-in.js';
import type { Sample } from './sample.js';
import { isObject, objectsIn, wordsOf } from './words.js';

type Members = Readonly<Record<string, unknown>>;

/** What an answer is about: one list, or one thing, of those that stand in it. */
export interface Part {
  /** The names that lead to it; none: the answer is it. Below `edges` the name of what an item holds is the last. */
  readonly place: readonly string[];
  readonly isList: boolean;
  readonly items: readonly Members[];
  /** Whether they stand under their keys, and not in a list. */
  readonly isKeyed?: boolean;
  /** The type that those of a mixed list have. */
  readonly type?: string;
}

/** What an answer holds, and how its lists go on. */
export interface Envelope {
  readonly parts: readonly Part[];
  readonly pages?: RequestMapping['pages'];
}

const lists =
  /^(data|results?|items|values?|records?|rows?|content|list|entries|hits|objects|nodes?|docs|elements|edges|included|payload|response|body|d|output|query|search|all|find)$/;
/** Whether a list or a wrapper is called nothing but that. */
export function isListName(name: string): boolean {
  return lists.test(wordsOf(name));
}

const talk =
  /^(meta|pagination|paging|page|pages|page info|per page|page size|size|limit|offset|total|count|cnt|total (count|pages|items|records|elements|results|page count)|next|previous|prev|first|last|self|links?|has (more|next|more data|next page)|next (page|cursor|link|url|page url)|cursor|ok|success|status|message|msg|errors?|err|code|version|jsonapi|current page|current page size|page (count|number)|last page|number|odata (context|count|next link|etag)|request id|sort|sort (by|order)|extensions|facets)$/;

/** Whether a member says something about the answer and not about what was asked. */
function isTalk(name: string): boolean {
  return talk.test(wordsOf(name));
}

const identity = /(^| )(id|uid|uuid|guid|gid|key|nr|no|number|pk|code|slug|username|login|email)$/;
const deepest = 5;

/** Finds what an answer is about. */
export function envelopeOf(sample: Sample): Envelope {
  const parts = partsOf(sample.body, []);
  const body = isObject(sample.body) ? sample.body : {};
  const most = Math.max(0, ...parts.map(({ items }) => items.length));
  const pages = pagesOf(body, sample, most);
  return { parts, ...(pages && { pages }) };
}

function partsOf(value: unknown, place: readonly string[]): readonly Part[] {
  if (Array.isArray(value)) return listParts(value, place);
  if (isKeyed(value)) return [{ place, isList: true, items: Object.values(value), isKeyed: true }];
  if (!isObject(value)) return place.length === 0 ? [{ place, isList: false, items: [] }] : [];
  const inner = place.length < deepest && !isThing(value) ? innerParts(value, place) : [];
  return inner.length > 0 ? inner : [{ place, isList: false, items: [value] }];
}

function innerParts(value: Members, place: readonly string[]): readonly Part[] {
  const telling = Object.entries(value).filter(
    ([name, one]) => typeof one === 'object' && one !== null && (!isTalk(name) || holdsThings(one)),
  );
  return telling.flatMap(([name, one]) => {
    if (Array.isArray(one) && one.length > 0 && objectsIn(one).length === 0) return [];
    return partsOf(one, [...place, name]);
  });
}

/** A list called like talk, such as `pages`, is none when it holds things. */
function holdsThings(value: object): boolean {
  return Array.isArray(value) && objectsIn(value).some(isThing);
}

/** Whether things stand under their keys: all of one sort, each with the key for its id. */
export function isKeyed(value: unknown): value is Readonly<Record<string, Members>> {
  if (!isObject(value)) return false;
  const entries = Object.entries(value);
  const isKey = (key: string) => (own: readonly [string, unknown]) =>
    /^(id|uid|key)$/.test(wordsOf(own[0])) &&
    (own[1] === key || (typeof own[1] === 'number' && String(own[1]) === key));
  return (
    entries.length > 0 && entries.every(([key, one]) => isObject(one) && Object.entries(one).some(isKey(key)))
  );
}

/** Whether something has an identity of its own, and is no wrapper. */
function isThing(value: Members): boolean {
  if (typeof value['type'] === 'string' && isObject(value['attributes'])) return true;
  const plain = Object.entries(value).filter(
    ([name, one]) =>
      (typeof one !== 'object' || one === null) && (!isTalk(name) || identity.test(wordsOf(name))),
  );
  const others = plain.filter(([name]) => !name.startsWith('__') && !name.includes('@'));
  return others.length > 1 && others.some(([name]) => identity.test(wordsOf(name)));
}

function listParts(value: readonly unknown[], place: readonly string[]): readonly Part[] {
  const all = objectsIn(value);
  const mixed = typesIn(all);
  if (mixed.length > 1 || (mixed.length === 1 && place.at(-1) === 'included')) {
    return mixed.map((type) => ({
      ...{ place, isList: true, type },
      items: all.filter((one) => one['type'] === type),
    }));
  }
  const { items, inner } = unfolded(all);
  return [{ place: [...place, ...inner], isList: true, items }];
}

/** The types of a list in which everything says its own, as JSON:API sends things along. */
function typesIn(items: readonly Members[]): readonly string[] {
  const types = new Set(items.map(({ type, attributes }) => (isObject(attributes) ? type : undefined)));
  const known = [...types].filter((type) => typeof type === 'string');
  return known.length === types.size ? known : [];
}

/** The things themselves, where each item of a list only holds one: `edges` with a `node` each. */
export function unfolded(items: readonly Members[]): {
  readonly items: readonly Members[];
  readonly inner: readonly string[];
} {
  const names = new Set(items.flatMap((item) => Object.keys(item).filter((name) => isObject(item[name]))));
  const [name, ...more] = [...names];
  const isFolded =
    name !== undefined &&
    more.length === 0 &&
    items.every((item) => isObject(item[name]) && !('id' in item) && Object.keys(item).length <= 2);
  return isFolded
    ? { items: items.map((item) => item[name] as Members), inner: [name] }
    : { items, inner: [] };
}
