import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StorageError } from '../errors/storage-error.js';
import { turn } from '../testing/until.js';
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
  () => new FallbackStorage({ ...brokenStorage }, { onFailure() {}, makeRoom }),
  { describe, it },
);

describe('FallbackStorage', () => {
  const setup = (makeRoomFor = async () => {}) => {
    const device = { ...memoryStorage(), durable: true };
    const failures: unknown[] = [];
    const options = { onFailure: (error: unknown) => failures.push(error), makeRoom: makeRoomFor };
    const open = () => new FallbackStorage(device, options);
    return { device, failures, works: { ...device }, storage: open(), open };
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

  it('finds what another one on the same device has in memory, and takes it along', async () => {
    const { device, works, storage, open } = setup();
    await storage.write([['a', 'old']]);
    device.write = broken;
    await storage.write([['a', 'new']]);

    const other = open();
    assert.deepEqual([await other.get('a'), other.durable], ['new', false]);
    device.write = works.write;
    await other.write([['b', 2]]);

    assert.deepEqual([await device.get('a'), storage.durable], ['new', true]);
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

  describe('when writes overlap', () => {
    const gated = () => {
      const parts = setup();
      const ends: ((failure?: Error) => void)[] = [];
      parts.device.write = async (records) => {
        const failure = await new Promise<Error | undefined>((resolve) => ends.push(resolve));
        if (failure) throw failure;
        await parts.works.write(records);
      };
      /** Ends the writes that have begun, the last one first, until none is left. */
      const endAll = async (failures: readonly (Error | undefined)[]) => {
        let count = 0;
        for (let turns = 0; turns < 10; turns += 1) {
          await turn();
          while (ends.length > 0) ends.pop()!(failures[count++]);
        }
      };
      return { ...parts, endAll };
    };
    const full = Object.assign(new Error('full'), { cause: { name: 'QuotaExceededError' } });

    for (const [what, failures] of [
      ['the first one fails', [new Error('lost')]],
      ['the second one fails', [undefined, new Error('lost')]],
      ['there has to be made room for the first one', [full]],
      ['there has to be made room for the second one', [undefined, full]],
      ['both fail', [new Error('lost'), new Error('lost')]],
    ] as const) {
      it(`keeps the newer value when ${what}`, async () => {
        const { device, works, storage, endAll } = gated();

        const writes = [storage.write([['a', 'old']]), storage.write([['a', 'new']])];
        await endAll(failures);
        await Promise.all(writes);

        assert.equal(await storage.get('a'), 'new');
        device.write = works.write;
        await storage.write([['b', 1]]);
        assert.deepEqual([await storage.get('a'), await device.get('a')], ['new', 'new']);
      });
    }

    it('does not forget what failed while something older was on its way', async () => {
      const { device, works, storage } = setup();
      device.write = broken;
      await storage.write([['a', 1]]);
      let isFirst = true;
      device.write = async (records) => {
        if (!isFirst) throw new Error('lost');
        isFirst = false;
        for (let turns = 0; turns < 3; turns += 1) await turn();
        await works.write(records);
      };

      await Promise.all([storage.write([['b', 1]]), storage.write([['a', 2]])]);

      assert.equal(await storage.get('a'), 2);
    });
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
