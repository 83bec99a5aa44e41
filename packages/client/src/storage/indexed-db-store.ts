import { promisifyRequest, type UseStore } from 'idb-keyval';

const storeName = 'values';
const openTimeoutMs = 2_000;
/** How long a database that did not open is left alone: every attempt may cost the whole time to open. */
const restMs = 30_000;

/** A store that opens its database when it is used. */
export interface IndexedDbStore {
  readonly use: UseStore;
  /** Closes the connection: an open one keeps a page out of the back/forward cache. */
  close(): void;
}

/**
 * A store of its own in a database of its own, for `idb-keyval`. The database is opened when first used, given up
 * after two seconds, closed when another tab wants to change or delete it, and opened again after the browser closed it.
 * What was written is on the disk, not only on its way there.
 */
export function indexedDbStore(databaseName: string): IndexedDbStore {
  let opening: Promise<IDBDatabase> | undefined;
  let restsUntil = 0;
  const forget = () => (opening = undefined);
  const database = () => {
    if (opening && Date.now() > restsUntil && restsUntil > 0) forget();
    opening ??= open(databaseName, forget).then(
      (opened) => {
        restsUntil = 0;
        return opened;
      },
      (error: unknown) => {
        restsUntil = Date.now() + restMs;
        throw error;
      },
    );
    return opening;
  };
  const transact: UseStore = async (mode, callback) =>
    callback(
      (await database()).transaction(storeName, mode, { durability: 'strict' }).objectStore(storeName),
    );

  const use: UseStore = async (mode, callback) => {
    try {
      return await transact(mode, callback);
    } catch (error) {
      if ((error as Error | null)?.name !== 'InvalidStateError') throw error;
      // the connection was closed without an event
      forget();
      return transact(mode, callback);
    }
  };
  const close = () => {
    if (restsUntil > 0) return;
    opening?.then((opened) => opened.close()).catch(() => {});
    forget();
  };
  return { use, close };
}

async function open(name: string, forget: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(storeName);
  const opened = promisifyRequest(request);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('The database did not open in time.'));
      // when it opens after all, it must not keep another tab from changing it
      opened.then((late) => late.close()).catch(() => {});
    }, openTimeoutMs);
  });
  try {
    const database = await Promise.race([opened, tooLate]);
    database.onclose = forget;
    database.onversionchange = () => {
      database.close();
      forget();
    };
    return database;
  } finally {
    clearTimeout(timer);
  }
}
