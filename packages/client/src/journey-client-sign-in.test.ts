import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { HostUnreachableError } from './errors/host-unreachable-error.js';
import { SignInNeededError } from './errors/sign-in-needed-error.js';
import { journey, oneDevice, target } from './testing/one-device.js';
import { turn, until } from './testing/until.js';

/** A few turns of the event loop in which nothing may happen. */
async function someTurns(): Promise<void> {
  for (let turns = 0; turns < 20; turns += 1) await turn();
}

describe('A viewer whose sign-in has run out', () => {
  it('is told once, keeps what was changed, and goes on where they were', async () => {
    const { host, visit, ready } = oneDevice();
    const client = await ready(visit());
    const facts: string[] = [];
    client.onFact(({ type }) => facts.push(type));
    host.error = new SignInNeededError('who?');
    const { settled } = await client.change('step.complete', target, {});
    await until('it is known', () => client.getSnapshot().signInNeeded);
    await client.change('step.comment', target, { text: 'and this' });
    await someTurns();
    assert.deepEqual(
      client.getSnapshot().changes.map(({ waitingFor }) => waitingFor),
      ['sign-in', 'sign-in'],
    );
    assert.equal(facts.filter((type) => type === 'sign-in-needed').length, 1);

    host.error = undefined;
    client.resume();

    assert.equal((await settled).outcome, 'saved');
    await until('all is sent', () => host.sentBy.length === 2);
    assert.equal(client.getSnapshot().signInNeeded, false);
    client.close();
  });
});

describe('A viewer who has signed in elsewhere', () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const scope = new EventTarget();
  before(() =>
    Object.assign(globalThis, { document: page, addEventListener: scope.addEventListener.bind(scope) }),
  );
  after(() => {
    Reflect.deleteProperty(globalThis, 'document');
    Reflect.deleteProperty(globalThis, 'addEventListener');
  });

  for (const [when, tell] of [
    ['the page is seen again', () => page.dispatchEvent(new Event('visibilitychange'))],
    ['the network is back', () => scope.dispatchEvent(new Event('online'))],
  ] as const) {
    it(`goes on by itself when ${when}`, async () => {
      const { host, visit, ready } = oneDevice();
      const client = await ready(visit());
      host.error = new SignInNeededError('who?');
      const { settled } = await client.change('step.complete', target, {});
      await until('it is known', () => client.getSnapshot().signInNeeded);
      host.error = undefined;
      await someTurns();
      assert.equal(client.getSnapshot().signInNeeded, true, 'nothing is asked before');

      tell();

      assert.equal((await settled).outcome, 'saved');
      assert.equal(client.getSnapshot().signInNeeded, false);
      client.close();
    });
  }
});

describe('Signing out', () => {
  it('shows and asks nothing any more, until the page says that somebody is back', async () => {
    const { host, visit, ready, clock, cached } = oneDevice();
    const client = await ready(visit());
    await turn();

    await client.signOut();
    host.reads.length = 0;
    await clock.pass(600_000);

    assert.deepEqual([client.select(journey).value, host.reads, await cached()], [undefined, [], 0]);
    client.resume();
    await until('the journey is there again', () => client.select(journey).status === 'ready');
    client.close();
  });

  it('happens in every tab', async () => {
    const { visit, ready } = oneDevice();
    const [one, two] = [await ready(visit()), await ready(visit())];
    await someTurns();

    await one.signOut();

    await until('the other one knows', () => two.getSnapshot().signInNeeded);
    assert.equal(two.select(journey).value, undefined);
    one.close();
    two.close();
  });

  it('keeps what is not sent, locked to its owner', async () => {
    const { host, visit, ready, storage } = oneDevice();
    const client = await ready(visit());
    host.error = new HostUnreachableError('away');
    await client.change('step.complete', target, {});

    await client.signOut();

    assert.deepEqual(client.getSnapshot().changes, []);
    assert.equal((await storage.entries('outbox/')).length, 1);
    client.close();
  });

  it('discards what is not sent when that is wanted', async () => {
    const { host, visit, ready, storage } = oneDevice();
    const client = await ready(visit());
    host.error = new HostUnreachableError('away');
    await client.change('step.complete', target, {});

    await client.signOut({ unsent: 'discard' });

    assert.deepEqual(await storage.entries('outbox/'), []);
    client.close();
  });
});

describe('What the host has answered', { timeout: 10_000 }, () => {
  async function settleAChange() {
    const device = oneDevice();
    const client = await device.ready(device.visit());
    const { settled } = await client.change('step.comment', target, { text: 'a secret of Ana' });
    await settled;
    const kept = async () => JSON.stringify(await device.storage.entries(''));
    while (!(await kept()).includes('"receipt"')) await turn();
    return { ...device, client, kept };
  }

  it('does not stay on the device when the viewer has signed out', async () => {
    const { client, storage, kept } = await settleAChange();

    await client.signOut();

    assert.doesNotMatch(await kept(), /"receipt"|secret/);
    assert.equal((await storage.entries('settled/')).length, 1, 'that it is settled is still known');
    client.close();
  });

  it('does not stay there when somebody else is looking', async () => {
    const { client, host, kept } = await settleAChange();
    await client.keepDraft('feedback', 'half a sentence');

    host.viewerId = 'ben';
    await client.refresh();

    while (/"receipt"|half a sentence/.test(await kept())) await turn();
    assert.equal(client.select(journey).status, 'ready');
    client.close();
  });
});

describe('Drafts of a viewer', () => {
  it('are there on the next visit, and gone when the viewer has signed out', async () => {
    const { visit, ready, storage } = oneDevice();
    const first = await ready(visit());
    await first.keepDraft('feedback', 'Half a sen');
    first.close();

    const second = await ready(visit());
    assert.equal(await second.readDraft('feedback'), 'Half a sen');
    await second.signOut();

    assert.equal(await second.readDraft('feedback'), undefined);
    assert.deepEqual(await storage.entries('draft/'), []);
    second.close();
  });

  it('are never those of somebody else', async () => {
    const { host, visit, ready } = oneDevice();
    const ana = await ready(visit());
    await ana.keepDraft('feedback', 'of Ana');
    ana.close();
    host.viewerId = 'ben';

    const ben = await ready(visit({ viewerKey: 'key-of-ben' }));

    assert.equal(await ben.readDraft('feedback'), undefined);
    ben.close();
  });
});
