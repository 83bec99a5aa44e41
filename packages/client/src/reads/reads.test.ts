import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Query } from '../adapters/query.js';
import { FakeClock } from '../testing/fake-clock.js';
import { turn } from '../testing/until.js';
import { defaultJourney } from './default-journey.js';
import { Reads, type AskContext, type Asked } from './reads.js';

const surveys: Query = { kind: 'surveys' };
const updates: Query = { kind: 'updates' };

interface Request extends AskContext {
  readonly key: string;
  answer(asked?: Partial<Asked>): Promise<void>;
  fail(): Promise<void>;
}

/** Reads whose requests the test answers itself. */
function setup() {
  const clock = new FakeClock();
  const known = new Set<string>();
  const requests: Request[] = [];
  const reads = new Reads({
    clock,
    ready: () => Promise.resolve(),
    has: (key) => known.has(key),
    ask: (_, key, context) =>
      new Promise<Asked>((resolve, reject) => {
        requests.push({
          ...context,
          key,
          answer: (asked = {}) => {
            known.add(key);
            resolve({ maxAgeMs: 30_000, ...asked });
            return turn();
          },
          fail: () => {
            reject(new Error('away'));
            return turn();
          },
        });
      }),
  });
  const observe = async (query = surveys) => {
    const stop = reads.observe(query.kind, query);
    await turn();
    return stop;
  };
  return { clock, requests, reads, observe };
}

