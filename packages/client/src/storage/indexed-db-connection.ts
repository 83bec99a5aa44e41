import { promisifyRequest } from 'idb-keyval';

/** Where the values are, in every database of ours. */
export const storeName = 'values';
const openTimeoutMs = 2_000;
/** How long a database that did not open or answer is left alone: every attempt may cost the whole time. */
const restMs = 30_000;

/** The connection to one database. After a failure it rests, and fails at once. */
export class IndexedDbConnection {
  readonly #name: string;
  #opening: Promise<IDBDatabase> | undefined;
  #opened: IDBDatabase | undefined;
  #restsUntil = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Opens it, or gives the one that is open. */
  open(): Promise<IDBDatabase> {
    const leftMs = this.#restsUntil - Date.now();
    // a longer rest was begun before the clock was set back
    if (this.#restsUntil > 0 && !(leftMs > 0 && leftMs <= restMs)) {
      this.#restsUntil = 0;
      this.forget();
    }
    this.#opening ??= open(this.#name, () => this.forget()).then(
      (opened) => (this.#opened = opened),
      (error: unknown) => {
        this.rest(error as Error);
        throw error;
      },
    );
    return this.#opening;
  }

  /** Every attempt of the next half minute fails with this. */
  rest(error: Error): void {
    this.#restsUntil = Date.now() + restMs;
    const failed = Promise.reject<IDBDatabase>(error);
    failed.catch(() => {});
    this.#opening = failed;
  }

  /** This one is lost: the next attempt opens another, unless somebody else has already. */
  drop(lost: IDBDatabase): void {
    lost.close();
    if (lost === this.#opened) this.forget();
  }

  /** The next attempt opens it anew. */
  forget(): void {
    this.#opening = undefined;
  }

  /** Closes what is open. */
  close(): void {
    if (this.#restsUntil > 0) return;
    this.#opening?.then((opened) => opened.close()).catch(() => {});
    this.forget();
  }
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
