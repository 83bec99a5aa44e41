import { restAdapter, type Query } from '@partner-journey/client';
import { defineAdapter } from '@partner-journey/client/define-adapter';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { untouchedBy } from '../../support/mutations/rows.js';
import { answering, api, type Way } from './way.js';

const queries: readonly Query[] = [
  { kind: 'session' },
  { kind: 'journeys' },
  { kind: 'journey', journeyId: 'harbor-finch-journey' },
  { kind: 'resources' },
  { kind: 'surveys' },
  { kind: 'feedback' },
  { kind: 'updates' },
  { kind: 'insights' },
];

/** The ways in by which documents of the contract come as they are. */
export const contractWays: Readonly<Record<string, () => Promise<Way>>> = {
  'the contract over HTTP': async () => ({
    ...(await contractAnswers()),
    open: (_, text) => restAdapter({ api, fetch: answering(() => text) }),
  }),

  'an adapter of the page': async () => ({
    ...(await contractAnswers()),
    open: (_, text) => ({
      ...{ id: 'page', read: async () => ({ body: JSON.parse(text) as unknown }) },
      send: async () => ({ receipts: [] }),
    }),
  }),

  'data in memory': async () => {
    const { answers, ...way } = await contractAnswers();
    const { journeys: _, ...data } = Object.fromEntries(answers);
    return {
      ...{ ...way, answers: new Map(Object.entries(data)) },
      open: (name, text) => ({
        ...{ id: 'memory', send: async () => ({ receipts: [] }) },
        // who is looking is told where it is given
        read: async (...asked) =>
          memoryAdapter({ data: { ...data, [name]: JSON.parse(text) as unknown } }).read(...asked),
      }),
    };
  },

  'an adapter that is defined': async () => {
    const way = await contractAnswers();
    return {
      ...way,
      open(name, text) {
        const answer = (kind: string) => () =>
          (kind === name ? JSON.parse(text) : structuredClone(way.answers.get(kind))) as never;
        return defineAdapter({
          ...{ id: 'defined', session: answer('session') },
          reads: Object.fromEntries(queries.slice(1).map(({ kind }) => [kind, answer(kind)])),
        });
      },
    };
  },
};

/** What a host of the contract answers, by the kind of query. */
async function contractAnswers(): Promise<Omit<Way, 'open'>> {
  const adapter = memoryAdapter({ fixture: 'typical' });
  const { signal } = new AbortController();
  const documents = queries.map(async (query) => {
    const answer = await adapter.read(query, { signal });
    return [query.kind, answer.unchanged ? undefined : structuredClone(answer.body)] as const;
  });
  const answers = new Map<string, unknown>(await Promise.all(documents));
  // of one journey nobody can see what becomes of another
  const { items } = answers.get('journeys') as { items: { id: string }[] };
  items.push({ ...items[0]!, id: 'second-journey' });
  return {
    answers,
    reads: (name) => queries.filter(({ kind }) => kind === name),
    untouched: async (name, place) => () => untouchedBy(place, answers.get(name)),
  };
}
