import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { JourneyClient, TakenChange } from './client.js';
import { HostResponseError } from './errors/host-response-error.js';
import { HostUnreachableError } from './errors/host-unreachable-error.js';
import { StorageError } from './errors/storage-error.js';
import type { KeyValueStorage } from './storage/key-value-storage.js';
import { memoryStorage } from './storage/memory-storage.js';
import { oneDevice, target } from './testing/one-device.js';
import { turn, until } from './testing/until.js';

/** Where the browser asks before a page is left. */
let scope = new EventTarget();
beforeEach(() => {
  scope = new EventTarget();
  Object.assign(globalThis, {
    addEventListener: (...args: Parameters<EventTarget['addEventListener']>) =>
      scope.addEventListener(...args),
    removeEventListener: (...args: Parameters<EventTarget['removeEventListener']>) =>
      scope.removeEventListener(...args),
  });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'addEventListener');
  Reflect.deleteProperty(globalThis, 'removeEventListener');
});

/** Whether the browser would ask before this page is left. */
const asks = () => !scope.dispatchEvent(new Event('beforeunload', { cancelable: true }));

/** A page on a device that keeps nothing. */
function aPage(storage: 'session' | KeyValueStorage = 'session') {
  const device = oneDevice();
  return { ...device, visit: () => device.visit({ viewerKey: undefined as never, storage }) };
}

/** The same with a change that the host, who is away, has not got. */
async function anUnsentChange(storage?: 'session' | KeyValueStorage) {
  const { visit, ...device } = aPage(storage);
  const client = await device.ready(visit());
  device.host.error = new HostUnreachableError('away');
  const { id, settled } = await client.change('step.comment', target, { text: 'only here' });
  await device.clock.pass(1);
  return { ...device, visit, client, id, settled };
}

/** A device that keeps nothing for long, and is slow to take it. */
function slowDevice() {
  const memory = memoryStorage();
  const device = { hasChange: false, release: () => {} };
  const isReleased = new Promise<void>((resolve) => (device.release = resolve));
  const storage: KeyValueStorage = {
    ...memory,
    write(records) {
      device.hasChange ||= records.some(([key]) => key.startsWith('outbox/'));
      return isReleased.then(() => memory.write(records));
    },
  };
  return Object.assign(device, { storage });
}

/** A device that takes nothing at all. */
function blockedDevice(): KeyValueStorage {
  const blocked = () => Promise.reject(new StorageError('blocked'));
  return { durable: true, get: blocked, entries: blocked, write: blocked, update: blocked };
}

describe('What is unsent where the device keeps nothing', () => {
  it('is still sent when the client is closed, and the browser asks until then', async () => {
    const { host, client, clock, settled } = await anUnsentChange();

    client.close();
    await clock.pass(30_000);
    assert.ok(asks());
    host.error = undefined;
    await clock.pass(120_000);

    assert.equal((await settled).outcome, 'saved');
    assert.deepEqual([host.sentBy, asks()], [['ana'], false]);
    await turn();
    assert.equal(clock.timers, 0);
  });

  it('is sent when it was still being taken up as the client was closed', async () => {
    const device = slowDevice();
    const { host, clock, visit, ready } = aPage(device.storage);
    const client = await ready(visit());
    const taken = client.change('step.comment', target, { text: 'only here' });
    await until('it is being taken up', () => device.hasChange);

    client.close();
    await turn();
    device.release();

    assert.equal((await (await taken).settled).outcome, 'saved');
    assert.deepEqual(host.sentBy, ['ana']);
    await until('the client has ended', () => clock.timers === 0);
    assert.equal(asks(), false);
  });

  it('makes the browser ask from the click on, until the device has confirmed that it is kept', async () => {
    const device = slowDevice();
    const storage = { ...device.storage, durable: true };
    const { host, clock, visit, ready } = aPage(storage);
    const client = await ready(visit());
    host.error = new HostUnreachableError('away');
    const taken = client.change('step.comment', target, { text: 'only here' });
    await until('it is being taken up', () => device.hasChange);
    assert.ok(asks());
    await clock.pass(400);
    assert.deepEqual(
      client.getSnapshot().changes.map(({ state, durable }) => [state, durable]),
      [['unsaved', false]],
    );

    device.release();
    await taken;

    assert.equal(asks(), false);
  });

  it('asks for nothing else meanwhile', async () => {
    const { host, client, clock } = await anUnsentChange();
    host.reads.length = 0;

    client.close();
    host.error = undefined;
    await clock.pass(600_000);

    assert.deepEqual(
      host.reads.filter((kind) => kind !== 'session'),
      [],
    );
  });

  for (const [where, storage] of [
    ['on a shared computer', 'session'],
    ['on a device that fails', blockedDevice()],
  ] as const) {
    it(`is taken over by the next client of the same viewer ${where}, and sent once`, async () => {
      const { host, client, clock, visit, ready, id } = await anUnsentChange(storage);
      client.close();
      host.error = undefined;

      const next = await ready(visit());
      await until(
        'it is shown or sent',
        () => host.sentBy.length === 1 || next.getSnapshot().changes[0]?.change.id === id,
      );
      await clock.pass(120_000);
      await until('it waits no more', () => next.getSnapshot().changes.length === 0);

      assert.deepEqual([host.sentBy, asks()], [['ana'], false]);
      next.close();
      await turn();
      assert.equal(clock.timers, 0);
    });
  }

  it('is not sent for ever when the host does not come back, and stays for the next client', async () => {
    const { host, client, clock, visit, ready } = await anUnsentChange();
    client.close();
    await clock.pass(61 * 60_000);
    assert.deepEqual([clock.timers, asks()], [0, true]);
    host.error = undefined;

    const next = await ready(visit());
    await until('it is sent', () => host.sentBy.length === 1);
    await until('nothing would be lost', () => !asks());
    next.close();
  });

  it('is not sent as somebody else, and goes out when its owner is back', async () => {
    const { host, client, clock, visit, ready } = await anUnsentChange();
    client.close();
    await clock.pass(11_000);
    host.viewerId = 'ben';
    host.error = undefined;

    await clock.pass(600_000);

    assert.deepEqual([host.sentBy, clock.timers, asks()], [[], 0, true]);
    host.viewerId = 'ana';
    const again = await ready(visit());
    await until('nothing would be lost', () => !asks());
    assert.deepEqual(host.sentBy, ['ana']);
    again.close();
  });
});

