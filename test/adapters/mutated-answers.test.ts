import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { isJourneyError, restAdapter, type JourneyAdapter, type Query } from '@partner-journey/client';
import { defineAdapter } from '@partner-journey/client/define-adapter';
import { readGiven, type GivenKind } from '@partner-journey/client/given';
import { mappedAdapter } from '@partner-journey/client/mapping';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { ContractIssue } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { readers } from '@partner-journey/contract/reader';
import { mutate, type Mutated } from '../support/mutations/mutate.js';

/** Of each adapter, and of what a page gives by property. */
const mutations = 5_000;
const { signal } = new AbortController();
const api = 'https://portal.example/api';
const queries: readonly Query[] = [
  { kind: 'session' },
  { kind: 'journeys' },
  { kind: 'journey', journeyId: 'harbor-finch-journey' },
  { kind: 'resources' },
  { kind: 'surveys' },
  { kind: 'feedback' },
  { kind: 'updates' },
];

/** One adapter whose host answers as it should but for one answer. */
interface Subject {
  /** What may be mutated, by a name. */
  readonly answers: ReadonlyMap<string, unknown>;
  /** What is read when that answer is mutated. */
  readonly reads: (name: string) => readonly Query[];
  open(name: string, mutated: Mutated): JourneyAdapter;
}

async function documents(): Promise<ReadonlyMap<string, unknown>> {
  const adapter = memoryAdapter({ fixture: 'small' });
  const answers = queries.map(async (query) => {
    const answer = await adapter.read(query, { signal });
    return [query.kind, answer.unchanged ? undefined : structuredClone(answer.body)] as const;
  });
  return new Map(await Promise.all(answers));
}

const queryOf = (kind: string) => queries.filter((query) => query.kind === kind);
const answering = (answerTo: (url: URL) => string | undefined): typeof fetch => {
  return async (input) => {
    const text = answerTo(new URL(input as string));
    const headers = { 'Content-Type': 'application/json', Date: 'Mon, 04 May 2026 09:30:00 GMT' };
    return new Response(text ?? '{}', { status: text === undefined ? 404 : 200, headers });
  };
};

const subjects: Readonly<Record<string, () => Promise<Subject>>> = {
  'the contract over HTTP': async () => {
    const answers = await documents();
    return {
      ...{ answers, reads: queryOf },
      open: (_, { text }) => restAdapter({ api, fetch: answering(() => text) }),
    };
  },
  'an adapter of the page': async () => {
    const answers = await documents();
    return {
      ...{ answers, reads: queryOf },
      open: (_, { text }) => ({
        ...{ id: 'page', read: async () => ({ body: JSON.parse(text) as unknown }) },
        send: async () => ({ receipts: [] }),
      }),
    };
  },
  'an adapter that is defined': async () => {
    const answers = await documents();
    return {
      ...{ answers, reads: queryOf },
      open(name, { text }) {
        const answer = (kind: string) => () =>
          (kind === name ? JSON.parse(text) : structuredClone(answers.get(kind))) as never;
        return defineAdapter({
          ...{ id: 'defined', session: answer('session') },
          reads: Object.fromEntries(queries.slice(1).map(({ kind }) => [kind, answer(kind)])),
        });
      },
    };
  },
  'a mapped host': async () => {
    const file = (name: string) =>
      readFile(new URL(`../../examples/host-json-server/${name}`, import.meta.url), 'utf8');
    const mapping = JSON.parse(await file('mapping.json')) as Parameters<typeof mappedAdapter>[0]['mapping'];
    const { users, companies, ...lists } = JSON.parse(await file('database.json')) as Record<
      string,
      unknown[]
    >;
    const answers = new Map<string, unknown>([
      ['/users/7', users?.[0]],
      ['/companies/3', companies?.[0]],
      ...Object.entries(lists).map(([name, list]) => [`/${name}`, list] as const),
    ]);
    const all: readonly Query[] = queries
      .filter(({ kind }) => kind !== 'surveys' && kind !== 'updates')
      .map((query) => (query.kind === 'journey' ? { kind: 'journey', journeyId: '5' } : query));
    return {
      ...{ answers, reads: () => all },
      open: (name, { text }) =>
        mappedAdapter({
          ...{ mapping, api, settings: { userId: 7 } },
          fetch: answering(({ pathname }) => {
            const path = pathname.replace('/api', '');
            return path === name ? text : JSON.stringify(answers.get(path));
          }),
        }),
    };
  },
};

/** What a page may give by property; lists stand by themselves. */
const givenKinds: readonly GivenKind[] = [
  'session',
  'journey',
  'resources',
  'surveys',
  'feedback',
  'updates',
];

const ways = Object.keys(subjects).length;

