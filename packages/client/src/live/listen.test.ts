import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JourneyAdapter, LiveListener } from '../adapters/adapter.js';
import type { Query } from '../adapters/query.js';
import { FakeClock } from '../testing/fake-clock.js';
import { sampleJourney } from '../testing/samples.js';
import { listen } from './listen.js';
import { concerns } from './news.js';

const journey: Query = { kind: 'journey', journeyId: 'j1' };
const all: Query[] = [
  journey,
  { kind: 'journeys' },
  { kind: 'surveys' },
  { kind: 'resources' },
  { kind: 'session' },
];

function stale(...messages: unknown[]): string[] {
  const isStale = concerns(messages, (query) => (query === journey ? sampleJourney() : undefined));
  return all.filter(isStale).map(({ kind }) => kind);
}

describe('What news concern', () => {
  it('is what speaks of the entity', () => {
    assert.deepEqual(stale({ entity: 'step', entityId: 's1' }), ['journey', 'journeys']);
    assert.deepEqual(stale({ entity: 'survey' }, { entity: 'resource' }), ['surveys', 'resources']);
    assert.deepEqual(stale({ entity: 'session' }), ['session']);
  });

  it('is not a journey that has this revision already, or another journey', () => {
    assert.deepEqual(stale({ entity: 'journey', entityId: 'j1', revision: '7' }), ['journeys']);
    assert.deepEqual(stale({ entity: 'step', entityId: 's1', revision: '1' }), ['journeys']);
    assert.deepEqual(stale({ entity: 'journey', entityId: 'other' }), ['journeys']);
    assert.deepEqual(stale({ entity: 'journey', entityId: 'j1', revision: '8' }), ['journey', 'journeys']);
    assert.deepEqual(stale({ entity: 'step', entityId: 's1', revision: '2' }), ['journey', 'journeys']);
  });

  it('is nothing for what nobody understands', () => {
    assert.deepEqual(stale(null, 'text', {}, { entity: 'constructor' }, { entity: 'moon' }), []);
  });
});

function setup(mode: 'sse' | 'poll' | 'none', hasStream = true) {
  const clock = new FakeClock();
  const abort = new AbortController();
  let listener: LiveListener | undefined;
  const told: string[][] = [];
  const heard: string[] = [];
  const lines: boolean[] = [];
  let after: string | undefined;
  const watch: JourneyAdapter['watch'] = (given, { lastEventId }) => {
    listener = given;
    after = lastEventId;
  };
  listen({
    adapter: { id: 'a', ...(hasStream && { watch }) } as JourneyAdapter,
    clock,
    mode,
    partnerId: undefined,
    owner: 'ana',
    lastEventId: '7',
    onHeard: (id) => heard.push(id),
    onLine: (isStanding) => lines.push(isStanding),
    signal: abort.signal,
    truthOf: () => undefined,
    onStale: (isStale) => told.push(all.filter(isStale).map(({ kind }) => kind)),
  });
  return { clock, abort, told, heard, lines, listener: () => listener!, after: () => after };
}

describe('listen', () => {
  it('takes messages that come together as one reason to ask', async () => {
    const { clock, told, listener } = setup('sse');

    listener().onMessage({ entity: 'survey' });
    listener().onMessage({ entity: 'resource' });
    listener().onMessage({ entity: 'survey' });
    await clock.pass(1_000);
    listener().onMessage({ entity: 'survey' });
    await clock.pass(1_000);

    assert.deepEqual(told, [['surveys', 'resources'], ['surveys']]);
  });

  it('begins after the last message that is known, and says which one it is now', () => {
    const { heard, listener, after } = setup('sse');

    listener().onMessage({ id: '8', entity: 'survey' });
    listener().onMessage({ entity: 'survey' });

    assert.deepEqual([after(), heard], ['7', ['8']]);
  });

  it('asks every minute as long as the stream does not stand, and every five minutes when it does', async () => {
    const { clock, told, lines, listener } = setup('sse');
    await clock.pass(120_000);
    assert.equal(told.length, 2);

    listener().onConnectionChange(true);
    await clock.pass(240_000);
    assert.equal(told.length, 2);
    await clock.pass(60_000);
    assert.equal(told.length, 3);
    assert.deepEqual(lines, [true]);
  });

  it('asks every five minutes a host that has no news', async () => {
    const { clock, told } = setup('none');

    await clock.pass(600_000);

    assert.equal(told.length, 2);
  });

  it('holds everything for stale after a reset', () => {
    const { told, listener } = setup('sse');

    listener().onReset();

    assert.equal(told[0]?.length, all.length);
  });

  for (const [mode, hasStream] of [
    ['poll', true],
    ['sse', false],
  ] as const) {
    it(`asks every minute when the host offers "${mode}"${hasStream ? '' : ' and the adapter cannot'}`, async () => {
      const { clock, abort, told } = setup(mode, hasStream);

      await clock.pass(180_000);
      assert.equal(told.length, 3);

      abort.abort();
      await clock.pass(180_000);
      assert.deepEqual([told.length, clock.timers], [3, 0]);
    });
  }

  it('says nothing more once it was ended', async () => {
    const { clock, abort, told, listener } = setup('sse');
    listener().onMessage({ entity: 'survey' });

    abort.abort();
    await clock.pass(1_000);

    assert.deepEqual([told, clock.timers], [[], 0]);
  });
});