describe('Signing out where the device keeps nothing', () => {
  it('sends first what would be lost', async () => {
    const { host, client } = await anUnsentChange();
    host.error = undefined;

    assert.deepEqual(await client.signOut(), { unkept: [] });

    assert.deepEqual([host.sentBy, asks()], [['ana'], false]);
    client.close();
  });

  it('tells what could not be sent, and the browser asks until it is', async () => {
    const { host, client, id } = await anUnsentChange();

    const { unkept } = await client.signOut();

    assert.deepEqual(
      [unkept.map((change) => change.id), client.getSnapshot().changes, asks()],
      [[id], [], true],
    );
    host.error = undefined;
    client.resume();
    await until('nothing would be lost', () => !asks());
    assert.deepEqual(host.sentBy, ['ana']);
    client.close();
  });

  it('does not wait for long', async () => {
    const { host, client, clock } = await anUnsentChange();
    await clock.pass(11_000);
    let release = () => {};
    host.hold = new Promise((resolve) => (release = resolve));
    host.error = undefined;

    const left = client.signOut();
    await clock.pass(5_000);

    assert.equal((await left).unkept.length, 1);
    release();
    client.resume();
    await until('nothing would be lost', () => !asks());
    client.close();
  });

  it('tells of nothing that was to be discarded', async () => {
    const { client } = await anUnsentChange();

    assert.deepEqual(await client.signOut({ unsent: 'discard' }), { unkept: [] });

    assert.equal(asks(), false);
    client.close();
  });
});

describe('What was refused where the device keeps nothing', () => {
  const problem = { type: 'about:blank', title: 'No.', status: 422, code: 'not-allowed-now' };

  /** A page on which one change was refused. */
  async function aRefusal(make: (client: JourneyClient) => Promise<TakenChange>) {
    const page = aPage();
    const client = await page.ready(page.visit());
    page.host.error = new HostResponseError('no', { status: 422, problem });
    const { id, settled } = await make(client);
    await settled;
    page.host.error = undefined;
    return { ...page, client, id };
  }
  const written = () => aRefusal((client) => client.change('step.comment', target, { text: 'my words' }));
  const isShownBy = (client: JourneyClient, id: string) =>
    client.getSnapshot().changes.some(({ change, state }) => change.id === id && state === 'refused');

  it('asks before the page is left when something was written, until it is put away', async () => {
    const { client, id } = await written();
    assert.ok(asks());

    await client.discard(id);

    assert.equal(asks(), false);
    client.close();
  });

  it('asks nothing when nothing was written', async () => {
    const { client } = await aRefusal((client) => client.change('step.complete', target, {}));
    assert.equal(asks(), false);
    client.close();
  });

  for (const [what, end] of [
    ['the client is closed', (client: JourneyClient) => client.close()],
    ['the viewer has signed out', (client: JourneyClient) => client.signOut()],
  ] as const) {
    it(`does not hold the page when ${what}, and is there for the next client`, async () => {
      const { client, visit, ready, id, clock } = await written();

      await end(client);
      assert.equal(asks(), false);
      client.close();
      await turn();
      assert.equal(clock.timers, 0);

      const next = await ready(visit());
      await until('it is shown again', () => isShownBy(next, id));
      assert.ok(asks());
      next.close();
    });
  }

  it('holds the page as long as another client shows it', async () => {
    const { client, visit, ready, id } = await written();
    const other = await ready(visit());
    await until('both show it', () => isShownBy(other, id));

    client.close();
    assert.ok(asks());

    other.close();
    assert.equal(asks(), false);
  });
});
