import { expect } from 'chai';
import { StorageError } from '../errors/storage-error.js';
import { storageSuite } from '../testing/storage-suite.js';
import { FallbackStorage } from './fallback-storage.js';
import { indexedDbStorage } from './indexed-db-storage.js';

let count = 0;
const names: string[] = [];

function newName(): string {
  const name = `test-${(count += 1)}-${Math.random()}`;
  names.push(name);
  return name;
}

function done(request: IDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('failed'));
  });
}

/** Keeps everybody else from the values of a database, until the function it gives is called. */
async function holdDatabase(name: string): Promise<() => Promise<void>> {
  const request = indexedDB.open(name);
  await done(request);
  const transaction = request.result.transaction('values', 'readwrite');
  let isHeld = true;
  const ended = new Promise<void>((resolve) => (transaction.oncomplete = () => resolve()));
  const hold = () => {
    const next = transaction.objectStore('values').get('any');
    next.onsuccess = () => isHeld && hold();
    return next;
  };
  hold();
  return async () => {
    isHeld = false;
    await ended;
    request.result.close();
  };
}

/** Runs work while the page has another `indexedDB`. */
async function withIndexedDb(descriptor: PropertyDescriptor, work: () => Promise<void>): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
  Object.defineProperty(globalThis, 'indexedDB', { ...descriptor, configurable: true });
  try {
    await work();
  } finally {
    Object.defineProperty(globalThis, 'indexedDB', own!);
  }
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
}

after(() => names.forEach((name) => indexedDB.deleteDatabase(name)));

storageSuite('indexedDbStorage', () => indexedDbStorage(newName()), { describe, it });

describe('indexedDbStorage on a real device', () => {
  it('keeps what another copy wrote', async () => {
    const name = newName();
    await indexedDbStorage(name).write([['a', 1]]);

    expect(await indexedDbStorage(name).get('a')).to.equal(1);
  });

  it('does not keep others from deleting the database, and begins anew', async () => {
    const name = newName();
    const storage = indexedDbStorage(name);
    await storage.write([['a', 1]]);

    await done(indexedDB.deleteDatabase(name));

    expect(await storage.get('a')).to.equal(undefined);
    await storage.write([['a', 2]]);
    expect(await storage.get('a')).to.equal(2);
  });

  it('opens the database again when the connection was closed without a word', async () => {
    const storage = indexedDbStorage(newName());
    await storage.write([['a', 1]]);
    const transaction = IDBDatabase.prototype.transaction;
    let closed = 0;
    IDBDatabase.prototype.transaction = function (...args) {
      if (closed === 0) {
        closed = 1;
        this.close();
      }
      return transaction.apply(this, args);
    };

    try {
      expect(await storage.get('a')).to.equal(1);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
  });

  for (const name of ['UnknownError', 'AbortError']) {
    it(`opens the database again when the connection was lost with ${name}`, async () => {
      const storage = indexedDbStorage(newName());
      await storage.write([['a', 1]]);
      const { transaction } = IDBDatabase.prototype;
      let lost = 0;
      IDBDatabase.prototype.transaction = function (...args) {
        if (lost > 0) return transaction.apply(this, args);
        lost += 1;
        throw new DOMException('Connection lost', name);
      };

      try {
        expect(await storage.get('a')).to.equal(1);
        expect(lost).to.equal(1);
      } finally {
        IDBDatabase.prototype.transaction = transaction;
      }
    });
  }

  for (const name of ['UnknownError', 'AbortError', 'InvalidStateError']) {
    it(`opens the database once more and not at each access when every connection is lost with ${name}`, async () => {
      const device = indexedDbStorage(newName());
      await device.write([['a', 1]]);
      const failures: unknown[] = [];
      const onFailure = (error: unknown) => failures.push(error);
      const storage = new FallbackStorage(device, { onFailure, makeRoom: async () => {} });
      const { transaction } = IDBDatabase.prototype;
      const { open } = IDBFactory.prototype;
      let opened = 0;
      IDBDatabase.prototype.transaction = () => {
        throw new DOMException('Connection lost', name);
      };
      IDBFactory.prototype.open = function (...args) {
        opened += 1;
        return open.apply(this, args);
      };

      try {
        await Promise.all(['b', 'c'].map((key) => storage.write([[key, 2]])));
        for (const key of ['d', 'e', 'f']) await storage.write([[key, 3]]);
      } finally {
        IDBDatabase.prototype.transaction = transaction;
        IDBFactory.prototype.open = open;
      }

      expect(opened).to.equal(1);
      expect(failures).to.have.length(1);
      expect([storage.durable, await storage.get('b'), await storage.get('f')]).to.deep.equal([false, 2, 3]);
    });
  }

  it('loses nothing when many at once find the connection lost', async () => {
    const storage = indexedDbStorage(newName());
    await storage.write([['a', 1]]);
    const { transaction } = IDBDatabase.prototype;
    const lost = new Set<IDBDatabase>();
    IDBDatabase.prototype.transaction = function (...args) {
      if (lost.size === 0) lost.add(this);
      if (lost.has(this)) throw new DOMException('Connection lost', 'UnknownError');
      return transaction.apply(this, args);
    };

    try {
      await Promise.all(Array.from({ length: 10 }, (_, index) => storage.write([[`b${index}`, index]])));
      expect(await storage.entries('b')).to.have.length(10);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
  });

  it('gives up what stands behind somebody who does not let go, and never does it later', async () => {
    const name = newName();
    const storage = indexedDbStorage(name);
    await storage.write([['a', 1]]);
    const release = await holdDatabase(name);

    expect(await failure(storage.write([['a', 2]]))).to.be.an.instanceOf(StorageError);
    // it is left alone for a while
    const untouched = { get: () => expect.fail('IndexedDB was touched.') };
    await withIndexedDb(untouched, async () => {
      expect(await failure(storage.get('a'))).to.be.an.instanceOf(StorageError);
    });
    await release();

    expect(await indexedDbStorage(name).get('a')).to.equal(1);
  });

  for (const [what, descriptor] of [
    ['is missing', { value: undefined }],
    [
      'throws when it is touched',
      {
        get: () => {
          throw new DOMException('Denied', 'SecurityError');
        },
      },
    ],
    [
      'throws when it is opened',
      {
        value: {
          open: () => {
            throw new DOMException('Denied', 'SecurityError');
          },
        },
      },
    ],
  ] as const satisfies readonly (readonly [string, PropertyDescriptor])[]) {
    it(`rejects with a StorageError where IndexedDB ${what}`, async () => {
      await withIndexedDb(descriptor, async () => {
        const storage = indexedDbStorage(newName());

        expect(await failure(storage.write([['a', 1]]))).to.be.an.instanceOf(StorageError);
        expect(await failure(storage.entries(''))).to.be.an.instanceOf(StorageError);
      });
    });
  }

  it('gives up a database that never opens, once', async () => {
    let opened = 0;
    const open = () => {
      opened += 1;
      return {};
    };
    await withIndexedDb({ value: { open } }, async () => {
      const storage = indexedDbStorage(newName());

      expect(await failure(storage.write([['a', 1]]))).to.be.an.instanceOf(StorageError);
      expect(await failure(storage.get('a'))).to.be.an.instanceOf(StorageError);

      expect(opened).to.equal(1);
    });
  });
});
