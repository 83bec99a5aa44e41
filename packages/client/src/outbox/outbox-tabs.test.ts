import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostResponseError } from '../errors/host-response-error.js';
import { UnexpectedPageError } from '../errors/unexpected-page-error.js';
import { completion, receiptFor, sampleChange } from '../testing/samples.js';
import { away, durableStorage, owner, prefix, setupOutbox, waitingIn } from '../testing/setup-outbox.js';
import { FakeClock } from '../testing/fake-clock.js';
import { turn } from '../testing/until.js';
import { mostEntries } from './outbox.js';

const day = 24 * 3_600_000;

/** Two tabs of one browser: one storage, and each hears what the other tells. */
async function twoTabs() {
  const shared = { storage: durableStorage(), clock: new FakeClock() };
  const [one, two] = [setupOutbox(shared), setupOutbox(shared)];
  await one.outbox.open(owner);
  await two.outbox.open(owner);
  return { one, two, ...shared };
}

describe('Outboxes of two tabs', () => {
  it('show what the other one has taken, and send it when that cannot', async () => {
    const { one, two } = await twoTabs();
    one.host.answer = away;
    const change = completion();
    const { settled } = await one.outbox.add(change);
    await turn();

    await two.outbox.hear({ type: 'changed' });

    assert.deepEqual(two.sent, [[change.id]]);
    await one.outbox.hear({ type: 'changed' });
    assert.deepEqual([one.state.pending, (await settled).outcome], [[], 'saved']);
    assert.deepEqual(
      one.gone.map(([id, receipt]) => [id, receipt?.outcome]),
      [[change.id, 'saved']],
    );
  });

  it('never send what the other one has settled, also when nothing was heard of it', async () => {
    const { one, two } = await twoTabs();
    one.host.answer = away;
    await one.outbox.add(completion());
    await turn();
    await two.outbox.hear({ type: 'changed' });
    const before = one.sent.length;

    await one.outbox.wake();

    assert.deepEqual([one.sent.length, one.state.pending], [before, []]);
  });

  it('send nothing before what the other one had kept earlier, also when it came after the last look', async () => {
    const shared = { storage: durableStorage(), clock: new FakeClock() };
    let [isHolding, release] = [true, () => {}];
    const isReleased = new Promise<void>((resolve) => (release = resolve));
    const one = setupOutbox({
      ...shared,
      renew: async () => {
        if (isHolding) await isReleased;
      },
    });
    const two = setupOutbox(shared);
    two.host.answer = away;
    await one.outbox.open(owner);
    await two.outbox.open(owner);
    const say = (text: string) => sampleChange('step.comment', { journeyId: 'j1', stepId: 's1' }, { text });
    await one.outbox.add(completion('s2'));
    await turn();

    const earlier = say('earlier');
    await two.outbox.add(earlier);
    await shared.clock.pass(5);
    const later = say('later');
    await one.outbox.add(later);
    isHolding = false;
    release();
    await one.outbox.flush();

    const order = one.sent.flat();
    assert.deepEqual(order.slice(1), [earlier.id, later.id]);
  });

  it('learn of a refusal, and that it was put away', async () => {
    const { one, two } = await twoTabs();
    one.host.answer = (changes) => changes.map((change) => receiptFor(change, 'rejected'));
    const change = completion();
    await (
      await one.outbox.add(change)
    ).settled;
    await one.outbox.flush();

    await two.outbox.hear({ type: 'changed' });
    assert.deepEqual(two.states(), ['refused']);
    await one.outbox.discard(change.id);
    await two.outbox.hear({ type: 'changed' });

    assert.deepEqual([two.states(), two.sent], [[], []]);
  });

  it('leave nothing behind of what one wrote down late as begun, after the other one had settled it', async () => {
    const shared = { storage: durableStorage(), clock: new FakeClock() };
    const frozen = { ...shared.storage };
    const [one, two] = [setupOutbox({ ...shared, storage: frozen }), setupOutbox(shared)];
    for (const { outbox } of [one, two]) await outbox.open(owner);
    one.host.answer = away;
    const change = completion();
    await one.outbox.add(change);
    await turn();
    let thaw = () => {};
    const thawed = new Promise<void>((resolve) => (thaw = resolve));
    frozen.write = (records) => thawed.then(() => shared.storage.write(records));
    const late = one.outbox.wake();
    await turn();
    await two.outbox.hear({ type: 'changed' });
    assert.deepEqual(await waitingIn(shared.storage), []);
    one.outbox.close(new Error('It has died.'));
    thaw();
    await late;
    assert.equal((await waitingIn(shared.storage)).length, 1);

    await two.outbox.hear({ type: 'changed' });
    assert.deepEqual(await waitingIn(shared.storage), []);
    assert.deepEqual(two.sent, [[change.id]]);
  });

  it('leave the host alone for as long as the other one knows that it rests', async () => {
    const { two, clock } = await twoTabs();
    await two.outbox.hear({ type: 'resting', until: clock.now() + 30_000, isAsked: true });

    await two.outbox.add(completion());
    await two.outbox.wake();
    await clock.pass(29_000);
    assert.equal(two.sent.length, 0);

    await clock.pass(2_000);
    assert.equal(two.sent.length, 1);
  });
  it('leave the host alone for as long as it asked, also when they are opened only meanwhile', async () => {
    const { one, storage, clock } = await twoTabs();
    one.host.answer = () =>
      Promise.reject(new HostResponseError('busy', { status: 503, retryAfterMs: 60_000 }));
    await one.outbox.add(completion());
    await turn();
    one.outbox.close(new Error('closed'));

    const later = setupOutbox({ storage, clock });
    await later.outbox.open(owner);
    await later.outbox.wake();
    await clock.pass(59_000);
    assert.deepEqual([later.sent.length, later.state.pending[0]?.waitingFor], [0, 'connection']);

    await clock.pass(30_000);
    assert.equal(later.sent.length, 1);
    assert.deepEqual(await waitingIn(storage), [`resting/${owner}`]);
    await setupOutbox({ storage, clock }).outbox.open(owner);
    assert.deepEqual(await waitingIn(storage), []);
  });

  it('take nothing for such a rest that is none', async () => {
    for (const rest of [null, 'soon', {}, NaN, Infinity, 0]) {
      const storage = durableStorage();
      await storage.write([[`resting/${owner}`, rest]]);
      const { outbox, sent } = setupOutbox({ storage });
      await outbox.open(owner);
      await outbox.add(completion());
      await outbox.flush();
      assert.equal(sent.length, 1, JSON.stringify(rest));
    }
  });
});

