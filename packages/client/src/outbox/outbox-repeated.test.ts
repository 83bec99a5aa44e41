import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostResponseError } from '../errors/host-response-error.js';
import { completion, receiptFor, sampleChange } from '../testing/samples.js';
import { away, durableStorage, owner, prefix, setupOutbox } from '../testing/setup-outbox.js';
import { turn } from '../testing/until.js';

const step = { journeyId: 'j1', stepId: 's1' };
const reopening = () => sampleChange('step.reopen', step, {});
const reason = (text: string) => sampleChange('step.block', step, { reason: text });
const comment = () => sampleChange('step.comment', step, { text: 'Any news?' });

/** An outbox whose host cannot be reached, so that everything waits. */
async function setup() {
  const parts = setupOutbox();
  await parts.outbox.open(owner);
  const { answer } = parts.host;
  parts.host.answer = away;
  const back = () => {
    parts.host.answer = answer;
    return parts.outbox.wake();
  };
  const ids = () => parts.state.pending.map(({ change }) => change.id);
  return { ...parts, back, ids };
}

describe('What is said twice', () => {
  it('is one change, with one receipt for both, while the first is being kept', async () => {
    const { outbox, storage, sent, ids, back } = await setup();

    const first = completion();
    const taken = await Promise.all([first, completion(), completion()].map((one) => outbox.add(one)));
    assert.deepEqual([ids(), (await storage.entries(prefix)).length], [[first.id], 1]);
    sent.length = 0;
    await back();

    assert.deepEqual(sent, [[first.id]]);
    assert.deepEqual(
      taken.map(({ change, isRepeated }) => [change.id, isRepeated ?? false]),
      [false, true, true].map((isRepeated) => [first.id, isRepeated]),
    );
    const receipts = await Promise.all(taken.map(({ settled }) => settled));
    assert.deepEqual(new Set(receipts.map(({ changeId }) => changeId)), new Set([first.id]));
  });

  it('is two changes later, for another tab may have said something else meanwhile', async () => {
    const { outbox, ids } = await setup();

    await outbox.add(completion());
    await outbox.add(completion());

    assert.equal(ids().length, 2);
  });

  it('is taken when the first one is on the device, and fails with it', async () => {
    const storage = durableStorage();
    const { outbox } = setupOutbox({ storage });
    await outbox.open(owner);
    let fail = (_: Error) => {};
    storage.write = () => new Promise((_, reject) => (fail = reject));
    const taken = [outbox.add(completion()), outbox.add(completion())];
    let isTaken = false;
    void taken[1]!.then(
      () => (isTaken = true),
      () => {},
    );
    await turn();
    assert.equal(isTaken, false);

    fail(new Error('lost'));

    for (const one of taken) await assert.rejects(one, { message: 'lost' });
  });

  it('is two changes when something else was said in between', async () => {
    const { outbox, ids } = await setup();
    const said = [completion(), reopening(), completion()];

    for (const change of said) await outbox.add(change);

    assert.deepEqual(
      ids(),
      said.map(({ id }) => id),
    );
  });

  it('is two changes when it is about something else, or other words', async () => {
    const { outbox, ids } = await setup();

    for (const change of [completion('s1'), completion('s2'), reason('No logo'), reason('No text')])
      await outbox.add(change);

    assert.equal(ids().length, 4);
  });

  it('is two changes where each says something new: a comment, or words to the program', async () => {
    const { outbox, ids } = await setup();
    const words = () => sampleChange('feedback.send', {}, { text: 'Thanks!', context: {} });

    for (const change of [comment(), comment(), words(), words()]) await outbox.add(change);

    assert.equal(ids().length, 4);
  });

  it('is another change once the first one was saved or refused', async () => {
    const { outbox, host, sent } = setupOutbox();
    await outbox.open(owner);
    const said = [completion(), completion(), completion()];
    await (
      await outbox.add(said[0]!)
    ).settled;
    host.answer = () => Promise.reject(new HostResponseError('no', { status: 403 }));
    await (
      await outbox.add(said[1]!)
    ).settled;
    host.answer = (changes) => changes.map((change) => receiptFor(change));
    await outbox.add(said[2]!);
    await outbox.flush();

    assert.deepEqual(
      sent.flat(),
      said.map(({ id }) => id),
    );
  });
});
