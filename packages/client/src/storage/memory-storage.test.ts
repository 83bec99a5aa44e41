import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StorageError } from '../errors/storage-error.js';
import { storageSuite } from '../testing/storage-suite.js';
import { fallbackStorage } from './fallback-storage.js';
import { indexedDbStorage } from './indexed-db-storage.js';
import type { KeyValueStorage } from './key-value-storage.js';
import { memoryStorage } from './memory-storage.js';

const broken = (): Promise<never> => Promise.reject(new Error('quota'));
const brokenStorage: KeyValueStorage = {
  durable: true,
  get: broken,
  set: broken,
  delete: broken,
  entries: broken,
};

storageSuite('memoryStorage', memoryStorage, { describe, it });
storageSuite(
  'fallbackStorage on a device that works',
  () => fallbackStorage(memoryStorage(), assert.ifError),
  {
    describe,
    it,
  },
);
storageSuite(
  'fallbackStorage on a device that keeps nothing',
  () => fallbackStorage(brokenStorage, () => {}),
  { describe, it },
);

describe('fallbackStorage', () => {
  it('is durable until something could not be kept, and says so once', async () => {
    const device = { ...memoryStorage(), durable: true };
    const failures: unknown[] = [];
    const storage = fallbackStorage(device, (error) => failures.push(error));
    await storage.set('a', 1);
    assert.equal(storage.durable, true);

    device.set = broken;
    await storage.set('b', 2);
    await storage.set('c', 3);

    assert.deepEqual([storage.durable, failures.length], [false, 1]);
    assert.deepEqual(await storage.entries(''), [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
  });

  it('prefers what it holds in memory to an older value on the device', async () => {
    const device = { ...memoryStorage(), durable: true };
    const works = device.set;
    const storage = fallbackStorage(device, () => {});
    await storage.set('a', 'old');
    device.set = broken;
    await storage.set('a', 'new');
    assert.equal(await storage.get('a'), 'new');

    device.set = works;
    await storage.set('a', 'newest');

    assert.equal(await device.get('a'), 'newest');
    assert.equal(await storage.get('a'), 'newest');
  });
});

describe('indexedDbStorage where there is no IndexedDB', () => {
  it('can be made, and rejects with a StorageError', async () => {
    const storage = indexedDbStorage('nowhere');

    for (const attempt of [storage.get('a'), storage.set('a', 1), storage.delete('a'), storage.entries('')]) {
      await assert.rejects(
        attempt,
        (error) => error instanceof StorageError && /nowhere/.test(error.message),
      );
    }
  });
});
