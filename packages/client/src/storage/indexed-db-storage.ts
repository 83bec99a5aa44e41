import { del, get, promisifyRequest, set, type UseStore } from 'idb-keyval';
import { StorageError } from '../errors/storage-error.js';
import { indexedDbStore } from './indexed-db-store.js';
import type { KeyValueStorage } from './key-value-storage.js';

/** Keeps values in IndexedDB, in the database of this name, which nothing else uses. */
export function indexedDbStorage(databaseName: string): KeyValueStorage {
  let store: UseStore | undefined;
  const attempt = async <Result>(
    what: string,
    work: (store: UseStore) => Promise<Result>,
  ): Promise<Result> => {
    try {
      store ??= indexedDbStore(databaseName);
      return await work(store);
    } catch (cause) {
      throw new StorageError(`This device could not ${what} "${databaseName}" in IndexedDB.`, { cause });
    }
  };
  return {
    durable: true,
    get: <Value>(key: string) => attempt('read from', (use) => get<Value>(key, use)),
    set: (key, value) => attempt('write to', (use) => set(key, value, use)),
    delete: (key) => attempt('delete from', (use) => del(key, use)),
    entries: <Value>(prefix: string) =>
      attempt('read from', (use) =>
        use('readonly', async (objects) => {
          const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
          const [keys, values] = await Promise.all([
            promisifyRequest(objects.getAllKeys(range)),
            promisifyRequest(objects.getAll(range)),
          ]);
          return keys.map((key, index) => [key as string, values[index] as Value] as const);
        }),
      ),
  };
}
