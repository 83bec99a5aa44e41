import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostUnreachableError } from './errors/host-unreachable-error.js';
import type { KeyValueStorage } from './storage/key-value-storage.js';
import { journey, oneDevice, target } from './testing/one-device.js';
import { turn, until } from './testing/until.js';

/** Holds back what a device reads of this prefix until the test lets it through. */
function slowReads(storage: KeyValueStorage, prefix: string): () => void {
  const { entries } = storage;
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  storage.entries = async <Value>(asked: string) => {
    if (asked.startsWith(prefix)) await gate;
    return entries<Value>(asked);
  };
  return open;
}

describe('A device that is slow to read', () => {
  it('shows nothing of one viewer when the host has said meanwhile that another one looks', async () => {
    const { storage, host, visit, ready, clock } = oneDevice();
    const first = await ready(visit());
    first.observe({ kind: 'surveys' });
    await until('the surveys are there', () => first.select({ kind: 'surveys' }).status === 'ready');
    await turn();
    first.close();
    host.viewerId = 'ben';
    const open = slowReads(storage, 'cache/');
    const client = visit();
    await clock.pass(200);
    await until('Ben is known', () => client.select({ kind: 'session' }).value?.viewer.id === 'ben');

    open();
    for (let turns = 0; turns < 20; turns += 1) await turn();

    assert.equal(client.select({ kind: 'surveys' }).value, undefined);
    client.close();
  });

  it('shows nothing to whom is left when the viewer has signed out meanwhile', async () => {
    const { storage, host, visit, ready, clock } = oneDevice();
    (await ready(visit())).close();
    await turn();
    host.hold = new Promise(() => {});
    const open = slowReads(storage, 'cache/');
    const client = visit();
    await clock.pass(200);

    const left = client.signOut();
    open();
    await left;
    for (let turns = 0; turns < 20; turns += 1) await turn();

    assert.equal(client.select(journey).value, undefined);
    client.close();
  });
});

describe('A change', () => {
  it('of a client that is closed while it begins is refused, and nothing stays open', async () => {
    const { host, visit } = oneDevice();
    host.error = new HostUnreachableError('away');
    const client = visit();
    const change = client.change('step.complete', target, {});
    client.close();

    await assert.rejects(change, { code: 'config' });
    await turn();
    assert.deepEqual(client.getSnapshot().changes, []);
  });
});
