import { promisifyRequest, type UseStore } from 'idb-keyval';
import { StorageError } from '../errors/storage-error.js';
import { indexedDbStore } from './indexed-db-store.js';
import type { KeyValueStorage } from './key-value-storage.js';

/** Keeps values in IndexedDB, in the database of this name, which nothing else uses. */
export function indexedDbStorage(databaseName: string): KeyValueStorage {
  let store: UseStore | undefined;
  const attempt = async <Result>(
    mode: IDBTransactionMode,
    work: (objects: IDBObjectStore) => Promise<Result>,
  ): Promise<Result> => {
    try {
      store ??= indexedDbStore(databaseName);
      return await store(mode, work);
    } catch (cause) {
      const what = mode === 'readonly' ? 'read from' : 'write to';
      throw new StorageError(`This device could not ${what} "${databaseName}" in IndexedDB.`, { cause });
    }
  };
  const write = (work: (objects: IDBObjectStore) => void) =>
    attempt('readwrite', (objects) => {
      work(objects);
      return promisifyRequest(objects.transaction);
    });
  return {
    durable: true,
    get: <Value>(key: string) =>
      attempt('readonly', (objects) => promisifyRequest<Value | undefined>(objects.get(key))),
    set: (key, value) => write((objects) => objects.put(value, key)),
    delete: (key) => write((objects) => objects.delete(key)),
    entries: <Value>(prefix: string) =>
      attempt('readonly', async (objects) => {
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const [keys, values] = await Promise.all([
          promisifyRequest(objects.getAllKeys(range)),
          promisifyRequest(objects.getAll(range)),
        ]);
        return keys.map((key, index) => [key as string, values[index] as Value] as const);
      }),
  };
}
