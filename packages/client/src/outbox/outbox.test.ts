import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change, Receipt } from '@partner-journey/contract';
import { ChangeRejectedError } from '../errors/change-rejected-error.js';
import { ContractError } from '../errors/contract-error.js';
import { HostResponseError } from '../errors/host-response-error.js';
import { HostUnreachableError } from '../errors/host-unreachable-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { PendingChange } from '../store/snapshot.js';
import { FakeClock } from '../testing/fake-clock.js';
import { completion, receiptFor, sampleChange } from '../testing/samples.js';
import { turn } from '../testing/until.js';
import { Outbox } from './outbox.js';

const prefix = 'outbox/ana/';

/** An outbox whose host is a function of the test; by default everything is saved. */
function setup(storage: KeyValueStorage = { ...memoryStorage(), durable: true }, clock = new FakeClock()) {
  const sent: string[][] = [];
  const receipts: Receipt[] = [];
  const gone: string[] = [];
  const state = { pending: [] as readonly PendingChange[] };
  const host = {
    answer: (changes: readonly Change[]): readonly Receipt[] | Promise<readonly Receipt[]> =>
      changes.map((change) => receiptFor(change)),
  };
  const outbox = new Outbox({
    storage,
    clock,
    lock: (_, work) => work(),
    send: async (changes) => {
      sent.push(changes.map(({ id }) => id));
      return host.answer(changes);
    },
    onPending: (pending) => (state.pending = pending),
    onReceipt: (_, receipt) => receipts.push(receipt),
    onGone: ({ id }) => gone.push(id),
  });
  const states = () => state.pending.map(({ state: name }) => name);
  return { outbox, host, sent, receipts, gone, storage, clock, state, states };
}

const away = () => Promise.reject(new HostUnreachableError('away'));

