import { isBareReference, type Collection } from './collections.js';
import { isKeyed } from './envelope.js';
import { englishOf, isObject, isShortFor, literal, objectsIn, quoted, wordsOf } from './words.js';

type Members = Readonly<Record<string, unknown>>;

/** A member of the items of a collection. */
export interface Field {
  /** Expression that finds it in an item. */
  readonly expression: string;
  /** Its own name. */
  readonly name: string;
  /** The same as English words; of a member of a member, both. */
  readonly words: string;
  /** The words without those that all members of the thing begin with, and without what the thing is called. */
  readonly core: string;
  /** What it holds: nothing left out, nothing repeated. */
  readonly values: readonly unknown[];
  /** In how many items it holds something. */
  readonly count: number;
  /** Whether it is a list of plain values, or of what only names other things. */
  readonly isList: boolean;
  /** Whether it names another thing by its id. */
  readonly isReference: boolean;
  /** Whether it stands in a list of its own within the item, and not in the item itself. */
  readonly isWithinList: boolean;
  /** Whether it stands in an object of the item that is a thing of its own. */
  readonly depth: number;
}

type Noted = Omit<Field, 'values' | 'core' | 'count'> & { readonly values: unknown[]; count: number };

const known = new WeakMap<Collection, readonly Field[]>();

/** The plain members of the items, those of objects in them too, and each entry of a list of names and values. */
export function fieldsOf(collection: Collection): readonly Field[] {
  let fields = known.get(collection);
  if (!fields) known.set(collection, (fields = readFields(collection)));
  return fields;
}

function readFields(collection: Collection): readonly Field[] {
  const found = new Map<string, Noted>();
  const walk: Walk = { found, labels: labelledIn(collection), long: new Set(), isOne: !collection.isList };
  const start: Place = { prefix: '', words: '', depth: 0, isWithinList: false };
  for (const item of collection.items) noteMembers(item, start, walk);
  const noted = [...found.values()].filter(
    ({ expression, isWithinList }) =>
      !isWithinList || ![...walk.long].some((prefix) => expression.startsWith(prefix)),
  );
  const short = prefixesOf(noted, collection);
  return noted.map((field) => ({
    ...field,
    core: withoutPrefix(field.words, short),
    values: [...new Set(field.values)],
  }));
}

interface Walk {
  readonly found: Map<string, Noted>;
  readonly labels: ReadonlyMap<string, Labelled>;
  /** Where lists stand that have several things in some item: they are collections of their own. */
  readonly long: Set<string>;
  /** Whether it is one thing, and no list of them. */
  readonly isOne: boolean;
}

interface Place {
  readonly prefix: string;
  readonly words: string;
  readonly depth: number;
  readonly isWithinList: boolean;
}

const deepest = 4;

/** What only holds other members together, and says nothing itself. */
const containers =
  /^(properties|attributes|attrs|fields|values?|data|nodes?|embedded|links?|relationships|results|display value|rendered|raw)$/;

function noteMembers(members: Members, place: Place, walk: Walk): void {
  for (const [name, value] of Object.entries(members)) {
    if (name.startsWith('__') || name.includes('@')) continue;
    const expression = `${place.prefix}${quoted(name)}`;
    const here = { ...place, prefix: `${expression}.`, words: wordsBelow(place, name, value) };
    if (isKeyed(value)) continue;
    if (isObject(value) && !isAddressOfItself(value)) {
      const depth = place.depth + (containers.test(wordsOf(name)) ? 0 : 1);
      if (place.depth < deepest) noteMembers(value, { ...here, depth }, walk);
    } else if (!isObject(value) && (!Array.isArray(value) || value.every((one) => typeof one !== 'object'))) {
      note(value, { expression, name, place: here, isReference: namesAnother(here.words, place) }, walk);
    } else if (Array.isArray(value)) noteList(objectsIn(value), { name, expression, here }, walk);
  }
}

/** Whether something only says what sort of thing this is and where the API has it. */
function isAddressOfItself(value: Members): boolean {
  const names = Object.keys(value);
  return names.includes('type') && names.every((name) => /^(type|url|href|uri|self)$/.test(name));
}

function wordsBelow({ words }: Place, name: string, value: unknown): string {
  const own = wordsOf(name);
  const isOnlyAround = containers.test(own) && (isObject(value) || Array.isArray(value) || words !== '');
  if (isOnlyAround) return words;
  return `${words} ${englishOf(name).replace(/^(ids?) (.+)$/, '$2 $1')}`.trim();
}

function namesAnother(words: string, { depth }: Place): boolean {
  return depth <= 1 && / ?ids?$/.test(words) && words !== 'id';
}

function noteList(
  list: readonly Members[],
  { name, expression, here }: { readonly name: string; readonly expression: string; readonly here: Place },
  walk: Walk,
): void {
  const labelled = walk.labels.get(expression);
  if (labelled) {
    noteLabelled(list, labelled, { expression, place: here }, walk);
    return;
  }
  if (list.length > 0 && list.every(isBareReference)) {
    const id = Object.keys(list[0]!).find((one) => englishOf(one) === 'id') ?? 'id';
    const ids = list.map((one) => one[id]);
    const place = { ...here, words: `${here.words} id` };
    note(ids, { expression: `${expression}.${quoted(id)}`, name, place, isReference: true }, walk);
    return;
  }
  if (list.length > 1) walk.long.add(`${expression}.`);
  if (walk.isOne && list[0] && here.depth < 2) noteMembers(list[0], within(here, `${expression}[0].`), walk);
  else if (list.length === 1 && here.depth < deepest)
    noteMembers(list[0]!, within(here, `${expression}.`), walk);
}