describe(`${mutations * ways} mutated answers, and ${mutations} properties`, { timeout: 600_000 }, () => {
  for (const [what, make] of Object.entries(subjects)) {
    describe(`through ${what}`, () => {
      let subject: Subject;
      before(async () => (subject = await make()));

      it('cause no error but ours, change nothing of the language, and each refusal says where it is', async () => {
        const names = [...subject.answers.keys()];
        let read = 0;
        let repaired = 0;
        for (let seed = 1; seed <= mutations; seed += 1) {
          const name = names[seed % names.length]!;
          const mutated = mutate(subject.answers.get(name), seed);
          const adapter = subject.open(name, mutated);
          for (const query of subject.reads(name)) {
            const seen = await look(
              adapter,
              query,
              `${what}, seed ${seed}: ${name} ${mutated.how} at ${mutated.place.join('/')}`,
            );
            read += seen.isRead ? 1 : 0;
            repaired += seen.repairs > 0 ? 1 : 0;
          }
        }
        // a mutation that nothing notices and one that breaks everything would both prove nothing
        assert.ok(read > mutations / 2, `${read} documents could be read`);
        assert.ok(repaired > mutations / 20, `${repaired} were repaired or refused`);
        assert.equal(Reflect.get({}, 'mutationPolluted'), undefined);
      });
    });
  }

  it('given by property cause no error, change nothing of the language, and each refusal says where it is', () => {
    const all = typicalFixture('2026-05-04T09:30:00Z');
    const given = givenKinds.map((kind) => {
      const document = all[kind];
      return [kind, 'items' in document ? document.items : document] as const;
    });
    let read = 0;
    let repaired = 0;
    let compared = 0;
    for (let seed = 1; seed <= mutations; seed += 1) {
      const [kind, good] = given[seed % given.length]!;
      const { text, how, place } = mutate(good, seed);
      const where = `seed ${seed}: ${kind} given, ${how} at ${place.join('/')}`;
      const before = readGiven(kind, good).value;
      const { status, value, issues } = readGiven(kind, JSON.parse(text), before);
      checkIssues(issues, where);
      assert.ok(status === 'ready' || issues.length > 0, `${where}: refused without a word`);
      read += status === 'ready' ? 1 : 0;
      repaired += issues.length > 0 ? 1 : 0;
      if (!Array.isArray(good) || typeof place[0] !== 'number' || good.length === 1) continue;
      const ids = new Set((value as readonly { readonly id: string }[]).map(({ id }) => id));
      const lost = good.filter(({ id }: { id: string }, at) => at !== place[0] && !ids.has(id));
      assert.deepEqual(lost, [], where);
      compared += 1;
    }
    assert.ok(read > mutations / 2, `${read} could be read`);
    assert.ok(repaired > mutations / 20, `${repaired} were repaired or refused`);
    assert.ok(compared > mutations / 3, `${compared} were compared`);
    assert.equal(Reflect.get({}, 'mutationPolluted'), undefined);
  });

  it('leave the neighbours of a bad item of a list', async () => {
    const all = await documents();
    let compared = 0;
    for (const [kind, list] of [
      ['resources', 'items'],
      ['journey', 'stages'],
      ['feedback', 'items'],
    ] as const) {
      const document = all.get(kind) as Record<string, readonly { readonly id: string }[]>;
      for (let seed = 1; seed <= mutations / 5; seed += 1) {
        const { text, how, place } = mutate(document, seed);
        const [top, index] = place;
        if (top !== list || typeof index !== 'number') continue;
        const { value } = readers[kind](JSON.parse(text));
        const ids = (value as unknown as typeof document | undefined)?.[list]?.map(({ id }) => id);
        const neighbours = document[list]!.filter((_, at) => at !== index).map(({ id }) => id);
        const lost = neighbours.filter((id) => !ids?.includes(id));
        assert.deepEqual(lost, [], `seed ${seed}: ${kind} ${how} at ${place.join('/')}`);
        compared += 1;
      }
    }
    assert.ok(compared > 500, `${compared} were compared`);
  });
});

/** Reads one document and holds it against what has to be true of any. */
async function look(adapter: JourneyAdapter, query: Query, where: string) {
  let issues: readonly ContractIssue[] = [];
  let isRead = false;
  try {
    const answer = await adapter.read(query, { signal });
    assert.ok(!answer.unchanged);
    const result = readers[query.kind](answer.body);
    issues = [...(answer.issues ?? []), ...result.issues];
    isRead = result.value !== undefined;
    assert.ok(isRead || issues.length > 0, `${where}: refused without a word`);
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    assert.ok(isJourneyError(error), `${where}: ${String(error)}`);
    issues = 'issues' in error ? (error.issues as typeof issues) : [];
    assert.ok(error.code !== 'contract' || issues.length > 0, `${where}: ${error.message} says not where`);
  }
  checkIssues(issues, where);
  return { isRead, repairs: issues.length };
}

function checkIssues(issues: readonly ContractIssue[], where: string): void {
  for (const { path, expected, got } of issues) {
    assert.ok(path === '' || path.startsWith('/'), `${where}: "${path}" is no path`);
    assert.ok(expected && got, `${where}: ${path} says not what`);
  }
}
