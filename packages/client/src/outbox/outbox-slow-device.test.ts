import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import { completion, receiptFor, sampleChange } from '../testing/samples.js';
import { away, durableStorage, owner, setupOutbox } from '../testing/setup-outbox.js';
import { turn } from '../testing/until.js';

/** An outbox on a device that takes nothing down before it is released. */
async function setup() {
  const device = durableStorage();
  let release = (_?: Error) => {};
  const parts = setupOutbox({ storage: { ...device, write: (...args) => write(...args) } });
  let write = device.write;
  await parts.outbox.open(owner);
  const released = new Promise<void>((resolve, reject) => {
    release = (error) => (error ? reject(error) : resolve());
  });
  write = (records) => released.then(() => device.write(records));
  const shown = () => parts.state.pending.map(({ change: { id }, state, durable }) => [id, state, durable]);
  return { ...parts, release, shown };
}

describe('A change that the device has not taken down yet', () => {
  it('is shown as not yet saved and not kept after a moment, and is not sent', async () => {
    const { outbox, sent, shown, release, clock, host } = await setup();
    host.answer = away;
    const change = completion();
    const taken = outbox.add(change);
    await clock.pass(200);
    assert.deepEqual(shown(), []);

    await clock.pass(200);
    assert.deepEqual([shown(), sent], [[[change.id, 'unsaved', false]], []]);

    release();
    await taken;
    await turn();
    assert.deepEqual([shown(), sent], [[[change.id, 'unsaved', true]], [[change.id]]]);
  });

  it('never looks unkept on a device that answers at once', async () => {
    const { outbox, state, host, clock } = setupOutbox();
    await outbox.open(owner);
    host.answer = away;
    const seen: (boolean | undefined)[] = [];
    Object.defineProperty(state, 'pending', {
      set: (pending: readonly { durable: boolean }[]) => seen.push(...pending.map(({ durable }) => durable)),
    });
    await outbox.add(completion());
    await clock.pass(10_000);

    assert.deepEqual(new Set(seen), new Set([true]));
  });

  it('keeps its place among those that wait', async () => {
    const parts = await setup();
    const comment = (text: string) =>
      sampleChange('step.comment', { journeyId: 'j1', stepId: 's1' }, { text });
    const { outbox, host, release, clock, state } = parts;
    host.answer = (changes) => changes.map((change) => receiptFor(change, 'rejected'));
    const [first, second] = [comment('1'), comment('2')];
    const adding = [outbox.add(first), outbox.add(second)];
    await clock.pass(400);

    assert.deepEqual(
      state.pending.map(({ change }) => change.id),
      [first.id, second.id],
    );
    release();
    await Promise.all(adding);
  });

  it('is shown to nobody else', async () => {
    const { outbox, shown, clock } = await setup();
    void outbox.add(completion());
    await clock.pass(200);
    outbox.lock(new SignInNeededError('gone'));
    await clock.pass(400);
    assert.deepEqual(shown(), []);
  });

  it('is not shown any more when the device has refused it', async () => {
    const { outbox, shown, clock, release } = await setup();
    const taken = outbox.add(completion());
    await clock.pass(400);
    release(new Error('cannot be copied'));
    await assert.rejects(taken, /cannot be copied/);
    await turn();
    assert.deepEqual(shown(), []);
  });
});
