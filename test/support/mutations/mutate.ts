/** Where something stands in a document: names and indexes from its top. */
export type Place = readonly (string | number)[];

/** A document of which one part is not as it should be. */
export interface Mutated {
  /** As JSON: names such as `__proto__` are members of their own only when they are read from a text. */
  readonly text: string;
  readonly how: string;
  readonly place: Place;
}

/** What a host, or whoever writes into it, could put where a text belongs; a page that runs it sets `mutationRan`. */
const markup = [
  '<img src=x onerror="globalThis.mutationRan=1">',
  '<script>globalThis.mutationRan=1</script>',
  'javascript:globalThis.mutationRan=1',
  '"><svg onload=globalThis.mutationRan=1>',
  '[here](javascript:globalThis.mutationRan=1)',
];
const others: readonly unknown[] = [
  ...[0, -1, 1e308, 42, true, false, '', ' ', 'text', [], {}, [[]], [null], { id: {} }],
  ...['2026-02-30', '9999999999999999', '\u0000', '\u202e', '😀'],
];

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A copy of a document in which one part, somewhere inside, is dropped, nulled, retyped, renamed, wrapped, huge or hostile. */
export function mutate(document: unknown, seed: number): Mutated {
  const next = randomOf(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!;
  // what stands in several places of a fixture stands in each by itself in an answer
  const copy = JSON.parse(JSON.stringify(document)) as unknown;
  // a document has most of its parts deep inside: without this hardly any stage would be mutated itself
  const all = parts(copy);
  const depth = 1 + Math.floor(next() * Math.max(...all.map(({ place }) => place.length)));
  const { parent, name, place } = pick(all.filter((part) => part.place.length === depth));
  const value = Reflect.get(parent, name) as unknown;
  const isMember = !Array.isArray(parent);
  const set = (changed: unknown) => Reflect.set(parent, name, changed);
  const ways: Readonly<Record<string, () => unknown>> = {
    dropped: () => (isMember ? Reflect.deleteProperty(parent, name) : parent.splice(Number(name), 1)),
    nulled: () => set(null),
    retyped: () => set(pick(others)),
    renamed: () =>
      isMember && Reflect.deleteProperty(parent, name) && Reflect.set(parent, `${String(name)}2`, value),
    wrapped: () => set(pick([[value], { data: value }, { value }, [[value]]])),
    huge: () => set(pick(['x'.repeat(20_000), Array.from({ length: 200 }, () => value), 9e99])),
    hostile: () => set(pick(markup)),
    polluting: () =>
      set({ PROTO: { mutationPolluted: true }, constructor: { prototype: { mutationPolluted: true } } }),
  };
  const how = pick(Object.keys(ways));
  ways[how]?.();
  return { text: JSON.stringify(copy).replaceAll('"PROTO"', '"__proto__"'), how, place };
}

interface Part {
  readonly parent: object & { splice(index: number, count: number): unknown };
  readonly name: string | number;
  readonly place: Place;
}

/** Every member and item of a document, with where it stands. */
function parts(value: unknown, place: Place = []): readonly Part[] {
  if (typeof value !== 'object' || value === null) return [];
  const names = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return names.flatMap((name) => {
    const own = [...place, name];
    return [{ parent: value as Part['parent'], name, place: own }, ...parts(Reflect.get(value, name), own)];
  });
}
