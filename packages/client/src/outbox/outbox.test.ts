import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostResponseError } from '../errors/host-response-error.js';
import type { KeyValueRecord } from '../storage/key-value-storage.js';
import { memoryStorage } from '../storage/memory-storage.js';
import { completion, receiptFor, sampleChange } from '../testing/samples.js';
import { away, durableStorage, owner, prefix, setupOutbox, waitingIn } from '../testing/setup-outbox.js';
import { turn } from '../testing/until.js';

/** A minute, and a page's turn comes within 25 seconds. */
const longestWaitMs = 60_000 + 25_000;

describe('Outbox', () => {
  it('stores a change before it shows and sends it', async () => {
    const order: string[] = [];
    const memory = memoryStorage();
    const storage = {
      ...memory,
      durable: true,
      write: async (records: readonly KeyValueRecord[]) => {
        await turn();
        if (order.length === 0) order.push('stored');
        await memory.write(records);
      },
    };
    const { outbox, host, state } = setupOutbox({ storage });
    await outbox.open(owner);
    host.answer = (changes) => {
      order.push(state.pending[0]?.state === 'sending' ? 'sent and shown' : 'sent');
      return changes.map((change) => receiptFor(change));
    };

    const { settled } = await outbox.add(completion());
    await settled;

    assert.deepEqual(order, ['stored', 'sent and shown']);
  });

  it('forgets a change when the host has kept it, and tells the receipt', async () => {
    const { outbox, storage, receipts, state } = setupOutbox();
    await outbox.open(owner);
    const change = completion();

    const { settled } = await outbox.add(change);
    const receipt = await settled;
    await outbox.flush();

    assert.equal(receipt.outcome, 'saved');
    assert.deepEqual(receipts, [receipt]);
    assert.deepEqual(state.pending, []);
    assert.deepEqual(await waitingIn(storage), []);
  });

  it('writes a change off in one step with what the receipt has made of the answers', async () => {
    const storage = durableStorage();
    const { outbox } = setupOutbox({ storage, patched: [['cache/journey', 'patched']] });
    await outbox.open(owner);
    const steps: string[][] = [];
    const write = storage.write;
    storage.write = (records) => {
      steps.push(
        records.filter(([, value]) => value === undefined || value === 'patched').map(([key]) => key),
      );
      return write(records);
    };

    await (
      await outbox.add(completion())
    ).settled;
    await outbox.flush();

    const writtenOff = steps.find((keys) => keys.some((key) => key.startsWith(prefix)));
    assert.equal(writtenOff?.[0], 'cache/journey');
    assert.equal(writtenOff.length, 2);
  });

  it('sends everything once and in order, however often it is told to', async () => {
    const { outbox, sent } = setupOutbox();
    await outbox.open(owner);
    const changes = [
      completion('s1'),
      completion('s2'),
      sampleChange('step.reopen', { journeyId: 'j1', stepId: 's1' }, {}),
    ];

    const taken = await Promise.all(changes.map((change) => outbox.add(change)));
    await Promise.all([outbox.flush(), outbox.flush(), ...taken.map(({ settled }) => settled)]);

    assert.deepEqual(
      sent.flat(),
      changes.map(({ id }) => id),
    );
  });

  it('keeps a change that did not reach the host, and tries again after a while', async () => {
    const { outbox, host, sent, state, clock } = setupOutbox();
    await outbox.open(owner);
    const answer = host.answer;
    host.answer = away;

    const { settled } = await outbox.add(completion());
    await turn();
    assert.deepEqual(
      state.pending.map(({ state: name, waitingFor, attempts, durable }) => ({
        name,
        waitingFor,
        attempts,
        durable,
      })),
      [{ name: 'unsaved', waitingFor: 'connection', attempts: 1, durable: true }],
    );

    host.answer = answer;
    await clock.pass(26_000);
    assert.equal((await settled).outcome, 'saved');
    assert.equal(sent.length, 2);
    assert.equal(sent[0]![0], sent[1]![0], 'the same id each time');
  });

  it('waits longer after each failure, up to a minute, and never less than told by the host', async () => {
    const { outbox, host, sent, clock } = setupOutbox();
    await outbox.open(owner);
    host.answer = away;
    await outbox.add(completion());
    await clock.pass(3_600_000);
    const tries = sent.length;
    assert.ok(tries > 60 && tries < 400, `${tries} attempts in an hour`);

    host.answer = () => Promise.reject(new HostResponseError('busy', { status: 429, retryAfterMs: 200_000 }));
    await clock.pass(longestWaitMs);
    const before = sent.length;
    await outbox.flush();
    await clock.pass(100_000);
    assert.equal(sent.length, before, 'also when somebody asks for it');
  });

  it('does not hammer a host that asks to wait for no time, or until a moment that is over', async () => {
    const { outbox, host, sent, clock } = setupOutbox();
    await outbox.open(owner);
    host.answer = () => Promise.reject(new HostResponseError('busy', { status: 503, retryAfterMs: 0 }));
    await outbox.add(completion());

    await clock.pass(3_600_000);

    assert.ok(sent.length > 60 && sent.length < 400, `${sent.length} attempts in an hour`);
  });

  it('shows and sends on the next visit what was left unsent', async () => {
    const first = setupOutbox();
    await first.outbox.open(owner);
    first.host.answer = away;
    const changes = [completion('s1'), completion('s2')];
    for (const change of changes) await first.outbox.add(change);
    first.outbox.close(new Error('left'));

    const second = setupOutbox({ storage: first.storage, clock: first.clock });
    await second.outbox.open(owner);
    assert.deepEqual(
      second.state.pending.map(({ change }) => change.id),
      changes.map(({ id }) => id),
    );

    await second.outbox.flush();
    assert.deepEqual(
      second.sent.flat(),
      changes.map(({ id }) => id),
    );
    assert.deepEqual(await waitingIn(first.storage), []);
  });

  it('never shows or sends the changes of somebody else', async () => {
    const { outbox, host, sent, state, storage } = setupOutbox();
    await outbox.open(owner);
    host.answer = away;
    const { settled } = await outbox.add(completion());
    await turn();

    outbox.lock(new Error('left'));
    assert.deepEqual(state.pending, []);
    await assert.rejects(settled, { message: 'left' });
    const before = sent.length;
    await outbox.open('ben');
    await outbox.flush();
    assert.deepEqual([state.pending.length, sent.length], [0, before]);

    await outbox.open(owner);
    assert.equal(state.pending.length, 1);
    assert.equal((await storage.entries(prefix)).length, 1);
  });

  it('sends nothing of somebody who leaves at the moment it is about to go', async () => {
    const { outbox, sent, state, storage } = setupOutbox();
    await outbox.open(owner);
    const write = storage.write;
    storage.write = async (records) => {
      const isBegun = records.some(
        ([, value]) => (value as { attempts?: number } | undefined)?.attempts === 1,
      );
      await write(records);
      if (!isBegun) return;
      storage.write = write;
      outbox.lock(new Error('left'));
      await outbox.open('ben');
    };

    await outbox.add(completion());
    await turn();
    await outbox.flush();

    assert.deepEqual([sent, state.pending], [[], []]);
    assert.equal((await storage.entries(prefix)).length, 1);
  });

  it('holds what was made before the viewer was known in this tab, and stores it for the viewer then', async () => {
    const { outbox, sent, state, storage } = setupOutbox();

    const { settled } = await outbox.add(completion());
    await turn();
    assert.deepEqual(
      [state.pending[0]?.durable, sent.length, (await storage.entries('')).length],
      [false, 0, 0],
    );

    await outbox.open(owner);
    assert.equal(state.pending[0]?.durable, true);
    await outbox.flush();
    assert.equal((await settled).outcome, 'saved');
  });

  it('says when a change is only in this tab', async () => {
    const { outbox, host, state } = setupOutbox({ storage: memoryStorage() });
    await outbox.open(owner);
    host.answer = away;

    await outbox.add(completion());

    assert.equal(state.pending[0]?.durable, false);
  });

  it('leaves records alone that it does not understand', async () => {
    const storage = { ...memoryStorage(), durable: true };
    await storage.write([[`${prefix}1`, { from: 'a later version' }]]);
    await storage.write([[`${prefix}2`, null]]);
    const { outbox, state } = setupOutbox({ storage });

    await outbox.open(owner);

    assert.deepEqual(state.pending, []);
    assert.equal((await storage.entries(prefix)).length, 2);
  });

  it('rejects the promises of unsettled changes when it is closed, and sends no more', async () => {
    const { outbox, host, sent, clock } = setupOutbox();
    await outbox.open(owner);
    host.answer = away;
    const { settled } = await outbox.add(completion());
    await turn();

    outbox.close(new Error('closed'));
    await clock.pass(600_000);

    await assert.rejects(settled, { message: 'closed' });
    assert.deepEqual([sent.length, clock.timers], [1, 0]);
  });
});
