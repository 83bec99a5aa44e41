import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change } from '@partner-journey/contract';
import { HostResponseError } from '../errors/host-response-error.js';
import { UnexpectedPageError } from '../errors/unexpected-page-error.js';
import { FakeClock } from '../testing/fake-clock.js';
import { completion, receiptFor } from '../testing/samples.js';
import { durableStorage, owner, setupOutbox } from '../testing/setup-outbox.js';
import { turn } from '../testing/until.js';

const signInPage = () => Promise.reject(new UnexpectedPageError('a page of the network'));
const saved = (changes: readonly Change[]) => changes.map((change) => receiptFor(change));

/** Two tabs in a network that answers every change with a page of its own. */
async function twoTabs() {
  const shared = { storage: durableStorage(), clock: new FakeClock() };
  const [one, two] = [setupOutbox(shared), setupOutbox(shared)];
  for (const { outbox, host } of [one, two]) {
    host.answer = signInPage;
    await outbox.open(owner);
  }
  const tellAll = async () => {
    await Promise.all(one.news.splice(0).map((news) => two.outbox.hear(news)));
    await turn();
  };
  return { one, two, tellAll, ...shared };
}

describe('A change that a network answers instead of the host', () => {
  for (const [what, error] of [
    ['a web page', new UnexpectedPageError('a page of the network')],
    ['a redirect', new HostResponseError('redirect', { status: 0 })],
  ] as const) {
    it(`says that it waits for the network while that answers with ${what}`, async () => {
      const { outbox, host, state, clock } = setupOutbox();
      await outbox.open(owner);
      host.answer = () => Promise.reject(error);
      const { settled } = await outbox.add(completion());
      await turn();
      assert.deepEqual(
        state.pending.map(({ state: name, waitingFor }) => [name, waitingFor]),
        [['unsaved', 'network']],
      );

      host.answer = saved;
      await clock.pass(61_000);

      assert.equal((await settled).outcome, 'saved');
    });
  }

  it('does not speak for those that get through', async () => {
    const { outbox, host, state } = setupOutbox();
    await outbox.open(owner);
    const disliked = completion('s1');
    host.answer = (changes) => (changes.some(({ id }) => id === disliked.id) ? signInPage() : saved(changes));
    await outbox.add(disliked);
    await turn();

    await (
      await outbox.add(completion('s2'))
    ).settled;
    host.answer = () => new Promise(() => {});
    await outbox.add(completion('s3'));
    await turn();

    assert.deepEqual(
      state.pending.map(({ waitingFor }) => waitingFor),
      ['network', undefined],
    );
  });

  it('says so in the other tabs, too, and none of them asks at once what the first has asked', async () => {
    const { one, two, tellAll } = await twoTabs();
    await one.outbox.add(completion());
    await turn();

    await tellAll();

    assert.deepEqual(
      two.state.pending.map(({ waitingFor }) => waitingFor),
      ['network'],
    );
    assert.deepEqual([one.sent.length, two.sent.length], [1, 0]);
  });

  it('says so for all when the network answers whatever is sent, until the host does', async () => {
    const { one, two, tellAll, clock } = await twoTabs();
    for (const stepId of ['s1', 's2', 's3', 's4']) await one.outbox.add(completion(stepId));
    await turn();
    await tellAll();
    for (const { state } of [one, two])
      assert.deepEqual(
        state.pending.map(({ waitingFor }) => waitingFor),
        Array.from({ length: 4 }, () => 'network'),
      );

    one.host.answer = two.host.answer = saved;
    await clock.pass(120_000);
    await tellAll();
    two.host.answer = () => new Promise(() => {});
    await two.outbox.add(completion('s5'));
    await turn();

    assert.deepEqual(
      two.state.pending.map(({ waitingFor }) => waitingFor),
      [undefined],
    );
  });
});
