import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { switchImport } from './testing/broken-imports.js';
import { oneDevice, target } from './testing/one-device.js';
import { turn, until } from './testing/until.js';

const later = switchImport('/later.js');

/** Time in which what was begun could do harm. */
async function aWhile(): Promise<void> {
  for (let turns = 0; turns < 50; turns += 1) await turn();
}

type Device = ReturnType<typeof oneDevice>;
type Client = ReturnType<Device['visit']>;
const viewerOf = (client: Client) => client.select({ kind: 'session' }).value?.viewer.id;
const kept = async ({ storage }: Device, prefix: string) =>
  (await storage.entries(prefix)).map(([key]) => (key.includes('"ana"') ? 'ana' : 'ben'));

/** Waits until what the device keeps here belongs to these. */
async function untilKept(device: Device, prefix: string, owners: readonly string[]): Promise<void> {
  for (let turns = 0; turns < 500; turns += 1) {
    if ((await kept(device, prefix)).join() === owners.join()) return;
    await turn();
  }
  assert.deepEqual(await kept(device, prefix), owners);
}

/** A device on which Ana has typed something before, and her client there, whose part that writes cannot be fetched. */
async function draftOfAnas() {
  later.release();
  const device = oneDevice();
  const before = await device.ready(device.visit());
  await before.readDraft('box');
  await turn();
  await before.keepDraft('box', 'Of Ana');
  await untilKept(device, 'draft/', ['ana']);
  before.close();

  later.fail();
  const client = await device.ready(device.visit({ viewerKey: undefined as never }));
  return { device, client };
}

describe('A client that cannot load the part that writes', () => {
  it('takes no change and shows none, and once it is here keeps and sends the next one', async () => {
    later.fail();
    const device = oneDevice();
    const client = await device.ready(device.visit());

    await assert.rejects(client.change('step.complete', target, {}), { code: 'unreachable' });
    assert.deepEqual([client.getSnapshot().changes, await kept(device, 'outbox/')], [[], []]);

    later.release();
    const { settled } = await client.change('step.complete', target, {});
    assert.equal((await settled).outcome, 'saved');
    assert.deepEqual(device.host.sentBy, ['ana']);
    client.close();
  });

  it('still wipes what somebody typed who has gone meanwhile', async () => {
    const { device, client } = await draftOfAnas();
    device.host.viewerId = 'ben';
    await client.refresh('session');
    await until('Ben is known', () => viewerOf(client) === 'ben');
    await aWhile();
    later.release();
    client.resume();

    await untilKept(device, 'draft/', []);
    client.close();
  });

  it('wipes what was typed when the next person comes, if signing out could not', async () => {
    const { device, client } = await draftOfAnas();
    await assert.rejects(client.signOut(), { code: 'unreachable' });
    later.release();
    device.host.viewerId = 'ben';
    client.resume();

    await until('Ben is known', () => viewerOf(client) === 'ben');
    await untilKept(device, 'draft/', []);
    client.close();
  });
});

describe('What somebody does while the part that writes is on its way', () => {
  for (const [who, clickedBefore] of [
    ['the viewer', false],
    ['somebody who is not known yet', true],
  ] as const) {
    it(`is not given to the next person when that was ${who}`, async () => {
      later.hold();
      const device = oneDevice({});
      const { host } = device;
      let isKnown = () => {};
      if (clickedBefore) host.hold = new Promise((resolve) => (isKnown = resolve));
      const client = device.visit({ viewerKey: undefined as never });
      const click = () => [
        client.change('step.comment', target, { text: 'Of Ana' }),
        client.keepDraft('box', 'Of Ana'),
      ];
      const early = clickedBefore ? click() : [];
      isKnown();
      await device.ready(client);
      const done = Promise.allSettled([...early, ...(clickedBefore ? [] : click())]);

      host.viewerId = 'ben';
      await client.refresh('session');
      await until('Ben is known', () => viewerOf(client) === 'ben');
      later.release();
      const [change] = await done;
      await aWhile();
      await device.clock.pass(60_000);

      assert.equal(change?.status, 'rejected');
      assert.deepEqual([client.getSnapshot().changes, host.sentBy], [[], []]);
      assert.deepEqual([await kept(device, 'outbox/'), await kept(device, 'draft/')], [[], []]);
      client.close();
    });
  }
});
