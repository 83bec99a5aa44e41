import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { oneDevice, target } from './testing/one-device.js';
import { turn, until } from './testing/until.js';

type Device = ReturnType<typeof oneDevice>;
type Client = ReturnType<Device['visit']>;

/** A tab that the host has told that Ana is looking. */
async function anasTab(options: Parameters<typeof oneDevice>[0] = {}) {
  const device = oneDevice(options);
  const ana = await device.ready(device.visit({ viewerKey: undefined as never }));
  // it hears other tabs from then on
  await ana.readDraft('any');
  await device.clock.pass(1);
  return { ...device, ana };
}

const viewerOf = (client: Client) => client.select({ kind: 'session' }).value?.viewer.id;
const left = async ({ storage }: Device) => (await storage.entries('outbox/')).length;

describe('A tab whose cookie belongs to somebody else by now', () => {
  it('asks who is looking before it sends, when the host has not said so for a while', async () => {
    const device = await anasTab();
    const { host, ana, clock } = device;
    await clock.pass(11_000);
    host.viewerId = 'ben';

    await ana.change('step.comment', target, { text: 'Of Ana' });
    await until('Ben is known', () => viewerOf(ana) === 'ben');
    await clock.pass(60_000);

    assert.deepEqual([host.sentBy, ana.getSnapshot().changes, await left(device)], [[], [], 1]);
    ana.close();
  });

  it('does not ask again for each change', async () => {
    const { host, ana, clock } = await anasTab();
    await clock.pass(11_000);
    host.reads.length = 0;

    await (
      await ana.change('step.complete', target, {})
    ).settled;
    await (
      await ana.change('step.reopen', target, {})
    ).settled;

    assert.equal(host.reads.filter((kind) => kind === 'session').length, 1);
    ana.close();
  });

  it('hears at once from a tab that was told', async () => {
    const { host, ana, visit, ready } = await anasTab();
    host.viewerId = 'ben';

    const ben = await ready(visit({ viewerKey: undefined as never }));
    await until('the other one knows', () => viewerOf(ana) === 'ben');

    ana.close();
    ben.close();
  });

  it('asks who is looking when the page is seen again, however fresh the answer is', async () => {
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    Object.assign(globalThis, { document: page });
    const { host, ana } = await anasTab();
    host.viewerId = 'ben';

    page.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(globalThis, 'document');

    await until('Ben is known', () => viewerOf(ana) === 'ben');
    ana.close();
  });

  it('asks once more, and not for ever, when it has a sign-in of its own', async () => {
    const { host, ana, visit, ready, clock, adapterOf } = await anasTab();
    const adapter = adapterOf(() => 'ben');
    const ben = await ready(visit({ viewerKey: undefined as never, adapter }));
    await ben.readDraft('any');
    const asked = () => host.reads.filter((kind) => kind === 'session').length;
    await until('the one has asked once more', () => asked() === 3);

    await clock.pass(1_000);

    assert.deepEqual([asked(), viewerOf(ana), viewerOf(ben)], [3, 'ana', 'ben']);
    ana.close();
    ben.close();
  });

  it('takes the word of a host that compares: nothing is lost, shown or sent', async () => {
    const device = await anasTab({ compares: true });
    const { host, ana, visit, ready, clock } = device;
    host.viewerId = 'ben';

    await ana.change('step.comment', target, { text: 'Of Ana' });
    await until('Ben is known', () => viewerOf(ana) === 'ben');
    await clock.pass(120_000);

    assert.deepEqual([host.sentBy, ana.getSnapshot().changes, await left(device)], [[], [], 1]);
    ana.close();
    host.viewerId = 'ana';
    const again = await ready(visit({ viewerKey: undefined as never }));
    await until('it was sent', () => host.sentBy.length === 1);
    assert.deepEqual(host.sentBy, ['ana']);
    again.close();
  });

  it('asks a host that compares no more than before', async () => {
    const { host, ana, clock } = await anasTab({ compares: true });
    await clock.pass(11_000);
    host.reads.length = 0;

    await (
      await ana.change('step.complete', target, {})
    ).settled;

    assert.ok(!host.reads.includes('session'));
    ana.close();
  });

  it('tries again later when the host cannot make up its mind', async () => {
    const { host, ana, clock } = await anasTab({ compares: true });
    host.sendsAs = 'ben';

    await ana.change('step.comment', target, { text: 'Of Ana' });
    for (let turns = 0; turns < 20; turns += 1) await turn();
    assert.equal(ana.getSnapshot().changes[0]?.state, 'unsaved');
    host.sendsAs = undefined;
    await clock.pass(120_000);

    await until('it was sent', () => host.sentBy.length === 1);
    ana.close();
  });
});

describe('What somebody looks at while another person signs in', () => {
  it('is asked for again at once, of every kind', async () => {
    const { host, ana } = await anasTab();
    const kinds = ['surveys', 'updates', 'resources'] as const;
    for (const kind of kinds) ana.observe({ kind });
    const areThere = () => kinds.every((kind) => ana.select({ kind }).status === 'ready');
    await until('all is there', areThere);
    host.viewerId = 'ben';

    await ana.refresh('session');
    await until('Ben is known', () => viewerOf(ana) === 'ben');

    await until('all is there again', areThere);
    ana.close();
  });
});
