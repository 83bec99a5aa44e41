import { promisifyRequest } from 'idb-keyval';
import { StorageError } from '../errors/storage-error.js';
import { indexedDbStore, type IndexedDbStore } from './indexed-db-store.js';
import type { KeyValueRecord, KeyValueStorage } from './key-value-storage.js';

/** Keeps values in IndexedDB, in the database of this name, which nothing else uses. */
export function indexedDbStorage(databaseName: string): KeyValueStorage {
  let store: IndexedDbStore | undefined;
  const attempt: Attempt = async (mode, work) => {
    try {
      store ??= indexedDbStore(databaseName);
      return await store.use(mode, work);
    } catch (cause) {
      const what = mode === 'readonly' ? 'read from' : 'write to';
      throw new StorageError(`This device could not ${what} "${databaseName}" in IndexedDB.`, { cause });
    }
  };
  return {
    durable: true,
    get: <Value>(key: string) =>
      attempt('readonly', (objects) => promisifyRequest<Value | undefined>(objects.get(key))),
    entries: <Value>(prefix: string) => attempt('readonly', (objects) => readAll<Value>(objects, prefix)),
    write: (records) => attempt('readwrite', (objects) => putAll(objects, records)),
    update: <Value>(key: string, change: (old: Value | undefined) => Value | undefined) =>
      attempt('readwrite', async (objects) => {
        const value = change(await promisifyRequest<Value | undefined>(objects.get(key)));
        await putAll(objects, [[key, value]]);
        return value;
      }),
    close: () => store?.close(),
  };
}

type Attempt = <Result>(
  mode: IDBTransactionMode,
  work: (objects: IDBObjectStore) => Promise<Result>,
) => Promise<Result>;

async function readAll<Value>(
  objects: IDBObjectStore,
  prefix: string,
): Promise<readonly (readonly [string, Value])[]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const [keys, values] = await Promise.all([
    promisifyRequest(objects.getAllKeys(range)),
    promisifyRequest(objects.getAll(range)),
  ]);
  return keys.map((key, index) => [key as string, values[index] as Value] as const);
}

/** Puts or removes each, and resolves when that is on the disk. */
function putAll(objects: IDBObjectStore, records: readonly KeyValueRecord[]): Promise<void> {
  try {
    for (const [key, value] of records) {
      if (value === undefined) objects.delete(key);
      else objects.put(value, key);
    }
  } catch (error) {
    // what cannot be copied takes the others back with it
    objects.transaction.abort();
    throw error;
  }
  return promisifyRequest(objects.transaction);
}
