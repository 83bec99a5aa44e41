import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../testing/fake-clock.js';
import { within } from './within.js';

const silent = () => new Promise<never>(() => {});

/** What a wait needs, on a clock that stands still. */
function setup() {
  const clock = new FakeClock();
  const caller = new AbortController();
  return { clock, caller, wait: { ms: 1_000, asked: 'The test', signal: caller.signal } };
}

describe('Waiting within a time', () => {
  it('gives what the work gives, and leaves no timer and no signal behind', async () => {
    const { clock, caller, wait } = setup();
    let given: AbortSignal | undefined;
    const result = await within(clock, wait, (signal) => {
      given = signal;
      return 'done';
    });
    caller.abort();

    assert.deepEqual([result, clock.timers, given?.aborted], ['done', 0, false]);
  });

  it('ends with its own error when the time is over, and tells the work', async () => {
    const { clock, wait } = setup();
    let given: AbortSignal | undefined;
    const waited = within(clock, wait, (signal) => {
      given = signal;
      return silent();
    });
    const ended = assert.rejects(waited, /The test gave no answer within 1000 milliseconds/);
    await clock.pass(1_000);
    await ended;

    assert.equal(given?.aborted, true);
  });

  it('ends with the reason of the signal, also when that had aborted before', async () => {
    const { clock, caller, wait } = setup();
    const ended = assert.rejects(within(clock, wait, silent), /not wanted/);
    caller.abort(new Error('not wanted'));
    await ended;

    let isAsked = false;
    const again = within(clock, wait, () => (isAsked = true));
    await assert.rejects(again, /not wanted/);
    assert.deepEqual([isAsked, clock.timers], [false, 0]);
  });

  it('tells of what the work itself failed of', async () => {
    const { clock, wait } = setup();
    const failed = within(clock, wait, () => {
      throw new Error('broken');
    });
    await assert.rejects(failed, /broken/);
    assert.equal(clock.timers, 0);
  });
});
