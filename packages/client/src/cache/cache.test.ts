import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Query } from '../adapters/query.js';
import { queryKey } from '../adapters/query-key.js';
import { memoryStorage } from '../storage/memory-storage.js';
import { FakeClock } from '../testing/fake-clock.js';
import { Cache, type CachedAnswer, type CacheOwner } from './cache.js';

const ana: CacheOwner = { api: 'https://portal.example/api/', viewerKey: 'ana', partnerId: '' };

const clock = new FakeClock();

function answer(query: Query): CachedAnswer {
  return {
    query,
    value: { items: [] },
    asOf: clock.now(),
    issues: [],
    freshUntil: clock.now() + 1,
    etag: '"1"',
  };
}

async function keep(cache: Cache, ...queries: Query[]): Promise<void> {
  for (const query of queries) await cache.keep(queryKey(query), answer(query));
}

describe('Cache', () => {
  it('gives back what it kept, by the key of the query', async () => {
    const cache = new Cache(memoryStorage(), clock, ana);
    const query: Query = { kind: 'journey', journeyId: 'a/b"c' };

    await keep(cache, query, { kind: 'session' });

    const kept = await cache.load();
    assert.deepEqual([...kept.keys()], ['session', queryKey(query)]);
    const { value, asOf, etag } = answer(query);
    const got = kept.get(queryKey(query));
    assert.deepEqual([got?.query, got?.value, got?.asOf, got?.etag], [query, value, asOf, etag]);
  });

  it('shows nothing to another api, viewer or partner', async () => {
    const storage = memoryStorage();
    await keep(new Cache(storage, clock, ana), { kind: 'session' });

    for (const other of [
      { api: 'https://portal.example/api/v2/' },
      { viewerKey: 'an' },
      { viewerKey: 'ana"' },
      { partnerId: 'p' },
    ]) {
      assert.equal(
        (await new Cache(storage, clock, { ...ana, ...other }).load()).size,
        0,
        JSON.stringify(other),
      );
    }
  });

  it('wipes everything about its viewer and nothing about others', async () => {
    const storage = memoryStorage();
    const owners = [
      ana,
      { ...ana, partnerId: 'p' },
      { ...ana, viewerKey: 'ana2' },
      { ...ana, viewerKey: 'a' },
    ];
    const caches = owners.map((owner) => new Cache(storage, clock, owner));
    for (const cache of caches) await keep(cache, { kind: 'session' });
    await storage.write([['outbox/x', 1]]);

    await caches[0]!.wipe();

    const left = await Promise.all(caches.map(async (cache) => (await cache.load()).size));
    assert.deepEqual([left, await storage.get('outbox/x')], [[0, 0, 1, 1], 1]);
  });

  it('does not keep searches, further pages and histories', async () => {
    const cache = new Cache(memoryStorage(), clock, ana);

    await keep(
      cache,
      { kind: 'resources', filter: { q: 'guide' } },
      { kind: 'resources', filter: { cursor: '2' } },
      { kind: 'feedback', cursor: '2' },
      { kind: 'history', journeyId: 'j', stepId: 's' },
      { kind: 'resources', filter: { stageId: 'win' } },
      { kind: 'feedback' },
    );

    assert.deepEqual([...(await cache.load()).values()].map(({ query }) => query.kind).sort(), [
      'feedback',
      'resources',
    ]);
  });

  it('passes over everything it did not write', async () => {
    const storage = memoryStorage();
    const cache = new Cache(storage, clock, ana);
    await keep(cache, { kind: 'session' });
    const key = (await storage.entries(''))[0]![0];
    const base = key.slice(0, -'session'.length);
    const odd = [
      null,
      5,
      'text',
      [],
      {},
      { ...answer({ kind: 'surveys' }), value: 'x' },
      { ...answer({ kind: 'surveys' }), asOf: '1' },
      { ...answer({ kind: 'surveys' }), query: null },
    ];
    for (const [index, record] of odd.entries()) await storage.write([[`${base}odd${index}`, record]]);

    assert.deepEqual([...(await cache.load()).keys()], ['session']);
  });

  it('passes over what has decayed, or stands in the place of another one', async () => {
    const storage = memoryStorage();
    const cache = new Cache(storage, clock, ana);
    const fresh = async () => {
      await keep(cache, { kind: 'surveys' });
      const [[key, record] = ['', {}]] = await storage.entries<Record<string, unknown>>('cache/');
      return { key, record };
    };
    const { key, record } = await fresh();
    const cyclic: Record<string, unknown> = { ...record };
    cyclic['value'] = cyclic;
    const decayed = [
      { ...record, value: { items: [{}] } },
      { ...record, value: { items: 'none' } },
      { ...record, value: { items: [1n] } },
      { ...record, issues: [{}] },
      { ...record, freshUntil: Infinity },
      { ...record, sum: '' },
      Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'sum')),
      cyclic,
    ];

    for (const each of decayed) {
      await storage.write([[key, each]]);
      assert.equal((await cache.load()).size, 0);
      assert.equal(await storage.get(key), undefined, 'it is gone');
    }
    await storage.write([[key.replace('surveys', 'updates'), record]]);
    await storage.write([[key.replace('ana', 'ben'), record]]);
    const bens = new Cache(storage, clock, { ...ana, viewerKey: 'ben' });
    assert.deepEqual([(await cache.load()).size, (await bens.load()).size], [0, 0]);
  });

  it('never fails: a device that keeps nothing is an empty cache', async () => {
    const broken = () => Promise.reject(new Error('quota'));
    const cache = new Cache(
      { durable: true, get: broken, entries: broken, write: broken, update: broken },
      clock,
      ana,
    );

    await keep(cache, { kind: 'session' });
    await cache.wipe();

    assert.equal((await cache.load()).size, 0);
  });

  it('removes what is a month old, and the oldest of too many', async () => {
    const [storage, later] = [memoryStorage(), new FakeClock()];
    const cache = new Cache(storage, later, ana);
    const keepPage = async (stageId: string) => {
      const query: Query = { kind: 'resources', filter: { stageId } };
      await cache.keep(queryKey(query), { ...answer(query), asOf: later.now() });
    };
    await keepPage('old');
    await later.pass(31 * 24 * 3_600_000);
    await cache.keep('session', { ...answer({ kind: 'session' }), asOf: later.now() });
    for (let index = 0; index < 101; index += 1) {
      await later.pass(1);
      await keepPage(`stage-${index}`);
    }

    const kept = [...(await cache.load()).keys()].join();
    await cache.load();

    assert.equal((await storage.entries('')).length, 100);
    assert.ok(!kept.includes('old') && !kept.includes('"stage-1"') && kept.includes('stage-100'));
    assert.ok(kept.includes('session'), 'whose answers they are stays known');
  });
});
