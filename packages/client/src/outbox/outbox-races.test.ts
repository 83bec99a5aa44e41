import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Receipt } from '@partner-journey/contract';
import { HostResponseError } from '../errors/host-response-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';
import { completion, receiptFor, sampleChange } from '../testing/samples.js';
import { away, durableStorage, owner, prefix, setupOutbox } from '../testing/setup-outbox.js';
import { FakeClock } from '../testing/fake-clock.js';
import { turn, until } from '../testing/until.js';

const favorite = (on: boolean) => sampleChange('resource.favorite', { resourceId: 'r1' }, { on });
const reopening = () => sampleChange('step.reopen', { journeyId: 'j1', stepId: 's1' }, {});

/** A device whose writes wait until the test lets them through. */
function slowWrites(storage: KeyValueStorage) {
  const write = storage.write.bind(storage);
  const gate = { open: Promise.resolve() };
  storage.write = async (records) => {
    await gate.open;
    return write(records);
  };
  return gate;
}

describe('What is sent after a sign-in', () => {
  it('is tried again after a while when the host then fails on it', async () => {
    const { outbox, host, sent, state, clock } = setupOutbox();
    await outbox.open(owner);
    host.answer = () => Promise.reject(new SignInNeededError('who?'));
    await outbox.add(completion());
    await outbox.flush();
    assert.equal(state.pending[0]?.waitingFor, 'sign-in');

    host.answer = () => Promise.reject(new HostResponseError('oops', { status: 500 }));
    await outbox.wake();
    assert.equal(state.pending[0]?.waitingFor, undefined);
    const before = sent.length;
    await clock.pass(60_000);

    assert.ok(sent.length > before);
  });

  it('goes on behind a change that the host refuses by a status', async () => {
    const { outbox, host, states } = setupOutbox();
    await outbox.open(owner);
    host.answer = () => Promise.reject(new SignInNeededError('who?'));
    const [first, second] = [completion('s1'), completion('s2')];
    await outbox.add(first);
    await outbox.add(second);
    await outbox.flush();

    host.answer = (changes) =>
      changes.some(({ id }) => id === first.id)
        ? Promise.reject(new HostResponseError('no', { status: 403 }))
        : changes.map((change) => receiptFor(change));
    await outbox.wake();
    await turn();

    assert.deepEqual(states(), ['refused']);
  });
});

describe('An outbox that sleeps', () => {
  it('begins nothing before it is woken, whatever it was about to do', async () => {
    const { outbox, host, sent, clock, storage } = setupOutbox();
    await outbox.open(owner);
    let giveUp = (_: Error) => {};
    host.answer = () => new Promise((_, reject) => (giveUp = reject));
    await outbox.add(completion());
    await until('it is under way', () => sent.length === 1);

    outbox.sleep();
    giveUp(new Error('aborted'));
    await clock.pass(600_000);
    assert.equal(sent.length, 1);

    const gate = slowWrites(storage);
    let open = () => {};
    gate.open = new Promise((resolve) => (open = resolve));
    const flushed = outbox.wake();
    await turn();
    outbox.sleep();
    open();
    await flushed;
    await clock.pass(600_000);
    assert.equal(sent.length, 1);
  });
});

describe('The order of changes of one target', () => {
  it('is kept while a refused one is being made again', async () => {
    let onRenew = () => {};
    const { outbox, host, sent, storage } = setupOutbox({ renew: async () => onRenew() });
    await outbox.open(owner);
    let answer = (_: readonly Receipt[]) => {};
    host.answer = () => new Promise((resolve) => (answer = resolve));
    const [first, second, again] = [completion('s1'), reopening(), completion('s1')];
    await outbox.add(first);
    await until('the first is under way', () => sent.length === 1);
    await outbox.add(second);
    answer([receiptFor(first, 'rejected')]);
    await outbox.flush();
    host.answer = (changes) => changes.map((change) => receiptFor(change));
    let retried: Promise<unknown> | undefined;
    const gate = slowWrites(storage);
    let open = () => {};
    const device = new Promise<void>((resolve) => (open = resolve));
    onRenew = () => {
      if (retried) return;
      gate.open = device;
      retried = outbox.retry(first.id, () => again);
      gate.open = Promise.resolve();
    };

    // something else sets off a flush, in the middle of which the person tries again
    await outbox.add(completion('s2'));
    await outbox.flush();
    open();
    await until('all is sent', () => sent.flat().includes(second.id));
    await retried;

    const order = sent.flat();
    assert.ok(order.indexOf(again.id) > 0 && order.indexOf(again.id) < order.indexOf(second.id));
  });

  it('is that in which they were made, also when the clock of the machine was set back', async () => {
    const { outbox, host, sent, clock } = setupOutbox();
    await outbox.open(owner);
    host.answer = away;
    const [first, second] = [completion('s1'), reopening()];
    await outbox.add(first);
    await turn();
    await clock.pass(-3_600_000);
    await outbox.add(second);
    host.answer = (changes) => changes.map((change) => receiptFor(change));

    await outbox.wake();

    assert.deepEqual(sent.at(-1), [first.id, second.id]);
  });
});

/** Two tabs: the first made a favorite that waits, the second, which knew of it, took it back. */
async function takenBack() {
  const shared = { storage: durableStorage(), clock: new FakeClock() };
  const [one, two] = [setupOutbox(shared), setupOutbox(shared)];
  const [older, newer] = [favorite(true), favorite(false)];
  await one.outbox.open(owner);
  await two.outbox.open(owner);
  const until = shared.clock.now() + 30_000;
  for (const { outbox } of [one, two]) await outbox.hear({ type: 'resting', until, isAsked: false });
  const { settled } = await one.outbox.add(older);
  await two.outbox.hear({ type: 'changed' });
  await two.outbox.add(newer);
  return { one, two, older, newer, settled, ...shared };
}

