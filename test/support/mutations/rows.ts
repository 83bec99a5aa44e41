import type { Place } from './mutate.js';

/** What has an id of its own in a list, by the names and ids that lead to it: `/stages/sell/steps/12`. */
type Rows = ReadonlyMap<string, Row>;

interface Row {
  readonly place: Place;
  /** What it is called where it is shown. */
  readonly title: string;
}

/** What has to be there still when something was done to a part of a document. */
export interface Untouched {
  /** In words, as {@link rowsIn} has them. */
  readonly rows: readonly string[];
  /** Whether nothing of the document has to be left: what was done to is in no item of a list. */
  readonly mayBeRefused: boolean;
}

/** The rows of a document in words: how they are reached, and what they are called. */
export function rowsIn(document: unknown): readonly string[] {
  return [...rowsOf(document)].map(inWords);
}

/** What a row is called where it is shown. */
export function titleIn(row: string): string {
  return row.slice(row.indexOf(' ') + 1);
}

/**
 * What a document has to keep when something was done at a place: a bad item of a list is left out with all that is in it,
 * and nothing beside it; what was done to a list itself may cost all of it.
 */
export function untouchedBy(place: Place, document: unknown): Untouched {
  const item = itemAround(place, document);
  const left = [...rowsOf(document)].filter(
    ([, row]) => !isWithin(place, row.place) && !(item && isWithin(item, row.place)),
  );
  return { rows: left.map(inWords), mayBeRefused: item === undefined };
}

/** The innermost item of a list that a place is in, or is. */
export function itemAround(place: Place, document: unknown): Place | undefined {
  let parent = document;
  let found: Place | undefined;
  for (const [depth, name] of place.entries()) {
    if (Array.isArray(parent)) found = place.slice(0, depth + 1);
    parent = Reflect.get(parent as object, name);
  }
  return found;
}

function rowsOf(value: unknown, place: Place = [], path = ''): Rows {
  if (typeof value !== 'object' || value === null) return new Map();
  if (!Array.isArray(value)) {
    const members = Object.entries(value as Readonly<Record<string, unknown>>);
    return new Map(
      members.flatMap(([name, member]) => [...rowsOf(member, [...place, name], `${path}/${name}`)]),
    );
  }
  return new Map(
    (value as readonly unknown[]).flatMap((item, index) => {
      const id = membersOf(item)['id'];
      if (typeof id !== 'string') return [];
      const own = [...place, index];
      const named = `${path}/${id}`;
      return [[named, { place: own, title: titleOf(membersOf(item)) }], ...rowsOf(item, own, named)] as const;
    }),
  );
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function titleOf({ title, name, summary, text, label }: Readonly<Record<string, unknown>>): string {
  return String(title ?? name ?? summary ?? text ?? label);
}

const inWords = ([path, { title }]: readonly [string, Row]) => `${path} ${title}`;

/** Whether a place is another one, or in it. */
function isWithin(outer: Place, place: Place): boolean {
  return outer.every((name, depth) => place[depth] === name);
}
