import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock, frozen } from '../testing/fake-clock.js';
import { durableStorage } from '../testing/setup-outbox.js';
import { turn } from '../testing/until.js';
import { flushLock } from './flush-lock.js';

const { signal } = new AbortController();

/** Work that ends when the test says so. */
function openWork() {
  let end = () => {};
  const done = new Promise<void>((resolve) => (end = resolve));
  const state = { begun: false, taken: false };
  const work = async (taken: AbortSignal) => {
    state.begun = true;
    taken.addEventListener('abort', () => (state.taken = true));
    await done;
  };
  return { work, end, state };
}

describe('The flush lock where there are no Web Locks', () => {
  it('lets one tab work at a time', async () => {
    const [storage, clock] = [durableStorage(), new FakeClock()];
    const [first, second] = [openWork(), openWork()];
    const one = flushLock(storage, clock)('ana', signal, first.work);
    await turn();
    const two = flushLock(storage, clock)('ana', signal, second.work);
    await clock.pass(30_000);
    assert.deepEqual([first.state.begun, second.state.begun], [true, false]);

    first.end();
    await one;
    await clock.pass(60_000);

    assert.equal(second.state.begun, true);
    second.end();
    await two;
    assert.deepEqual(await storage.entries(''), [], 'no lease is left behind');
  });

  it('goes on when a tab died in the middle', async () => {
    const [storage, clock] = [durableStorage(), new FakeClock()];
    void flushLock(storage, frozen(clock))('ana', signal, openWork().work);
    await turn();
    const next = openWork();
    void flushLock(storage, clock)('ana', signal, next.work);

    await clock.pass(61_000);

    assert.equal(next.state.begun, true);
  });

  it('waits for as long as the other one is alive, however slow its answer is', async () => {
    const [storage, clock] = [durableStorage(), new FakeClock()];
    const [slow, next] = [openWork(), openWork()];
    const first = flushLock(storage, clock)('ana', signal, slow.work);
    await turn();
    void flushLock(storage, clock)('ana', signal, next.work);

    await clock.pass(5 * 60_000);
    assert.deepEqual([slow.state.taken, next.state.begun], [false, false]);

    slow.end();
    await first;
    await clock.pass(61_000);
    assert.equal(next.state.begun, true);
  });

  it('says no more that it is alive when its work is done', async () => {
    const [storage, clock] = [durableStorage(), new FakeClock()];

    await flushLock(storage, clock)('ana', signal, () => clock.pass(90_000));

    assert.deepEqual([clock.timers, await storage.entries('')], [0, []]);
  });

  it('stops waiting when it is told to', async () => {
    const [storage, clock] = [durableStorage(), new FakeClock()];
    void flushLock(storage, clock)('ana', signal, openWork().work);
    await turn();
    const leaving = new AbortController();
    const next = openWork();
    const waiting = flushLock(storage, clock)('ana', leaving.signal, next.work);
    await turn();

    leaving.abort();
    await waiting;

    assert.equal(next.state.begun, false);
  });

  it('tells a tab that slept for too long that another one has taken over', async () => {
    const [storage, clock] = [durableStorage(), new FakeClock()];
    let say: () => Promise<void> = async () => {};
    const state = { taken: false };
    void flushLock(storage, frozen(clock))('ana', signal, async (taken, renew) => {
      say = renew;
      taken.addEventListener('abort', () => (state.taken = true));
      await new Promise(() => {});
    });
    await turn();
    const next = openWork();
    void flushLock(storage, clock)('ana', signal, next.work);
    await clock.pass(61_000);
    assert.equal(next.state.begun, true);

    await say();

    assert.deepEqual([state.taken, next.state.taken], [true, false]);
    const third = openWork();
    void flushLock(storage, clock)('ana', signal, third.work);
    await clock.pass(30_000);
    assert.equal(third.state.begun, false, 'the lease is still that of the second');
  });

  it('does not wait for a lease from before the clock was set back', async () => {
    const [storage, clock] = [durableStorage(), new FakeClock()];
    void flushLock(storage, frozen(clock))('ana', signal, openWork().work);
    await turn();
    await clock.pass(-24 * 3_600_000);
    const next = openWork();

    void flushLock(storage, clock)('ana', signal, next.work);
    await clock.pass(61_000);

    assert.equal(next.state.begun, true);
  });

  it('keeps different owners apart', async () => {
    const [storage, clock] = [durableStorage(), new FakeClock()];
    const [first, second] = [openWork(), openWork()];
    void flushLock(storage, clock)('ana', signal, first.work);
    void flushLock(storage, clock)('ben', signal, second.work);
    await turn();

    assert.deepEqual([first.state.begun, second.state.begun], [true, true]);
  });

  it('passes on what went wrong with the work', async () => {
    const lock = flushLock(durableStorage(), new FakeClock());

    await assert.rejects(
      lock('ana', signal, () => Promise.reject(new Error('bug'))),
      { message: 'bug' },
    );
  });
});
