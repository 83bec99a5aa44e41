import { promisifyRequest, type UseStore } from 'idb-keyval';

const storeName = 'values';
const openTimeoutMs = 2_000;

/**
 * A store of its own in a database of its own, for `idb-keyval`. The database is opened when first used, given up
 * after two seconds, closed when another tab wants to change or delete it, and opened again after the browser closed it.
 */
export function indexedDbStore(databaseName: string): UseStore {
  let opening: Promise<IDBDatabase> | undefined;
  const database = (): Promise<IDBDatabase> => {
    if (!opening) {
      const attempt = open(databaseName, () => {
        if (opening === attempt) opening = undefined;
      });
      opening = attempt;
    }
    return opening;
  };
  const transact: UseStore = async (mode, callback) =>
    callback((await database()).transaction(storeName, mode).objectStore(storeName));

  return async (mode, callback) => {
    try {
      return await transact(mode, callback);
    } catch (error) {
      if ((error as Error | null)?.name !== 'InvalidStateError') throw error;
      // the connection was closed without an event
      opening = undefined;
      return transact(mode, callback);
    }
  };
}

function open(name: string, forget: () => void): Promise<IDBDatabase> {
  return new Promise<IDBDatabase>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The database did not open in time.')), openTimeoutMs);
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(storeName);
    promisifyRequest(request)
      .then((database) => {
        database.onclose = forget;
        database.onversionchange = () => {
          database.close();
          forget();
        };
        resolve(database);
      }, reject)
      .finally(() => clearTimeout(timer));
  }).catch((error: unknown) => {
    forget();
    throw error;
  });
}
