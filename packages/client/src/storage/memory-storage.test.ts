import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StorageError } from '../errors/storage-error.js';
import { storageSuite } from '../testing/storage-suite.js';
import { FallbackStorage } from './fallback-storage.js';
import { indexedDbStorage } from './indexed-db-storage.js';
import type { KeyValueStorage } from './key-value-storage.js';
import { memoryStorage } from './memory-storage.js';

const makeRoom = () => assert.fail('nothing has to go');
const broken = (): Promise<never> => Promise.reject(new Error('quota'));
const brokenStorage: KeyValueStorage = {
  durable: true,
  get: broken,
  entries: broken,
  write: broken,
  update: broken,
};

storageSuite('memoryStorage', memoryStorage, { describe, it });
storageSuite(
  'FallbackStorage on a device that works',
  () => new FallbackStorage(memoryStorage(), { onFailure: assert.ifError, makeRoom }),
  {
    describe,
    it,
  },
);
storageSuite(
  'FallbackStorage on a device that keeps nothing',
  () => new FallbackStorage(brokenStorage, { onFailure() {}, makeRoom }),
  { describe, it },
);

describe('FallbackStorage', () => {
  const setup = (makeRoomFor = async () => {}) => {
    const device = { ...memoryStorage(), durable: true };
    const failures: unknown[] = [];
    const options = { onFailure: (error: unknown) => failures.push(error), makeRoom: makeRoomFor };
    return { device, failures, works: { ...device }, storage: new FallbackStorage(device, options) };
  };

  it('keeps in memory what the device does not take, and says so once', async () => {
    const { device, failures, storage } = setup();
    await storage.write([['a', 1]]);
    assert.equal(storage.durable, true);

    device.write = broken;
    await storage.write([['b', 2]]);
    await storage.write([['c', 3]]);

    assert.deepEqual([storage.durable, failures.length], [false, 1]);
    assert.deepEqual(await storage.entries(''), [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
  });

  it('takes what waits in memory along with the next write that works', async () => {
    const { device, works, storage } = setup();
    await storage.write([
      ['a', 'old'],
      ['gone', 1],
    ]);
    device.write = broken;
    await storage.write([
      ['a', 'new'],
      ['gone', undefined],
    ]);
    assert.deepEqual(await storage.entries(''), [['a', 'new']]);
    assert.equal(await storage.get('gone'), undefined);

    device.write = works.write;
    await storage.write([['b', 2]]);

    assert.equal(storage.durable, true);
    assert.deepEqual(await device.entries(''), [
      ['a', 'new'],
      ['b', 2],
    ]);
  });

  it('does not say that nothing is there when a device that has worked cannot be read', async () => {
    const { device, storage } = setup();
    await storage.write([['a', 1]]);
    device.get = broken;
    device.entries = broken;

    await assert.rejects(storage.get('a'));
    await assert.rejects(storage.entries(''));
  });

  it('makes room on a full device and tries once more', async () => {
    const full = Object.assign(new Error('full'), { cause: { name: 'QuotaExceededError' } });
    let isFull = true;
    const { device, works, failures, storage } = setup(async () => void (isFull = false));
    device.write = (records) => (isFull ? Promise.reject(full) : works.write(records));

    await storage.write([['a', 1]]);

    assert.deepEqual([storage.durable, failures, await device.get('a')], [true, [], 1]);
  });
});

describe('indexedDbStorage where there is no IndexedDB', () => {
  it('can be made, and rejects with a StorageError', async () => {
    const storage = indexedDbStorage('nowhere');

    for (const attempt of [
      storage.get('a'),
      storage.write([['a', 1]]),
      storage.write([['a', undefined]]),
      storage.entries(''),
    ]) {
      await assert.rejects(
        attempt,
        (error) => error instanceof StorageError && /nowhere/.test(error.message),
      );
    }
  });
});