describe('Outbox', () => {
  it('stores a change before it shows and sends it', async () => {
    const order: string[] = [];
    const memory = memoryStorage();
    const storage = {
      ...memory,
      durable: true,
      set: async (key: string, value: unknown) => {
        await turn();
        order.push('stored');
        await memory.set(key, value);
      },
    };
    const { outbox, host, state } = setup(storage);
    await outbox.open(prefix);
    host.answer = (changes) => {
      order.push(state.pending[0]?.state === 'sending' ? 'sent and shown' : 'sent');
      return changes.map((change) => receiptFor(change));
    };

    const { settled } = await outbox.add(completion());
    await settled;

    assert.deepEqual(order, ['stored', 'sent and shown']);
  });

  it('forgets a change when the host has kept it, and tells the receipt', async () => {
    const { outbox, storage, receipts, state } = setup();
    await outbox.open(prefix);
    const change = completion();

    const { settled } = await outbox.add(change);
    const receipt = await settled;
    await outbox.flush();

    assert.equal(receipt.outcome, 'saved');
    assert.deepEqual(receipts, [receipt]);
    assert.deepEqual(state.pending, []);
    assert.deepEqual(await storage.entries(''), []);
  });

  it('sends everything once and in order, however often it is told to', async () => {
    const { outbox, sent } = setup();
    await outbox.open(prefix);
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
    const { outbox, host, sent, state, clock } = setup();
    await outbox.open(prefix);
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
    await clock.pass(1_000);
    assert.equal((await settled).outcome, 'saved');
    assert.equal(sent.length, 2);
    assert.equal(sent[0]![0], sent[1]![0], 'the same id each time');
  });

  it('waits longer after each failure, up to a minute, and never less than told by the host', async () => {
    const { outbox, host, sent, clock } = setup();
    await outbox.open(prefix);
    host.answer = away;
    await outbox.add(completion());
    await clock.pass(3_600_000);
    const tries = sent.length;
    assert.ok(tries > 60 && tries < 400, `${tries} attempts in an hour`);

    host.answer = () => Promise.reject(new HostResponseError('busy', { status: 429, retryAfterMs: 200_000 }));
    await clock.pass(60_000);
    const before = sent.length;
    await outbox.flush();
    await clock.pass(100_000);
    assert.equal(sent.length, before, 'also when somebody asks for it');
  });

  it('shows and sends on the next visit what was left unsent', async () => {
    const first = setup();
    await first.outbox.open(prefix);
    first.host.answer = away;
    const changes = [completion('s1'), completion('s2')];
    for (const change of changes) await first.outbox.add(change);
    first.outbox.close(new Error('left'));

    const second = setup(first.storage, first.clock);
    await second.outbox.open(prefix);
    assert.deepEqual(
      second.state.pending.map(({ change }) => change.id),
      changes.map(({ id }) => id),
    );

    await second.outbox.flush();
    assert.deepEqual(
      second.sent.flat(),
      changes.map(({ id }) => id),
    );
    assert.deepEqual(await first.storage.entries(''), []);
  });

  it('never shows or sends the changes of somebody else', async () => {
    const { outbox, host, sent, state, storage } = setup();
    await outbox.open(prefix);
    host.answer = away;
    const { settled } = await outbox.add(completion());
    await turn();

    outbox.lock(new Error('left'));
    assert.deepEqual(state.pending, []);
    await assert.rejects(settled, { message: 'left' });
    const before = sent.length;
    await outbox.open('outbox/ben/');
    await outbox.flush();
    assert.deepEqual([state.pending.length, sent.length], [0, before]);

    await outbox.open(prefix);
    assert.equal(state.pending.length, 1);
    assert.equal((await storage.entries(prefix)).length, 1);
  });

  it('holds what was made before the viewer was known in this tab, and stores it for the viewer then', async () => {
    const { outbox, sent, state, storage } = setup();

    const { settled } = await outbox.add(completion());
    await turn();
    assert.deepEqual(
      [state.pending[0]?.durable, sent.length, (await storage.entries('')).length],
      [false, 0, 0],
    );

    await outbox.open(prefix);
    assert.equal(state.pending[0]?.durable, true);
    await outbox.flush();
    assert.equal((await settled).outcome, 'saved');
  });

  it('says when a change is only in this tab', async () => {
    const { outbox, host, state } = setup(memoryStorage());
    await outbox.open(prefix);
    host.answer = away;

    await outbox.add(completion());

    assert.equal(state.pending[0]?.durable, false);
  });

  it('leaves records alone that it does not understand', async () => {
    const storage = { ...memoryStorage(), durable: true };
    await storage.set(`${prefix}1`, { from: 'a later version' });
    await storage.set(`${prefix}2`, null);
    const { outbox, state } = setup(storage);

    await outbox.open(prefix);

    assert.deepEqual(state.pending, []);
    assert.equal((await storage.entries(prefix)).length, 2);
  });

  it('finds out that another tab has settled a change', async () => {
    const { outbox, host, sent, gone, storage } = setup();
    await outbox.open(prefix);
    host.answer = away;
    const change = completion();
    const { settled } = await outbox.add(change);
    await turn();
    for (const [key] of await storage.entries(prefix)) await storage.delete(key);
    const before = sent.length;

    await outbox.flush();

    assert.deepEqual([gone, sent.length, (await settled).outcome], [[change.id], before, 'saved']);
  });

  it('rejects the promises of unsettled changes when it is closed, and sends no more', async () => {
    const { outbox, host, sent, clock } = setup();
    await outbox.open(prefix);
    host.answer = away;
    const { settled } = await outbox.add(completion());
    await turn();

    outbox.close(new Error('closed'));
    await clock.pass(600_000);

    await assert.rejects(settled, { message: 'closed' });
    assert.deepEqual([sent.length, clock.timers], [1, 0]);
  });
});

