import type { Journey } from '@partner-journey/contract';

/** Anything an answer has in a list. */
export interface Thing {
  readonly id: string;
}

/**
 * Gives an answer with one thing of it replaced, or without it where `map` gives undefined; the same object where
 * it stays what it is.
 */
export function mapThing(
  answer: unknown,
  entity: string,
  id: unknown,
  map: (thing: never) => Thing | undefined,
): unknown {
  const mapOne = (thing: Thing) => (thing.id === id ? map(thing as never) : thing);
  if (entity === 'journey') return mapOne(answer as Journey);
  if (entity === 'stage') return mapList(answer, 'stages', mapOne);
  if (entity === 'step') return mapList(answer, 'stages', (stage) => mapList(stage, 'steps', mapOne));
  return mapList(answer, 'items', mapOne);
}

function mapList(whole: unknown, name: string, map: (thing: Thing) => Thing | undefined): Thing {
  const list = (whole as Record<string, readonly Thing[]>)[name] ?? [];
  const mapped = list.map(map);
  if (mapped.every((thing, index) => thing === list[index])) return whole as Thing;
  return { ...(whole as Thing), [name]: mapped.filter(Boolean) };
}
