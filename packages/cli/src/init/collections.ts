import { envelopeOf, isListName, type Envelope } from './envelope.js';
import type { Sample } from './sample.js';
import { isObject, objectsIn, quoted, singular, wordsOf } from './words.js';

/** Things of one sort in an answer. */
export interface Collection {
  /** What one of them is called, as words. */
  readonly name: string;
  readonly sample: Sample;
  /** Name of the request whose answer they are in. */
  readonly request: string;
  /** Expression that finds them: in all answers, or below a parent in one item of it. */
  readonly expression: string;
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly isList: boolean;
  readonly isJsonApi: boolean;
  /** Its type, where it was sent along beside the answer. */
  readonly includedAs?: string;
  /** The things they stand in. */
  readonly parent?: Collection;
}

/** An answer with what is in it. */
export interface Analyzed {
  readonly request: string;
  readonly sample: Sample;
  readonly envelope: Envelope;
  /** Whether the request gives the list itself, and not what is around it. */
  readonly isUnwrapped: boolean;
  readonly collections: readonly Collection[];
}

/** Takes an answer apart. */
export function analyze(sample: Sample, request: string): Analyzed {
  const envelope = envelopeOf(sample);
  const isUnwrapped = envelope.isList && envelope.included.length === 0;
  const place = isUnwrapped ? [] : envelope.place;
  const top: Collection = {
    ...{ name: nameOf(sample, envelope), sample, request, items: envelope.items },
    expression: [request, ...place.map(quoted)].join('.'),
    isList: envelope.isList,
    isJsonApi: envelope.isJsonApi,
  };
  const nested = envelope.isJsonApi ? includedIn(top, envelope) : nestedIn(top, 0);
  return { request, sample, envelope, isUnwrapped, collections: [top, ...nested] };
}

/** What the things of an answer are called: by the wrapper, else by the address. */
function nameOf({ path }: Sample, { place, isJsonApi }: Envelope): string {
  const last = place.at(-1);
  const isTelling = last !== undefined && !isJsonApi && !isListName(last);
  const segments = path
    .split('?')[0]!
    .split('/')
    .filter((part) => part !== '' && !isIdPart(part));
  return singular(wordsOf(isTelling ? last : (segments.at(-1) ?? '')));
}

/** Whether a part of an address stands for an id. */
export function isIdPart(part: string): boolean {
  return /^(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|\{[^}]*\}|:\w+)$/i.test(part);
}

const deepest = 3;

function nestedIn(parent: Collection, depth: number): readonly Collection[] {
  if (depth >= deepest) return [];
  const lists = parent.items.flatMap(listsIn);
  const names = new Map(lists.map(({ expression, name }) => [expression, name]));
  return [...names].flatMap(([expression, name]) => {
    const items = lists.filter((one) => one.expression === expression).flatMap((one) => one.items);
    if (items.length === 0) return [];
    const own: Collection = {
      ...{ name: singular(wordsOf(name)), sample: parent.sample, request: parent.request, items, parent },
      ...{ expression, isList: true, isJsonApi: false },
    };
    return [own, ...nestedIn(own, depth + 1)];
  });
}

/** The lists of things in a thing, those in an object of it too. */
function listsIn(
  item: Readonly<Record<string, unknown>>,
): readonly Pick<Collection, 'name' | 'expression' | 'items'>[] {
  return Object.entries(item).flatMap(([name, value]) => {
    if (!isObject(value)) return [{ name, expression: quoted(name), items: objectsIn(value) }];
    return Object.entries(value).map(([inner, list]) => ({
      ...{ name: inner, expression: `${quoted(name)}.${quoted(inner)}` },
      items: objectsIn(list),
    }));
  });
}

function includedIn(top: Collection, { included }: Envelope): readonly Collection[] {
  const types = [...new Set(included.map((item) => item['type']))].filter((type) => typeof type === 'string');
  return types.map((type) => ({
    ...{ name: singular(wordsOf(type)), sample: top.sample, request: top.request },
    expression: `${top.request}.included[type = '${type}']`,
    items: included.filter((item) => item['type'] === type && isObject(item['attributes'])),
    ...{ isList: true, isJsonApi: true, includedAs: type },
  }));
}
