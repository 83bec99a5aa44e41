import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostResponseError } from '../errors/host-response-error.js';
import { HostUnreachableError } from '../errors/host-unreachable-error.js';
import { FakeClock } from '../testing/fake-clock.js';
import { completion } from '../testing/samples.js';
import { FlushPace } from './flush-pace.js';
import type { OutboxEntry } from './outbox-entry.js';

const hour = 3_600_000;

/** A pace on a clock that can be set, and one entry that waits. */
function setup() {
  let aheadMs = 0;
  const clock = new FakeClock();
  const set = { now: () => clock.now() + aheadMs, after: clock.after.bind(clock) };
  const entry: OutboxEntry = { key: '1', change: completion(), madeAt: clock.now(), attempts: 0 };
  return { pace: new FlushPace(set), entry, setBack: (ms: number) => (aheadMs -= ms), now: () => set.now() };
}

describe('What may be sent on a device whose clock is set back', () => {
  it('is not held up by a rest of the host that was begun before', () => {
    const { pace, entry, setBack, now } = setup();
    pace.restUntil(now() + 60_000, true);
    assert.deepEqual(pace.next([entry]), []);

    setBack(hour);

    assert.deepEqual(pace.next([entry]), [entry]);
    assert.equal(Number(pace.nextAt([entry])) <= now(), true);
    pace.restUntil(now() + 1_000, true);
    assert.equal(pace.nextAt([entry]), now() + 1_000);
  });

  it('is not held up by the rest of its target', () => {
    const { pace, entry, setBack, now } = setup();
    pace.restTarget(entry);
    setBack(hour);

    assert.deepEqual(pace.next([entry]), [entry]);
    assert.equal(Number(pace.nextAt([entry])) <= now(), true);
  });

  it('rests anew when the host cannot be reached', () => {
    const { pace, entry, setBack } = setup();
    pace.restUntil(Date.parse('2026-05-12T09:05:00Z'), true);
    setBack(hour);

    assert.equal(pace.failed([entry], new HostUnreachableError('away')), true);
    assert.deepEqual(pace.next([entry]), []);
  });
});

describe('How long the host rests after it could not be reached', () => {
  const lost = new HostUnreachableError('away');

  it('is a moment for the first time while its stream stands, for only this request may have been lost', () => {
    for (let count = 0; count < 100; count += 1) {
      const { pace, entry, now } = setup();
      pace.failed([entry], lost, true);
      assert.ok(pace.rest.until - now() <= 1_000, `${pace.rest.until - now()} ms`);
    }
  });

  it('is until the turn of this page when it is lost, or was tried again in vain', () => {
    const broken = new HostResponseError('oops', { status: 500 });
    const ends = [false, true].flatMap((isTriedAgain) => {
      const { pace, entry } = setup();
      if (isTriedAgain) for (const error of [lost, broken]) pace.failed([entry], error, true);
      for (const error of [lost, broken]) pace.failed([entry], error, isTriedAgain);
      return [pace.rest.until, pace.restOf(entry.change)!.until];
    });

    const apart = ends.map((end) => Math.abs(end - ends[0]!) % 25_000);
    for (const ms of apart) assert.ok(Math.min(ms, 25_000 - ms) < 1, apart.join(' and '));
  });
});