describe('A change that another tab has replaced', () => {
  it('settles with the answer to the newer one', async () => {
    const { one, two, newer, settled, clock } = await takenBack();
    await one.outbox.hear({ type: 'changed' });
    one.outbox.sleep();
    await clock.pass(31_000);
    assert.deepEqual(two.sent, [[newer.id]]);

    await one.outbox.hear({ type: 'changed' });

    assert.equal((await settled).changeId, newer.id);
  });

  it('settles too when the newer one was answered before anything was heard of it', async () => {
    const { one, newer, settled, clock } = await takenBack();
    one.outbox.sleep();
    await clock.pass(31_000);

    await one.outbox.hear({ type: 'changed' });

    assert.equal((await settled).changeId, newer.id);
  });

  it('is never sent by a tab that slept for days', async () => {
    const { one, clock, storage } = await takenBack();
    one.outbox.sleep();
    await clock.pass(3 * 24 * 3_600_000);
    await setupOutbox({ storage, clock }).outbox.open(owner);

    await one.outbox.wake();

    assert.deepEqual([one.sent, one.state.pending], [[], []]);
  });
});

describe('What is put away when the viewer leaves', () => {
  it('is also what another tab has made and nothing was heard of', async () => {
    const shared = { storage: durableStorage(), clock: new FakeClock() };
    const [one, two] = [setupOutbox(shared), setupOutbox(shared)];
    await one.outbox.open(owner);
    await two.outbox.open(owner);
    two.host.answer = away;
    await two.outbox.add(completion());
    await turn();

    await one.outbox.discardAll();

    assert.deepEqual(await shared.storage.entries(prefix), []);
  });
});

describe('Records that nobody wrote like that', () => {
  it('are left alone', async () => {
    const { outbox, storage, state } = setupOutbox();
    const { payload: _, ...noPayload } = completion();
    const bad: object[] = [noPayload, { ...completion(), target: null }];
    for (const [index, change] of bad.entries())
      await storage.write([[`${prefix}${index}`, { change, attempts: 0 }]]);
    await storage.write([[`${prefix}9`, { change: completion(), attempts: 0, problem: 7 }]]);

    await outbox.open(owner);

    assert.deepEqual([state.pending, (await storage.entries(prefix)).length], [[], 3]);
  });

  it('about what became of a change do no harm', async () => {
    const { outbox, host, storage, state, gone } = setupOutbox();
    await outbox.open(owner);
    host.answer = away;
    const change = completion();
    await outbox.add(change);
    await turn();
    const [[key] = []] = await storage.entries(prefix);
    await storage.write([
      [key!, undefined],
      [`settled/${owner}/${change.id}`, { at: Date.now(), receipt: { outcome: 1 } }],
    ]);

    await outbox.hear({ type: 'changed' });

    assert.deepEqual([state.pending, gone], [[], [[change.id, undefined]]]);
  });
});

describe('A look at the device', () => {
  it('that comes late brings back nothing that was settled since', async () => {
    const shared = { storage: durableStorage(), clock: new FakeClock() };
    const other = setupOutbox(shared);
    await other.outbox.open(owner);
    await other.outbox.hear({ type: 'resting', until: shared.clock.now() + 30_000, isAsked: false });
    const storage = { ...shared.storage };
    let tell = () => {};
    const told = new Promise<void>((resolve) => (tell = resolve));
    const renew = async () => {
      tell();
      await turn();
    };
    const { outbox, sent } = setupOutbox({ ...shared, storage, renew });
    await outbox.open(owner);
    await other.outbox.add(favorite(false));
    storage.entries = async <Value>(keys: string) => {
      storage.entries = shared.storage.entries;
      const seen = await shared.storage.entries<Value>(keys);
      await told;
      return seen;
    };
    // frozen before it was told what it had asked for
    const late = outbox.hear({ type: 'changed' });
    await turn();
    const newer = favorite(true);
    await other.outbox.add(newer);
    await shared.clock.pass(31_000);
    assert.deepEqual(other.sent, [[newer.id]]);

    const change = completion();
    await outbox.add(change);
    const flushed = outbox.flush();
    await turn();
    tell();
    await Promise.all([late, flushed]);

    assert.deepEqual(sent.flat(), [change.id]);
  });

  it('takes up nothing that another tab has settled and a dead one wrote down again', async () => {
    const { outbox, sent, state, storage, clock } = setupOutbox();
    const [older, newer] = [favorite(false), favorite(true)];
    const key = `${prefix}000000000000001-000000-${older.id}`;
    await storage.write([
      [key, { change: older, madeAt: clock.now(), attempts: 1 }],
      [`settled/${owner}/${older.id}`, { at: clock.now(), replacedBy: newer.id }],
    ]);

    await outbox.open(owner);
    await outbox.flush();

    assert.deepEqual([sent, state.pending], [[], []]);

    // until it is forgotten that it is settled, and long after
    for (const days of [30, 2, 32]) {
      await clock.pass(days * 24 * 3_600_000);
      const next = setupOutbox({ storage, clock });
      await next.outbox.open(owner);
      assert.deepEqual([next.sent, next.state.pending], [[], []]);
    }
  });
});
