import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change, Receipt } from '@partner-journey/contract';
import { ChangeRejectedError } from '../errors/change-rejected-error.js';
import { ContractError } from '../errors/contract-error.js';
import { HostResponseError } from '../errors/host-response-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import { UnexpectedPageError } from '../errors/unexpected-page-error.js';
import { completion, receiptFor, sampleChange } from '../testing/samples.js';
import { away, owner, prefix, setupOutbox, waitingIn } from '../testing/setup-outbox.js';
import { turn, until } from '../testing/until.js';

describe('Outbox with refusals', () => {
  it('keeps a refused change with the reason until it is put away', async () => {
    const { outbox, host, state, receipts, storage } = setupOutbox();
    await outbox.open(owner);
    host.answer = (changes) => changes.map((change) => receiptFor(change, 'conflict'));
    const change = completion();

    const { settled } = await outbox.add(change);

    assert.equal((await settled).outcome, 'conflict');
    assert.deepEqual([state.pending[0]?.state, state.pending[0]?.problem?.title], ['refused', 'No.']);
    assert.equal(receipts.length, 1);
    await outbox.discard(change.id);
    assert.deepEqual([state.pending, await waitingIn(storage)], [[], []]);
  });

  it('remembers a refusal over a reload', async () => {
    const first = setupOutbox();
    await first.outbox.open(owner);
    first.host.answer = (changes) => changes.map((change) => receiptFor(change, 'rejected'));
    await (
      await first.outbox.add(completion())
    ).settled;
    await first.outbox.wake();

    const second = setupOutbox({ storage: first.storage });
    await second.outbox.open(owner);
    await second.outbox.wake();

    assert.deepEqual([second.states(), second.sent], [['refused'], []]);
  });

  it('lets the rest of the target wait for the person, and everything else go on', async () => {
    const { outbox, host, states, sent } = setupOutbox();
    await outbox.open(owner);
    const answer = host.answer;
    host.answer = away;
    const poison = completion('s1');
    const behind = sampleChange('step.comment', { journeyId: 'j1', stepId: 's1' }, { text: 'Done!' });
    const other = completion('s2');
    for (const change of [poison, behind, other]) await outbox.add(change);
    await turn();
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
    await outbox.wake();
    await outbox.wake();
    assert.deepEqual(states(), ['refused', 'unsaved']);

    host.answer = answer;
    await outbox.discard(poison.id);
    await outbox.wake();

    assert.deepEqual(states(), []);
    assert.equal(sent.at(-1)?.[0], behind.id);
  });

  it('sends a refused change again in its old place, with its new id', async () => {
    const { outbox, host, state, sent, storage } = setupOutbox();
    await outbox.open(owner);
    const answer = host.answer;
    host.answer = (changes) => changes.map((change) => receiptFor(change, 'rejected'));
    const change = completion();
    await (
      await outbox.add(change)
    ).settled;
    await outbox.wake();
    host.answer = answer;
    const again = completion();

    const { settled } = await outbox.retry(change.id, () => again);

    assert.equal((await settled).changeId, again.id);
    await outbox.wake();
    assert.deepEqual([state.pending, sent.at(-1)], [[], [again.id]]);
    assert.deepEqual(await waitingIn(storage), []);
  });

  it('keeps what is sent again on the device until it has a receipt', async () => {
    const { outbox, host, storage } = setupOutbox();
    await outbox.open(owner);
    host.answer = (changes) => changes.map((change) => receiptFor(change, 'rejected'));
    const change = completion();
    await (
      await outbox.add(change)
    ).settled;
    await outbox.wake();
    host.answer = away;
    const again = completion();

    await outbox.retry(change.id, () => again);

    const kept = await storage.entries<{ change: Change }>(prefix);
    assert.deepEqual(
      kept.map(([, entry]) => entry.change.id),
      [again.id],
    );
  });

  it('makes a change again that another one has overtaken, in its old place', async () => {
    const again = completion();
    const { outbox, host, sent, states } = setupOutbox({
      again: (_, reapplied) => (reapplied === 0 ? again : undefined),
    });
    await outbox.open(owner);
    const first = completion();
    host.answer = (changes) =>
      changes.map((change) => receiptFor(change, change.id === first.id ? 'conflict' : 'saved'));
    const behind = sampleChange('step.comment', { journeyId: 'j1', stepId: 's1' }, { text: 'Done' });

    const [taken] = await Promise.all([outbox.add(first), outbox.add(behind)]);

    assert.equal((await taken.settled).changeId, again.id);
    await outbox.wake();
    assert.deepEqual([states(), sent.flat().filter((id) => id === again.id).length], [[], 1]);
  });

  it('sends again under its own id what was refused without a receipt, for the host may have it', async () => {
    const { outbox, host, sent, states } = setupOutbox();
    await outbox.open(owner);
    const answer = host.answer;
    host.answer = away;
    const change = completion();
    const behind = sampleChange('step.comment', { journeyId: 'j1', stepId: 's1' }, { text: 'Done' });
    for (const each of [change, behind]) await outbox.add(each);
    await turn();
    host.answer = () => Promise.reject(new HostResponseError('no', { status: 403 }));
    await outbox.wake();
    assert.deepEqual(states(), ['refused', 'unsaved']);
    host.answer = answer;

    const taken = await outbox.retry(change.id, () => assert.fail('no new change is needed'));

    assert.equal((await taken.settled).changeId, change.id);
    await outbox.wake();
    assert.deepEqual([states(), sent.flat().at(-1)], [[], behind.id]);
  });

  it('says so when there is no such refused change', async () => {
    const { outbox } = setupOutbox();

    await assert.rejects(outbox.discard('nothing'), TypeError);
    await assert.rejects(
      outbox.retry('nothing', (change) => change),
      TypeError,
    );
  });

  for (const status of [400, 403, 404, 409, 410, 413, 422]) {
    it(`finds the one of several changes that makes the host answer ${status}`, async () => {
      const { outbox, host, state } = setupOutbox();
      await outbox.open(owner);
      host.answer = away;
      const poison = completion('s2');
      for (const change of [completion('s1'), poison, completion('s3')]) await outbox.add(change);
      await turn();
      host.answer = (changes) =>
        changes.some(({ id }) => id === poison.id)
          ? Promise.reject(new HostResponseError('no', { status }))
          : changes.map((change) => receiptFor(change));

      await outbox.wake();
      await outbox.wake();

      assert.deepEqual(
        state.pending.map(({ change, state: name }) => [change.id, name]),
        [[poison.id, 'refused']],
      );
      assert.deepEqual([state.pending[0]?.problem?.status, state.pending[0]?.problem?.title], [status, '']);
    });
  }

  it('takes the word of an adapter that refuses one change', async () => {
    const { outbox, host, states } = setupOutbox();
    await outbox.open(owner);
    const change = completion();
    const problem = { type: '', title: 'Closed', status: 422, code: 'gone' };
    host.answer = () => Promise.reject(new ChangeRejectedError(change, problem));

    const receipt = await (await outbox.add(change)).settled;

    assert.deepEqual([receipt.outcome, receipt.problem, states()], ['rejected', problem, ['refused']]);
  });

  it('takes the word of a host that explains a refusal, whatever its status', async () => {
    const { outbox, host, states } = setupOutbox();
    await outbox.open(owner);
    const problem = { type: '', title: 'Locked until Monday', status: 423, code: 'not-allowed-now' };
    host.answer = () => Promise.reject(new HostResponseError('locked', { status: 423, problem }));

    const receipt = await (await outbox.add(completion())).settled;

    assert.deepEqual([receipt.outcome, receipt.problem, states()], ['rejected', problem, ['refused']]);
  });

  for (const [what, error] of [
    ['a page instead of data', new UnexpectedPageError('page')],
    ['a status that is no word about a change: 405', new HostResponseError('no', { status: 405 })],
    ['a session that is over: 419', new HostResponseError('no', { status: 419 })],
    ['something that is locked: 423', new HostResponseError('no', { status: 423 })],
    ['a ban on the way: 451', new HostResponseError('no', { status: 451 })],
    ['a redirect', new HostResponseError('redirect', { status: 302 })],
    ['an error of the host', new HostResponseError('oops', { status: 500 })],
    ['something that is not in the contract', new ContractError('POST /changes', [])],
    ['something nobody expected', new Error('bug')],
  ] as const) {
    it(`keeps everything unsent when the host answers with ${what}`, async () => {
      const { outbox, host, states } = setupOutbox();
      await outbox.open(owner);
      host.answer = () => Promise.reject(error);

      await outbox.add(completion());
      await outbox.wake();

      assert.deepEqual(states(), ['unsaved']);
    });
  }

  it('waits for the viewer to sign in without trying by itself', async () => {
    const { outbox, host, state, sent, clock } = setupOutbox();
    await outbox.open(owner);
    const answer = host.answer;
    host.answer = () => Promise.reject(new SignInNeededError('who?'));
    const { settled } = await outbox.add(completion());
    await clock.pass(600_000);
    assert.deepEqual([state.pending[0]?.waitingFor, sent.length], ['sign-in', 1]);

    host.answer = answer;
    await outbox.wake();

    assert.equal((await settled).outcome, 'saved');
  });

  it('tries a change again that the host forgot to answer', async () => {
    const { outbox, host, sent, clock } = setupOutbox();
    await outbox.open(owner);
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

describe('What was made while an earlier change of the same thing waits for a decision', () => {
  const comment = (text: string) => sampleChange('step.comment', { journeyId: 'j1', stepId: 's1' }, { text });

  it('keeps its place behind what stands there already, and says so', async () => {
    const { outbox, host, sent, state } = setupOutbox();
    await outbox.open(owner);
    const [poison, behind, later] = [comment('1'), comment('2'), comment('3')];
    let answer = (_: readonly Receipt[]) => {};
    host.answer = () => new Promise((resolve) => (answer = resolve));
    await outbox.add(poison);
    await until('it is under way', () => sent.length === 1);
    await outbox.add(behind);
    answer([receiptFor(poison, 'rejected')]);
    await outbox.flush();
    host.answer = (changes) => changes.map((change) => receiptFor(change));

    await outbox.add(later);
    await outbox.flush();

    assert.deepEqual(sent.flat(), [poison.id]);
    assert.deepEqual(
      state.pending.map(({ waitingFor }) => waitingFor),
      [undefined, 'decision', 'decision'],
    );
    await outbox.discard(poison.id);
    await until('all is sent', () => state.pending.length === 0);
    assert.deepEqual(sent.flat(), [poison.id, behind.id, later.id]);
  });

  it('never waits for a refusal that no screen shows', async () => {
    const { outbox, host, sent, state } = setupOutbox();
    await outbox.open(owner);
    const opening = sampleChange('resource.open', { resourceId: 'r1' }, {});
    const favorite = sampleChange('resource.favorite', { resourceId: 'r1' }, { on: true });
    host.answer = (changes) =>
      changes.map((change) => receiptFor(change, change.id === opening.id ? 'rejected' : 'saved'));
    await Promise.all([outbox.add(opening), outbox.add(favorite)]);

    await until('all is sent', () => state.pending.length === 0);

    assert.ok(sent.flat().includes(favorite.id));
  });
});
