import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostResponseError } from '../errors/host-response-error.js';
import { FakeClock } from '../testing/fake-clock.js';
import { HostRest } from './host-rest.js';

function setup() {
  const clock = new FakeClock();
  const rest = new HostRest(clock);
  /** For how many milliseconds nothing may be sent any more. */
  const left = () => {
    try {
      rest.check('GET /x');
      return 0;
    } catch (error) {
      assert.ok(error instanceof HostResponseError);
      return error.retryAfterMs ?? NaN;
    }
  };
  return { clock, rest, left };
}

describe('A host that rests', () => {
  it('does so as long as it asked, a quarter of an hour at most', async () => {
    const { clock, rest, left } = setup();

    rest.begin(60_000);
    assert.equal(left(), 60_000);
    rest.begin(24 * 60 * 60_000);
    // an error says five minutes at most
    assert.equal(left(), 5 * 60_000);
    await clock.pass(15 * 60_000 - 1);
    assert.equal(left(), 1);
    await clock.pass(1);

    assert.equal(left(), 0);
  });

  it('is not asked sooner because another request was told less, or nothing', async () => {
    const { clock, rest, left } = setup();
    rest.begin(60_000);
    await clock.pass(1_000);

    rest.begin(2_000);
    rest.begin(undefined);

    assert.equal(left(), 59_000);
  });

  it('rests longer each time when it does not say for how long, and a minute at most', async () => {
    const { clock, rest, left } = setup();
    const rests: number[] = [];
    for (let refusal = 0; refusal < 8; refusal += 1) {
      rest.begin(undefined);
      // what was refused together is one refusal
      rest.begin(undefined);
      rests.push(left());
      await clock.pass(left());
    }

    const bounds = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000];
    for (const [index, bound] of bounds.entries()) {
      const restMs = rests[index] ?? NaN;
      assert.ok(restMs >= bound / 2 && restMs <= bound, `${restMs} ms of ${bound}`);
    }
    await clock.pass(60_001);
    rest.begin(undefined);
    assert.ok(left() <= 1_000, 'a refusal much later is a first one again');
  });

  it('is asked again when the clock was set back since', () => {
    const { rest, left, clock } = setup();
    rest.begin(60_000);
    const now = clock.now() - 24 * 60 * 60_000;

    clock.now = () => now;

    assert.equal(left(), 0);
  });

  it('keeps nobody waiting who does not wait any more', async () => {
    const { rest, clock } = setup();
    rest.begin(5_000);
    const abort = new AbortController();
    const waiting = rest.wait(abort.signal);

    abort.abort(new DOMException('gone', 'AbortError'));

    await assert.rejects(waiting, { name: 'AbortError' });
    assert.equal(clock.timers, 0);
  });

  it('lets nobody look at a spinner for long: who asks then is told at once', async () => {
    const { rest } = setup();
    rest.begin(11_000);

    await rest.wait(new AbortController().signal);

    assert.throws(() => rest.check('GET /x'), {
      message: 'GET /x was not sent: the host wants to be left alone for 11 s more.',
      status: 429,
      isUntaken: true,
    });
  });

  it('is heard only where it is busy as a whole', () => {
    for (const [status, retryAfterMs, isHeard] of [
      [429, undefined, true],
      [429, 7_000, true],
      [503, 7_000, true],
      [500, 7_000, true],
      [503, undefined, false],
      [404, 7_000, false],
    ] as const) {
      const { rest, left } = setup();
      rest.hear(new HostResponseError('no', { status, retryAfterMs }));
      assert.equal(left() > 0, isHeard, `${status} ${retryAfterMs}`);
    }
  });
});