function within(here: Place, prefix: string): Place {
  return { ...here, prefix, depth: here.depth + 1, isWithinList: true };
}

function note(
  value: unknown,
  {
    expression,
    name,
    place,
    isReference,
  }: {
    readonly expression: string;
    readonly name: string;
    readonly place: Place;
    readonly isReference: boolean;
  },
  { found }: Walk,
): void {
  const { words, depth, isWithinList } = place;
  const field: Noted = found.get(expression) ?? {
    ...{ expression, name, words, isReference, isWithinList, depth, isList: Array.isArray(value) },
    ...{ values: [], count: 0 },
  };
  const isList = field.isList || Array.isArray(value);
  found.set(expression, isList === field.isList ? field : { ...field, isList });
  const held = [value].flat().filter((one) => one !== null && one !== undefined && one !== '');
  field.values.push(...held);
  found.get(expression)!.count += held.length > 0 ? 1 : 0;
}

/** A list of names and values, as custom fields are sent: the member that names, and those that have the value. */
interface Labelled {
  readonly label: string;
  readonly names: ReadonlyMap<unknown, string>;
}

/** The lists in the items in which each thing is named once, and the same names come again in other items. */
function labelledIn({ items }: Collection): ReadonlyMap<string, Labelled> {
  const found = new Map<string, Labelled>();
  const names = new Set(
    items.flatMap((item) => Object.keys(item).filter((name) => Array.isArray(item[name]))),
  );
  for (const name of names) {
    const lists = items.map((item) => objectsIn(item[name])).filter((list) => list.length > 1);
    const labels = ['name', 'title', 'label', 'field', 'key', 'code', 'id'].filter((label) =>
      lists.every((list) =>
        list.every((one) => typeof one[label] === 'string' || typeof one[label] === 'number'),
      ),
    );
    const label = labels[0];
    if (label === undefined || lists.length < 2) continue;
    const first = lists[0]!.map((one) => one[label]);
    const isSame = lists.every((list) => list.every((one) => first.includes(one[label])));
    const hasValue = lists[0]!.some((one) => Object.keys(one).some((key) => /value|text/.test(wordsOf(key))));
    if (!isSame || !hasValue || new Set(first).size !== first.length) continue;
    found.set(quoted(name), { label, names: new Map(first.map((one) => [one, String(one)])) });
  }
  return found;
}

function noteLabelled(
  list: readonly Members[],
  { label, names }: Labelled,
  { expression, place }: { readonly expression: string; readonly place: Place },
  walk: Walk,
): void {
  for (const one of list) {
    const name = names.get(one[label]);
    if (name === undefined) continue;
    const key = typeof one[label] === 'number' ? String(one[label]) : literal(name);
    const words = englishOf(name);
    const values = Object.entries(one).filter(([own]) => /value|text/.test(wordsOf(own)));
    const inner = {
      ...place,
      prefix: `${expression}[${quoted(label)} = ${key}].`,
      words,
      isWithinList: false,
    };
    for (const [own, value] of values.sort(([a], [b]) => plainness(a) - plainness(b))) {
      if (isObject(value))
        noteMembers(value, { ...inner, prefix: `${inner.prefix}${quoted(own)}.`, depth: 2 }, walk);
      else if (!Array.isArray(value))
        note(
          value,
          { expression: `${inner.prefix}${quoted(own)}`, name, place: inner, isReference: false },
          walk,
        );
    }
  }
}

/** What people read comes first. */
function plainness(name: string): number {
  const rank = [/^display/, /^text$/, /^value$/, /number/].findIndex((form) => form.test(wordsOf(name)));
  return rank < 0 ? 9 : rank;
}

const mostPrefixes = 3;

/** The words with which names begin that say nothing but what the thing is, or whose system it is. */
function prefixesOf(fields: readonly Noted[], { name, ownName }: Collection): readonly string[] {
  const plain = fields.filter(({ depth }) => depth === 0);
  const counts = new Map<string, number>();
  for (const { words } of plain) {
    const [first = '', ...rest] = words.split(' ');
    if (rest.length > 0) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const own = new Set([...name.split(' '), ...ownName.split(' ').map((word) => word.replace(/s$/, ''))]);
  const isOwn = (word: string) =>
    own.has(word) || [...own].some((one) => one.length > word.length + 1 && isShortFor(word, one));
  const shared = [...counts].filter(
    ([word, count]) => count > 2 && count * 2 >= plain.length && !telling.test(word),
  );
  return [...new Set([...shared.map(([word]) => word), ...[...counts.keys()].filter(isOwn), ...own])];
}

const telling = /^(due|is|completed|created|updated|start|end|planned|actual|first|last)$/;

function withoutPrefix(words: string, prefixes: readonly string[]): string {
  let left = words.split(' ');
  for (let times = 0; times < mostPrefixes && left.length > 1 && prefixes.includes(left[0]!); times += 1)
    left = left.slice(1);
  return left.join(' ');
}

/** Whether every value passes, and there is one. */
export function all(values: readonly unknown[], passes: (value: unknown) => boolean): boolean {
  return values.length > 0 && values.every(passes);
}