describe('Outbox', () => {
  it('stores again what the browser threw away in the middle of a visit', async () => {
    const { outbox, host, storage, states } = setupOutbox();
    await outbox.open(owner);
    host.answer = away;
    await outbox.add(completion());
    await turn();
    const [[key] = []] = await storage.entries(prefix);
    await storage.write([[key!, undefined]]);

    await outbox.wake();

    assert.deepEqual([states(), (await storage.entries(prefix)).length], [['unsaved'], 1]);
  });

  it('does not take silence of a broken device for news', async () => {
    const { outbox, host, storage, states, gone } = setupOutbox();
    await outbox.open(owner);
    host.answer = away;
    await outbox.add(completion());
    await turn();
    storage.entries = () => Promise.reject(new Error('broken'));

    await outbox.wake();

    assert.deepEqual([states(), gone], [['unsaved'], []]);
  });

  it('sends only the last of what says wholly how something is', async () => {
    const { outbox, host, sent, storage } = setupOutbox();
    await outbox.open(owner);
    const answer = host.answer;
    host.answer = away;
    await outbox.add(completion());
    await turn();
    const favorite = (on: boolean) => sampleChange('resource.favorite', { resourceId: 'r1' }, { on });
    const toggles = [favorite(true), favorite(false), favorite(true)];
    const taken = [];
    for (const change of toggles) taken.push(await outbox.add(change));
    assert.equal((await storage.entries(prefix)).length, 2);

    host.answer = answer;
    await outbox.wake();

    assert.equal(sent.at(-1)?.at(-1), toggles[2]!.id);
    assert.equal(sent.flat().filter((id) => id === toggles[0]!.id).length, 0);
    for (const { settled } of taken) assert.equal((await settled).changeId, toggles[2]!.id);
  });

  it('keeps apart answers of two people who use one device for the same survey', async () => {
    const { outbox, host, state } = setupOutbox();
    await outbox.open(owner);
    host.answer = away;
    const save = (responseId: string) =>
      sampleChange('response.save', { surveyId: 'v1' }, { responseId, answers: { q: '1' }, done: false });

    await outbox.add(save('11111111-1111-4111-8111-111111111111'));
    await outbox.add(save('22222222-2222-4222-8222-222222222222'));

    assert.equal(state.pending.length, 2);
  });

  for (const [what, error] of [
    ['the host fails on one of them', new HostResponseError('oops', { status: 500 })],
    ['a filter on the way answers one of them with a page', new UnexpectedPageError('Blocked by a filter.')],
    ['one of them is answered with a status nobody explains', new HostResponseError('?', { status: 423 })],
  ] as const) {
    it(`lets the others go on when ${what}`, async () => {
      const { outbox, host, sent, states, clock } = setupOutbox();
      await outbox.open(owner);
      host.answer = away;
      const poison = completion('s1');
      for (const change of [poison, completion('s2'), completion('s3')]) await outbox.add(change);
      await turn();
      host.answer = (changes) =>
        changes.some(({ id }) => id === poison.id)
          ? Promise.reject(error)
          : changes.map((change) => receiptFor(change));

      await outbox.wake();
      assert.deepEqual(states(), ['unsaved']);

      const before = sent.length;
      await clock.pass(600_000);
      assert.ok(sent.length > before, 'it is tried again');
      assert.ok(sent.length < before + 60, `${sent.length - before} attempts in ten minutes`);
    });
  }

  it('asks a host less and less often that is silent about one of them', async () => {
    const { outbox, host, sent, states, clock } = setupOutbox();
    await outbox.open(owner);
    const unanswered = completion('s1');
    host.answer = (changes) =>
      changes.filter(({ id }) => id !== unanswered.id).map((change) => receiptFor(change));
    for (const change of [unanswered, completion('s2')]) await outbox.add(change);

    await clock.pass(600_000);

    assert.deepEqual(states(), ['unsaved']);
    assert.ok(sent.length > 5, `${sent.length} attempts in ten minutes`);
    assert.ok(sent.length < 60, `${sent.length} attempts in ten minutes`);
  });

  it('leaves to the person what waited for a month', async () => {
    const { outbox, state, sent, clock } = setupOutbox();
    await outbox.add(completion());
    await clock.pass(31 * day);

    await outbox.open(owner);
    await outbox.wake();

    assert.deepEqual([state.pending[0]?.state, state.pending[0]?.problem?.code], ['refused', 'expired']);
    assert.deepEqual(sent, []);
  });

  it('forgets what became of a change after a month, also in a visit that lasts', async () => {
    const { outbox, storage, clock } = setupOutbox();
    await outbox.open(owner);
    const settle = async () => (await outbox.add(completion())).settled;
    await settle();
    await clock.pass(32 * day);

    const { changeId } = await settle();
    await outbox.flush();
    await turn();

    const known = await storage.entries('settled/');
    assert.deepEqual(
      known.map(([key]) => key),
      [`settled/${owner}/${changeId}`],
    );
  });

  it('says that a change may be saved which was sent a month ago, and sends it again by its own id', async () => {
    const { outbox, host, state, sent, clock } = setupOutbox();
    await outbox.open(owner);
    const { answer } = host;
    host.answer = away;
    const change = completion();
    await outbox.add(change);
    await turn();
    outbox.sleep();
    const before = sent.length;
    await clock.pass(31 * day);
    host.answer = answer;
    await outbox.wake();
    assert.deepEqual([state.pending[0]?.problem?.code, sent.length], ['outcome-unknown', before]);

    const { settled } = await outbox.retry(change.id, () => assert.fail('the host may have it'));

    assert.equal((await settled).changeId, change.id);
    await outbox.flush();
    assert.deepEqual([state.pending, sent.slice(before)], [[], [[change.id]]]);
  });

  for (const months of [-6, 6]) {
    it(`sends what was just made on a device whose clock is ${-months} months ahead of the host`, async () => {
      const hostAheadMs = months * 30 * 24 * 3_600_000;
      const { outbox, clock } = setupOutbox({ hostAheadMs });
      await outbox.open(owner);
      // made before and after the host has told its time
      const moments = [clock.now(), clock.now() + hostAheadMs];

      for (const [index, moment] of moments.entries()) {
        const change = { ...completion(`s${index}`), createdAt: new Date(moment).toISOString() };
        assert.equal((await (await outbox.add(change)).settled).outcome, 'saved');
      }
    });
  }

  it('does not send twice what would add up when the host has forgotten its id', async () => {
    const { outbox, host, state, sent, clock } = setupOutbox({ rememberedMs: day });
    await outbox.open(owner);
    host.answer = away;
    await outbox.add(sampleChange('step.comment', { journeyId: 'j1', stepId: 's1' }, { text: 'Hi' }));
    await outbox.add(completion('s2'));
    await turn();
    outbox.sleep();
    const before = sent.length;
    await clock.pass(2 * day);
    host.answer = (changes) => changes.map((change) => receiptFor(change));

    await outbox.wake();

    assert.deepEqual(
      state.pending.map(({ change, problem }) => [change.kind, problem?.code]),
      [['step.comment', 'outcome-unknown']],
    );
    assert.deepEqual(
      sent.slice(before).map((ids) => ids.length),
      [1],
    );
  });

  it('sends unasked what the person sent again only as long as the host knows its id', async () => {
    const { outbox, host, state, sent, clock } = setupOutbox({ rememberedMs: 2 * day });
    await outbox.open(owner);
    const comment = sampleChange('step.comment', { journeyId: 'j1', stepId: 's1' }, { text: 'Hi' });
    const again = () => outbox.retry(comment.id, () => assert.fail('the host may have it'));
    const wakeAfter = async (ms: number) => {
      await turn();
      outbox.sleep();
      await clock.pass(ms);
      await outbox.wake();
      return state.pending[0]?.problem?.code;
    };
    host.answer = away;
    await outbox.add(comment);
    host.answer = () => Promise.reject(new HostResponseError('no', { status: 403 }));
    await wakeAfter(day);
    host.answer = away;
    await again();
    assert.equal(await wakeAfter(day + 1), 'outcome-unknown', 'counted from the first time');

    await again();
    assert.equal(await wakeAfter(day), undefined, 'the person knew');
    assert.equal(await wakeAfter(day + 1), 'outcome-unknown', 'counted from then on');
    assert.deepEqual([...new Set(sent.flat())], [comment.id]);
  });

  it('takes no more than it can hold, and says so', async () => {
    const { outbox, state } = setupOutbox();
    const favorite = (on: boolean) => sampleChange('resource.favorite', { resourceId: 'r1' }, { on });
    await outbox.add(favorite(true));
    for (let index = 1; index < mostEntries; index += 1) await outbox.add(completion(`s${index}`));

    await assert.rejects(outbox.add(completion('more')), {
      name: 'OutboxFullError',
      code: 'outbox-full',
      message: /2000 changes .* wait already, so step\.complete was not taken/,
    });
    assert.equal(state.pending.length, mostEntries);

    // what makes another one needless takes no more room
    await outbox.add(favorite(false));
    assert.equal(state.pending.length, mostEntries);
  });
});
