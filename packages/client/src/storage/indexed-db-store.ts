import type { UseStore } from 'idb-keyval';
import { IndexedDbConnection, storeName } from './indexed-db-connection.js';

/** Longer than any read or write of ours: what takes longer stands behind somebody who does not let go. */
const answerTimeoutMs = 3_000;

/** A store that opens its database when it is used. */
export interface IndexedDbStore {
  readonly use: UseStore;
  /** Closes the connection: an open one keeps a page out of the back/forward cache. */
  close(): void;
}

/**
 * A store of its own in a database of its own, for `idb-keyval`. The database is opened when first used, given up
 * after two seconds, closed when another tab wants to change or delete it, and opened again, once, after the browser
 * closed it: when it is lost again at once, it is left alone for half a minute.
 * What was written is on the disk, not only on its way there; what could not begin within three seconds never is.
 */
export function indexedDbStore(databaseName: string): IndexedDbStore {
  const connection = new IndexedDbConnection(databaseName);
  const transact = async <Result>(
    database: IDBDatabase,
    mode: IDBTransactionMode,
    callback: (store: IDBObjectStore) => Result | PromiseLike<Result>,
  ): Promise<Result> => {
    const transaction = database.transaction(storeName, mode, { durability: 'strict' });
    let late: Error | undefined;
    const timer = setTimeout(() => {
      if (!abort(transaction)) return;
      late = new Error('The database did not answer in time.');
      database.close();
      connection.rest(late);
    }, answerTimeoutMs);
    try {
      return await callback(transaction.objectStore(storeName));
    } catch (error) {
      throw late ?? error;
    } finally {
      clearTimeout(timer);
    }
  };
  const use: UseStore = async (mode, callback) => {
    for (let isAgain = false; ; isAgain = true) {
      const opened = await connection.open();
      try {
        return await transact(opened, mode, callback);
      } catch (error) {
        if (!isLost(error)) throw error;
        connection.drop(opened);
        if (!isAgain) continue;
        // two in a row: to open a third one at each access would help nobody
        connection.rest(new Error('The database is lost.', { cause: error }));
        throw error;
      }
    }
  };
  return { use, close: () => connection.close() };
}

/** Whether it could be taken back: what is on its way to the disk cannot. */
function abort(transaction: IDBTransaction): boolean {
  try {
    transaction.abort();
    return true;
  } catch {
    return false;
  }
}

/** Whether the connection was closed without an event: browsers give it several names, and none at all. */
function isLost(error: unknown): boolean {
  const names = ['InvalidStateError', 'UnknownError', 'AbortError'];
  return error === null || names.includes((error as Error).name);
}