describe('Reads', () => {
  it('makes one request for twenty observers', async () => {
    const { requests, reads } = setup();

    for (let count = 0; count < 20; count += 1) reads.observe('surveys', surveys);
    await turn();

    assert.equal(requests.length, 1);
  });

  it('does not ask while the answer is fresh, and asks when it no longer is', async () => {
    const { clock, requests, observe } = setup();
    await observe();
    await requests[0]!.answer({ maxAgeMs: 10_000 });

    await clock.pass(9_999);
    await observe();
    assert.equal(requests.length, 1);

    await clock.pass(1);
    await observe();
    assert.equal(requests.length, 2);
  });

  it('sends the tag of the answer it has', async () => {
    const { requests, reads, observe } = setup();
    await observe();
    assert.equal(requests[0]!.etag, undefined);
    await requests[0]!.answer({ etag: '"1"' });

    void reads.invalidate(() => true);
    await turn();

    assert.equal(requests[1]!.etag, '"1"');
    await requests[1]!.answer();
    void reads.invalidate(() => true);
    await turn();
    assert.equal(requests[2]!.etag, '"1"', 'an answer without a tag leaves the one before');
  });

  it('gives a request up when nobody looks any more, but not when an element is only moved', async () => {
    const { requests, observe } = setup();
    const stop = await observe();

    stop();
    const stopAgain = await observe();
    assert.equal(requests[0]!.signal.aborted, false);

    stopAgain();
    await turn();
    assert.equal(requests[0]!.signal.aborted, true);
  });

  it('asks anew for somebody who looks after a request was given up', async () => {
    const { requests, observe } = setup();
    (await observe())();
    await turn();

    await observe();

    assert.equal(requests.length, 2);
    assert.equal(requests[1]!.signal.aborted, false);
  });

  it('asks again after an answer that became stale on its way, once', async () => {
    const { requests, reads, observe } = setup();
    await observe();

    void reads.invalidate(() => true);
    void reads.invalidate(() => true);
    await requests[0]!.answer();

    assert.equal(requests.length, 2);
    await requests[1]!.answer();
    assert.equal(requests.length, 2);
  });

  it('only marks what nobody looks at as stale', async () => {
    const { requests, reads, observe } = setup();
    const stop = await observe();
    await requests[0]!.answer();
    stop();

    await reads.invalidate(() => true);
    assert.equal(requests.length, 1);

    await observe();
    assert.equal(requests.length, 2);
  });

  it('says that an answer is overtaken by a receipt, drops its tag, and asks again', async () => {
    const { requests, reads, observe } = setup();
    await observe();
    await requests[0]!.answer({ etag: '"1"' });
    void reads.invalidate(() => true);
    await turn();

    reads.overtake(['surveys', 'unknown']);

    assert.equal(requests[1]!.isOvertaken(), true);
    await requests[1]!.answer({ maxAgeMs: 0 });
    assert.equal(requests.length, 3);
    assert.deepEqual([requests[2]!.isOvertaken(), requests[2]!.etag], [false, undefined]);
  });

  it('asks again for everything that is looked at and not fresh when it is a good moment', async () => {
    const { clock, requests, reads, observe } = setup();
    await observe();
    await observe(updates);
    await requests[0]!.answer({ maxAgeMs: 10_000 });
    await requests[1]!.answer({ maxAgeMs: 60_000 });

    await clock.pass(10_000);
    void reads.revalidate();
    await turn();

    assert.deepEqual(
      requests.map(({ key }) => key),
      ['surveys', 'updates', 'surveys'],
    );
  });

  it('asks again after a failure only when it is a good moment', async () => {
    const { requests, reads, observe } = setup();
    await observe();
    await requests[0]!.fail();
    assert.equal(requests.length, 1);

    void reads.revalidate();
    await turn();

    assert.equal(requests.length, 2);
  });

  it('asks nothing while it is paused, and gives up what is under way', async () => {
    const { requests, reads, observe } = setup();
    await observe();

    reads.pause();
    await observe(updates);
    assert.deepEqual([requests.length, requests[0]!.signal.aborted], [1, true]);

    reads.resume();
    void reads.revalidate();
    await turn();
    assert.equal(requests.length, 3);
  });

  it('does not ask again for each who joins those that look at what failed', async () => {
    const { requests, observe } = setup();
    const stop = await observe();
    await requests[0]!.fail();

    const stopJoining = await observe();
    assert.equal(requests.length, 1);

    stop();
    stopJoining();
    await turn();
    await observe();
    assert.equal(requests.length, 2, 'the next who looks when nobody did is answered');
  });

  it('resolves a refresh when the answers are there, also when one failed', async () => {
    const { requests, reads, observe } = setup();
    await observe();
    await observe(updates);
    await requests[0]!.answer();
    await requests[1]!.answer();

    let isDone = false;
    const refreshed = reads.invalidate(() => true).then(() => (isDone = true));
    await turn();
    await requests[2]!.answer();
    assert.equal(isDone, false);
    await requests[3]!.fail();

    await refreshed;
  });

  it('takes up what was kept on the device', async () => {
    const { clock, requests, reads, observe } = setup();
    reads.known('surveys', surveys, clock.now() + 5_000, '"kept"');

    await observe();

    assert.equal(requests.length, 1, 'fresh only counts with a value to show');
  });
});

describe('DefaultJourney', () => {
  it('looks at the list until it knows the journey, then at the journey', async () => {
    const { requests, reads } = setup();
    const known: { id?: string } = {};
    const journey = defaultJourney(reads, () => known.id);

    const stop = journey.observe();
    await turn();
    known.id = 'j1';
    journey.update();
    await turn();

    assert.deepEqual(
      requests.map(({ key }) => key),
      ['journeys', 'journey{"journeyId":"j1"}'],
    );
    assert.equal(requests[0]!.signal.aborted, true);
    stop();
    await turn();
    assert.equal(requests[1]!.signal.aborted, true);
  });

  it('looks at another journey when that becomes the first', async () => {
    const { requests, reads } = setup();
    let id = 'j1';
    const journey = defaultJourney(reads, () => id);
    journey.observe();
    journey.observe();

    id = 'j2';
    journey.update();
    await turn();

    assert.deepEqual(
      requests.filter(({ signal }) => !signal.aborted).map(({ key }) => key),
      ['journey{"journeyId":"j2"}'],
    );
  });
});
