/** An item of a list that a host answered. */
export interface Row {
  /** JSON Pointer into the answer. */
  readonly path: string;
  readonly value: object;
  /** What it says itself, each as it can be compared. */
  readonly texts: readonly string[];
}

/** The lists of things in the answers of one request whose place is spoken of in `words`; pages are one list. */
export function listsIn(answers: readonly unknown[], words: string): readonly (readonly Row[])[] {
  const lists = new Map<string, Row[]>();
  for (const answer of answers) collect(answer, { pointer: '', place: '' }, { lists, words });
  return [...lists.values()].filter((list) => list.length > 1);
}

interface Here {
  readonly pointer: string;
  /** The names that lead here, without the numbers of items. */
  readonly place: string;
}

interface Collected {
  readonly lists: Map<string, Row[]>;
  readonly words: string;
}

function collect(value: unknown, { pointer, place }: Here, collected: Collected): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const things = value.flatMap((item: unknown, index) => rowOf(item, `${pointer}/${index}`) ?? []);
    collected.lists.set(place, [...(collected.lists.get(place) ?? []), ...things]);
    for (const { value: thing, path } of things) collect(thing, { pointer: path, place }, collected);
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    if (!new RegExp(`(?<!\\w)${name.replaceAll(/\W/g, '\\$&')}(?!\\w)`).test(collected.words)) continue;
    collect(member, { pointer: `${pointer}/${name}`, place: `${place}/${name}` }, collected);
  }
}

function rowOf(item: unknown, path: string): Row | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  return { path, value: item, texts: scalarsIn(item) };
}

/** Every text and number in something, as it can be compared: without tags, in letters and digits. */
export function scalarsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    const text = comparable(value);
    return text === '' ? [] : [text];
  }
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(scalarsIn);
}

/** Whether a text tells more than an id would. */
export function isLong(text: string): boolean {
  return /\p{L}{3}/u.test(text);
}

function comparable(text: string): string {
  return text
    .replaceAll(/<[^>]*>|&[a-z]+;|&#\w+;/gi, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
