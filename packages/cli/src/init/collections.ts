import { envelopeOf, isKeyed, isListName, unfolded, type Envelope, type Part } from './envelope.js';
import type { Sample } from './sample.js';
import { englishOf, isObject, literal, objectsIn, quoted, singular, wordsOf } from './words.js';

type Members = Readonly<Record<string, unknown>>;

/** Things of one sort in an answer. */
export interface Collection {
  /** What one of them is called, as English words where they are known. */
  readonly name: string;
  /** The same as the host has it. */
  readonly ownName: string;
  readonly sample: Sample;
  /** Name of the request whose answer they are in. */
  readonly request: string;
  /** Expression that finds them: in all answers, or below a parent in one item of it. */
  readonly expression: string;
  readonly items: readonly Members[];
  readonly isList: boolean;
  /** Whether they stand beside what the answer is about. */
  readonly isBeside: boolean;
  /** The things they stand in. */
  readonly parent?: Collection;
}

/** A request, and what is in its answer. */
export interface Analyzed {
  readonly request: string;
  readonly sample: Sample;
  /** Where the list stands that the request gives; absent: it gives the whole answer. */
  readonly items?: string;
  readonly pages?: Envelope['pages'];
  readonly collections: readonly Collection[];
}

/** Takes an answer apart. What stands side by side in it is asked for by requests of its own, so that each can be paged. */
export function analyze(sample: Sample, request: string): readonly Analyzed[] {
  const { parts, pages } = envelopeOf(sample);
  const main = mainOf(parts, sample);
  const lists = parts.filter(({ isList }) => isList);
  const own = main?.isList === true ? main : lists[0];
  return [
    ...lists.map((part) => {
      const name = part === own ? request : `${request}_${nameForRequest(part)}`;
      return ofList(sample, part, { request: name, isBeside: part !== main, pages });
    }),
    ...ofThings(sample, parts, { request, main, hasList: own !== undefined }),
  ];
}

/** What the answer was asked for: what is called like its address, else the first list, else the first thing. */
function mainOf(parts: readonly Part[], sample: Sample): Part | undefined {
  const called = singular(englishOf(lastSegment(sample.path)));
  return (
    parts.find((part) => part.isList && singular(englishOf(tellingName(part) ?? '')) === called) ??
    parts.find(({ isList }) => isList) ??
    parts[0]
  );
}

function ofList(
  sample: Sample,
  part: Part,
  {
    request,
    isBeside,
    pages,
  }: { readonly request: string; readonly isBeside: boolean; readonly pages: Envelope['pages'] },
): Analyzed {
  const path = [...part.place.map(quoted), ...(part.isKeyed === true ? ['*'] : [])].join('.');
  const items = part.type === undefined ? path : `${path}[type = ${literal(part.type)}]`;
  const top = collectionOf(part, { sample, expression: request, request, isBeside });
  return {
    ...{ request, sample, collections: [top, ...nestedIn(top, 0)] },
    ...(items !== '' && { items }),
    ...(pages && { pages }),
  };
}

function ofThings(
  sample: Sample,
  parts: readonly Part[],
  {
    request,
    main,
    hasList,
  }: { readonly request: string; readonly main: Part | undefined; readonly hasList: boolean },
): readonly Analyzed[] {
  const things = parts.filter(({ isList }) => !isList);
  if (things.length === 0) return [];
  const name = hasList ? `${request}_whole` : request;
  const collections = things.flatMap((part) => {
    const expression = [name, ...part.place.map(quoted)].join('.');
    const top = collectionOf(part, { sample, expression, request: name, isBeside: part !== main });
    return [top, ...nestedIn(top, 0)];
  });
  return [{ request: name, sample, collections }];
}

function collectionOf(
  part: Part,
  given: Pick<Collection, 'sample' | 'expression' | 'request' | 'isBeside'>,
): Collection {
  const { items, isList } = part;
  const own = isList ? [] : Object.values(items[0] ?? {});
  const path = given.sample.path.split('/').filter((segment) => !own.includes(segment));
  const called = wordsOf(part.type ?? tellingName(part) ?? lastSegment(path.join('/')));
  return { ...given, name: singular(englishOf(called)), ownName: called, items, isList };
}

function tellingName({ place }: Part): string | undefined {
  return place.findLast((name) => !isListName(name));
}

function nameForRequest(part: Part): string {
  return wordsOf(part.type ?? tellingName(part) ?? 'list').replace(/[^a-z\d]+/g, '_');
}

/** The last word of an address that is no id and says more than that there is a list: `tasks` of `/tasks.php/items`. */
function lastSegment(path: string): string {
  const segments = path.split('?')[0]!.split('/');
  const named = segments.filter((part) => part !== '' && !isIdPart(part));
  const telling = named.map((part) => part.replace(/\.\w+$/, '')).filter((part) => !isListName(part));
  return telling.at(-1) ?? named.at(-1) ?? '';
}

/** Whether a part of an address stands for an id. */
export function isIdPart(part: string): boolean {
  return /^(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|\{[^}]*\}|:\w+)$/i.test(part);
}

/** The parts of an address, and which of them stand for an id: a number after `api`, `rest` or `version` is a version. */
export function partsWithIds(path: string): readonly { readonly part: string; readonly isId: boolean }[] {
  const parts = path.split('?')[0]!.split('/');
  const isVersion = (part: string, before = '') => /^\d+$/.test(part) && /^(api|rest|version)$/i.test(before);
  return parts.map((part, index) => ({ part, isId: isIdPart(part) && !isVersion(part, parts[index - 1]) }));
}

const deepest = 4;

function nestedIn(parent: Collection, depth: number): readonly Collection[] {
  if (depth >= deepest) return [];
  const lists = parent.items.flatMap((item) => listsIn(item, 0));
  const names = new Map(lists.map(({ expression, name }) => [expression, name]));
  return [...names].flatMap(([expression, name]) => {
    const all = lists.filter((one) => one.expression === expression).flatMap((one) => one.items);
    const { items, inner } = unfolded(all);
    if (items.length === 0 || items.every(isBareReference)) return [];
    const { sample, request } = parent;
    const own: Collection = {
      ...{ name: singular(englishOf(name)), ownName: wordsOf(name), sample, request, items, parent },
      ...{ expression: [expression, ...inner.map(quoted)].join('.'), isList: true, isBeside: false },
    };
    return [own, ...nestedIn(own, depth + 1)];
  });
}

type Found = Pick<Collection, 'name' | 'expression' | 'items'>;

/** The lists of things in a thing, those in objects of it too. */
function listsIn(item: Members, depth: number, before = '', around = ''): readonly Found[] {
  return Object.entries(item).flatMap(([own, value]): readonly Found[] => {
    const expression = `${before}${quoted(own)}`;
    const name = isListName(own) && around !== '' ? around : own;
    if (Array.isArray(value)) return [{ name, expression, items: objectsIn(value) }];
    if (isKeyed(value)) return [{ name, expression: `${expression}.*`, items: Object.values(value) }];
    return isObject(value) && depth < 2 ? listsIn(value, depth + 1, `${expression}.`, name) : [];
  });
}

/** Whether something only names another thing: by its id, with its type perhaps. */
export function isBareReference(item: Members): boolean {
  const names = Object.keys(item).map(englishOf);
  return names.includes('id') && names.every((name) => /^(id|.*type|self|href|url|links?|meta)$/.test(name));
}
