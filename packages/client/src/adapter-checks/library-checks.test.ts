import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change, Resource, ResourcePage } from '@partner-journey/contract';
import type { JourneyAdapter } from '../adapters/adapter.js';
import { memoryAdapter } from '../adapters/memory/memory-adapter.js';
import type { ResourceFilter } from '../adapters/query.js';
import { adapterChecks } from './adapter-checks.js';
import { libraryChecks } from './library-checks.js';

/** An adapter whose library is asked for something else, or answers something else, than the typical one. */
function spoilLibrary(
  ask: (filter: ResourceFilter) => ResourceFilter,
  change: (page: ResourcePage, filter: ResourceFilter) => unknown = (page) => page,
): JourneyAdapter {
  const adapter = memoryAdapter();
  return {
    ...adapter,
    async read(query, context) {
      if (query.kind !== 'resources') return adapter.read(query, context);
      const { filter = {} } = query;
      const answer = await adapter.read({ kind: 'resources', filter: ask(filter) }, context);
      return answer.unchanged ? answer : { ...answer, body: change(answer.body as ResourcePage, filter) };
    },
  };
}

/** The typical adapter that does what comes of each change instead of the change, and says what the change would. */
function spoilChanges(instead: (change: Change) => readonly Change[]): JourneyAdapter {
  const adapter = memoryAdapter();
  return {
    ...adapter,
    async send(changes, context) {
      await adapter.send(changes.flatMap(instead), context);
      return { receipts: changes.map(({ id }) => ({ changeId: id, outcome: 'saved', affected: [] })) };
    },
  };
}

const everyone = (filter: ResourceFilter): ResourceFilter => filter;
const favorite = (items: readonly Resource[], value: boolean) =>
  items.map((item) => ({ ...item, mine: { ...item.mine, favorite: value } }));

describe('The checks of a library', () => {
  const spoilt: readonly (readonly [check: RegExp, what: string, adapter: () => JourneyAdapter])[] = [
    [/promises/, 'promises a library and has none', () => spoilLibrary(everyone, () => ({ rows: [] }))],
    [/page by page/, 'has one page for every cursor', () => spoilLibrary(({ cursor: _, ...rest }) => rest)],
    [
      /page by page/,
      'gives the last resource of a page again on the next',
      () =>
        spoilLibrary(({ cursor, ...rest }) => ({
          ...rest,
          ...(cursor !== undefined && { cursor: String(Number(cursor) - 1) }),
        })),
    ],
    [/by a word/, 'finds everything by any word', () => spoilLibrary(({ q: _, ...rest }) => rest)],
    [
      /by a word/,
      'finds nothing by a word of the title',
      () => spoilLibrary(everyone, (page, { q }) => (q === undefined ? page : { ...page, items: [] })),
    ],
    [/as a favorite/, 'forgets a favorite', () => spoilChanges(() => [])],
    [
      /as a favorite/,
      'keeps a favorite for ever',
      () =>
        spoilChanges((change) => (change.kind === 'resource.favorite' && change.payload.on ? [change] : [])),
    ],
    [
      /as a favorite/,
      'shows everything as a favorite',
      () => spoilLibrary(everyone, (page) => ({ ...page, items: favorite(page.items, true) })),
    ],
    [
      /as a favorite/,
      'refuses what it promises',
      () => ({
        ...memoryAdapter(),
        send: async (changes) => ({
          receipts: changes.map(({ id }) => ({ changeId: id, outcome: 'rejected', affected: [] })),
        }),
      }),
    ],
  ];
  for (const [pattern, what, make] of spoilt) {
    it(`fail for one that ${what}`, async () => {
      const check = adapterChecks.find(({ name }) => pattern.test(name));
      assert.ok(check, 'there is such a check');

      await assert.rejects(check.run(make()), /What came:/);
    });
  }

  it('are each failed by one of these', () => {
    const unproved = libraryChecks.filter(({ name }) => !spoilt.some(([pattern]) => pattern.test(name)));

    assert.deepEqual(unproved, []);
  });

  it('ask nothing of an adapter that has no library', async () => {
    const adapter = memoryAdapter();
    const without: JourneyAdapter = {
      ...adapter,
      async read(query, context) {
        assert.notEqual(query.kind, 'resources');
        const answer = await adapter.read(query, context);
        if (query.kind !== 'session' || answer.unchanged) return answer;
        const session = answer.body as { readonly capabilities: object };
        const resources = { search: false, facets: [], maxLocal: 0 };
        return { ...answer, body: { ...session, capabilities: { ...session.capabilities, resources } } };
      },
      send: () => assert.fail('nothing is sent'),
    };

    for (const { run } of libraryChecks) await run(without);
  });

  it('leave a favorite as it was', async () => {
    const adapter = memoryAdapter();
    const { signal } = new AbortController();
    const favorites = async () => {
      const { body } = await adapter.read({ kind: 'resources', filter: { limit: 100 } }, { signal });
      return (body as ResourcePage).items.map(({ mine }) => mine.favorite ?? false);
    };
    const before = await favorites();

    for (const { run } of libraryChecks) await run(adapter);

    assert.deepEqual(await favorites(), before);
  });
});