describe('Outbox with refusals', () => {
  it('keeps a refused change with the reason until it is put away', async () => {
    const { outbox, host, state, receipts, storage } = setup();
    await outbox.open(prefix);
    host.answer = (changes) => changes.map((change) => receiptFor(change, 'conflict'));
    const change = completion();

    const { settled } = await outbox.add(change);

    assert.equal((await settled).outcome, 'conflict');
    assert.deepEqual([state.pending[0]?.state, state.pending[0]?.problem?.title], ['refused', 'No.']);
    assert.equal(receipts.length, 1);
    await outbox.discard(change.id);
    assert.deepEqual([state.pending, await storage.entries('')], [[], []]);
  });

  it('remembers a refusal over a reload', async () => {
    const first = setup();
    await first.outbox.open(prefix);
    first.host.answer = (changes) => changes.map((change) => receiptFor(change, 'rejected'));
    await (
      await first.outbox.add(completion())
    ).settled;
    await first.outbox.flush();

    const second = setup(first.storage);
    await second.outbox.open(prefix);
    await second.outbox.flush();

    assert.deepEqual([second.states(), second.sent], [['refused'], []]);
  });

  it('lets the rest of the target wait for the person, and everything else go on', async () => {
    const { outbox, host, states, sent } = setup();
    await outbox.open(prefix);
    const answer = host.answer;
    host.answer = away;
    const poison = completion('s1');
    const behind = sampleChange('step.comment', { journeyId: 'j1', stepId: 's1' }, { text: 'Done!' });
    const other = completion('s2');
    for (const change of [poison, behind, other]) await outbox.add(change);
    host.answer = (changes) =>
      changes.map((change) =>
        receiptFor(
          change,
          change === poison || change.id === poison.id
            ? 'rejected'
            : change.id === behind.id
              ? 'rejected'
              : 'saved',
          change.id === behind.id
            ? { problem: { type: '', title: 'Later', status: 422, code: 'waits-for-earlier' } }
            : {},
        ),
      );
    await outbox.flush();
    await outbox.flush();
    assert.deepEqual(states(), ['refused', 'unsaved']);

    host.answer = answer;
    await outbox.discard(poison.id);
    await outbox.flush();

    assert.deepEqual(states(), []);
    assert.equal(sent.at(-1)?.[0], behind.id);
  });

  it('sends a refused change again in its old place, with its new id', async () => {
    const { outbox, host, state, sent } = setup();
    await outbox.open(prefix);
    const answer = host.answer;
    host.answer = (changes) => changes.map((change) => receiptFor(change, 'rejected'));
    const change = completion();
    await (
      await outbox.add(change)
    ).settled;
    await outbox.flush();
    host.answer = answer;
    const again = completion();

    const { settled } = await outbox.retry(change.id, again);

    assert.equal((await settled).changeId, again.id);
    await outbox.flush();
    assert.deepEqual([state.pending, sent.at(-1)], [[], [again.id]]);
  });

  it('says so when there is no such refused change', async () => {
    const { outbox } = setup();

    await assert.rejects(outbox.discard('nothing'), TypeError);
    await assert.rejects(outbox.retry('nothing', completion()), TypeError);
  });

  for (const status of [400, 403, 404, 409, 410, 413, 422]) {
    it(`finds the one of several changes that makes the host answer ${status}`, async () => {
      const { outbox, host, state } = setup();
      await outbox.open(prefix);
      host.answer = away;
      const poison = completion('s2');
      for (const change of [completion('s1'), poison, completion('s3')]) await outbox.add(change);
      host.answer = (changes) =>
        changes.some(({ id }) => id === poison.id)
          ? Promise.reject(new HostResponseError('no', { status }))
          : changes.map((change) => receiptFor(change));

      await outbox.flush();
      await outbox.flush();

      assert.deepEqual(
        state.pending.map(({ change, state: name }) => [change.id, name]),
        [[poison.id, 'refused']],
      );
      assert.equal(state.pending[0]?.problem?.status, status);
    });
  }

  it('takes the word of an adapter that refuses one change', async () => {
    const { outbox, host, states } = setup();
    await outbox.open(prefix);
    const change = completion();
    const problem = { type: '', title: 'Closed', status: 422, code: 'gone' };
    host.answer = () => Promise.reject(new ChangeRejectedError(change, problem));

    const receipt = await (await outbox.add(change)).settled;

    assert.deepEqual([receipt.outcome, receipt.problem, states()], ['rejected', problem, ['refused']]);
  });

  for (const [what, error] of [
    ['a page instead of data', new HostResponseError('page', { status: 200 })],
    ['a redirect', new HostResponseError('redirect', { status: 302 })],
    ['an error of the host', new HostResponseError('oops', { status: 500 })],
    ['something that is not in the contract', new ContractError('POST /changes', [])],
    ['something nobody expected', new Error('bug')],
  ] as const) {
    it(`keeps everything unsent when the host answers with ${what}`, async () => {
      const { outbox, host, states } = setup();
      await outbox.open(prefix);
      host.answer = () => Promise.reject(error);

      await outbox.add(completion());
      await outbox.flush();

      assert.deepEqual(states(), ['unsaved']);
    });
  }

  it('waits for the viewer to sign in without trying by itself', async () => {
    const { outbox, host, state, sent, clock } = setup();
    await outbox.open(prefix);
    const answer = host.answer;
    host.answer = () => Promise.reject(new SignInNeededError('who?'));
    const { settled } = await outbox.add(completion());
    await clock.pass(600_000);
    assert.deepEqual([state.pending[0]?.waitingFor, sent.length], ['sign-in', 1]);

    host.answer = answer;
    await outbox.flush();

    assert.equal((await settled).outcome, 'saved');
  });

  it('tries a change again that the host forgot to answer', async () => {
    const { outbox, host, sent, clock } = setup();
    await outbox.open(prefix);
    const answer = host.answer;
    host.answer = () => [];
    const { settled } = await outbox.add(completion());
    await turn();

    host.answer = answer;
    await clock.pass(1_000);

    assert.equal((await settled).outcome, 'saved');
    assert.equal(sent.length, 2);
  });
});
