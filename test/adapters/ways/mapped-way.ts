import type { JourneyAdapter, Query, QueryKind } from '@partner-journey/client';
import { mappedAdapter } from '@partner-journey/client/mapping';
import { readers } from '@partner-journey/contract/reader';
import type { Place } from '../../support/mutations/mutate.js';
import { itemAround, rowsIn, type Untouched } from '../../support/mutations/rows.js';
import { keyOf, readRecording, recordedKey, type RecordedHost } from '../../support/recorded/recording.js';
import { answering, api, type Way } from './way.js';

const { signal } = new AbortController();

const seenForAll: ReadonlySet<string> = new Set(['session', 'resources']);

/** What is left of each document: its rows, in words; nothing where it cannot be read. */
type Left = ReadonlyMap<QueryKind, readonly string[] | undefined>;

/** The way in by the mapping of a host: what that answered is mutated. */
export async function mappedWay(host: RecordedHost): Promise<Way> {
  const recording = await readRecording(host);
  const { mapping, settings, journeyId, stepId } = recording;
  const answers = new Map(Object.entries(recording.answers));
  const all: readonly Query[] = [
    ...[{ kind: 'session' } as const, { kind: 'journeys' } as const, { kind: 'journey', journeyId } as const],
    ...(['resources', 'surveys', 'feedback', 'updates', 'insights'] as const).map((kind) => ({ kind })),
    ...(stepId === undefined ? [] : [{ kind: 'history', journeyId, stepId } as const]),
  ];
  // the list of its one journey is made where a host has none
  const queries = all.filter(({ kind }) => kind === 'journeys' || mapping.reads[kind]);
  const openWith = (answerTo: (key: string) => string) =>
    mappedAdapter({
      ...{ mapping, api, settings, ...(mapping.auth && { token: () => 'token' }) },
      fetch: answering((address, init) => {
        const key = recordedKey(recording, keyOf(api, address, init));
        return key === undefined ? undefined : answerTo(key);
      }),
    });
  const goodAnswer = (key: string) => JSON.stringify(answers.get(key));
  const open: Way['open'] = (name, text) => openWith((key) => (key === name ? text : goodAnswer(key)));

  /** The answers that each document is made of. */
  const madeOf = new Map<Query, ReadonlySet<string>>();
  for (const query of queries) {
    const asked = new Set<string>();
    const adapter = openWith((key) => goodAnswer((asked.add(key), key)));
    await adapter.read(query, { signal });
    madeOf.set(query, asked);
  }
  const whole = await rowsLeft(openWith(goodAnswer), queries);
  const known = new Map<string, Promise<Left>>();
  return {
    ...{ answers, open },
    reads(name) {
      const made = queries.filter((query) => madeOf.get(query)!.has(name));
      // without who is looking nothing is read: one document beside the session stands for the others
      return made.length < queries.length ? made : made.filter(({ kind }) => seenForAll.has(kind));
    },
    async untouched(name, place) {
      const answer = answers.get(name);
      const item = itemAround(place, answer);
      const text = without(item, answer);
      const key = `${name} ${text}`;
      const left = known.get(key) ?? rowsLeft(open(name, text), queries);
      known.set(key, left);
      const documents = await left;
      return (kind) => whatStays(whole.get(kind), documents.get(kind), item !== undefined);
    },
  };
}

/** The rows of each document that can be read. */
async function rowsLeft(adapter: JourneyAdapter, queries: readonly Query[]): Promise<Left> {
  const left = queries.map(async (query) => {
    const answer = await adapter.read(query, { signal }).catch(() => undefined);
    const value = answer && !answer.unchanged ? readers[query.kind](answer.body).value : undefined;
    return [query.kind, value && rowsIn(value)] as const;
  });
  return new Map(await Promise.all(left));
}

/**
 * Which documents an item of a list is in, only the mapping knows: what is left where the host has no such item has to be
 * left where the item is bad. What is in no item may cost what is lost without the whole answer.
 */
function without(item: Place | undefined, answer: unknown): string {
  if (!item) return 'null';
  const copy = structuredClone(answer);
  const list = item.slice(0, -1).reduce((value, name) => Reflect.get(value as object, name) as unknown, copy);
  (list as unknown[]).splice(Number(item.at(-1)), 1);
  return JSON.stringify(copy);
}

function whatStays(
  all: readonly string[] = [],
  left: readonly string[] | undefined,
  isInItem: boolean,
): Untouched {
  const rows = new Set(left);
  return { rows: all.filter((row) => rows.has(row)), mayBeRefused: !isInItem || left === undefined };
}
