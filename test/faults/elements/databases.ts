/** What a test does to the databases of a page, from another page of the same origin. */
import type { Page } from 'playwright-core';

/** All that is in one store of a database, by key. */
export type Kept = readonly (readonly [key: string, value: unknown])[];

export interface Place {
  readonly database: string;
  readonly store: string;
  /** Which version is asked for. @default 1 */
  readonly version?: number;
}

/** Everything that is kept in a store. */
export function readAll(page: Page, place: Place): Promise<Kept> {
  return page.evaluate(async ({ database, store, version = 1 }) => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(database, version);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
    });
    const objects = opened.transaction(store).objectStore(store);
    const [keys, values] = [objects.getAllKeys(), objects.getAll()];
    await new Promise((resolve) => (values.onsuccess = resolve));
    opened.close();
    return keys.result.map((key, index) => [key as string, values.result[index] as unknown] as const);
  }, place);
}

/** Writes into a store, which is made where there is none; values are given as what an expression comes to. */
export async function writeAll(
  page: Page,
  { database, store, version = 1 }: Place,
  values: readonly (readonly [key: string, expression: string])[],
): Promise<void> {
  const entries = values.map(([key, expression]) => `[${JSON.stringify(key)}, ${expression}]`).join();
  await page.evaluate(`new Promise((resolve, reject) => {
    const request = indexedDB.open('${database}', ${version});
    request.onupgradeneeded = () => request.result.createObjectStore('${store}');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction('${store}', 'readwrite');
      for (const [key, value] of [${entries}]) transaction.objectStore('${store}').put(value, key);
      transaction.oncomplete = () => (request.result.close(), resolve());
      transaction.onabort = () => reject(transaction.error);
    };
  })`);
}

/** Names of all databases. */
export function namesOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name).sort());
}
