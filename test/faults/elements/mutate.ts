/** Answers that are almost right: a real document with some of it wrong, by chance. */
import type { Random } from '../random/random.js';

const wrong: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1e308, '', ' ', 'x', [], {}, [null], { id: null }],
  ...[
    '__proto__',
    'constructor',
    'then',
    'javascript:alert(1)',
    '<img src=x onerror=alert(1)>',
    '2026-13-45',
  ],
  ...['\ud800', 'x'.repeat(10_000), Array.from({ length: 500 }, () => ({})), { then: 1 }],
];
const names = ['__proto__', 'constructor', 'then', 'toJSON', 'length', 'id', 'unknown'] as const;

/** The text of a document with one to five mutations. */
export function mutate(document: unknown, random: Random): string {
  const copy = { document: structuredClone(document) };
  const count = random.between(1, 5);
  for (let done = 0; done < count; done += 1) mutateOnce(copy, random);
  const text = JSON.stringify(copy.document);
  return random.chance(0.05) ? text.slice(0, random.between(0, text.length)) : text;
}

/** The text of a document with a mutation inside one item of a list of it, and the number of that item. */
export function mutateOneOf(
  document: unknown,
  listIn: (copy: unknown) => unknown[],
  random: Random,
): { readonly text: string; readonly spoiled: number } {
  const copy = structuredClone(document);
  const list = listIn(copy);
  const spoiled = random.between(0, list.length - 1);
  const item = { document: list[spoiled] };
  mutateOnce(item, random);
  list[spoiled] = item.document;
  return { text: JSON.stringify(copy), spoiled };
}

function mutateOnce(copy: object, random: Random): void {
  const places = placesIn(copy);
  const { owner, name } = random.pick(places);
  const put = (key: string, value: unknown) =>
    Object.defineProperty(owner, key, { value, configurable: true, enumerable: true, writable: true });
  const kind = random.pick(['wrong', 'wrong', 'missing', 'surplus', 'other', 'twice']);
  if (kind === 'missing' && Array.isArray(owner)) owner.splice(Number(name), 1);
  else if (kind === 'missing' && owner !== copy) Reflect.deleteProperty(owner, name);
  else if (kind === 'surplus' && !Array.isArray(owner))
    put(random.pick(names), structuredClone(random.pick(wrong)));
  else if (kind === 'twice' && Array.isArray(owner)) owner.push(structuredClone(owner[Number(name)]));
  else if (kind === 'other') {
    const other = random.pick(places);
    put(name, structuredClone((other.owner as Record<string, unknown>)[other.name]));
  } else put(name, structuredClone(random.pick(wrong)));
}

interface Place {
  readonly owner: object;
  readonly name: string;
}

function placesIn(owner: object): Place[] {
  return Object.entries(owner).flatMap(([name, value]: [string, unknown]) => {
    const below = typeof value === 'object' && value !== null ? placesIn(value) : [];
    return [{ owner, name }, ...below];
  });
}
