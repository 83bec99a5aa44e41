import type { JourneyClientOptions } from './client-options.js';
import { fallbackStorage } from './storage/fallback-storage.js';
import { indexedDbStorage } from './storage/indexed-db-storage.js';
import type { KeyValueStorage } from './storage/key-value-storage.js';
import { memoryStorage } from './storage/memory-storage.js';

export { Cache } from './cache/cache.js';

/** The database everything is kept in; its number is that of the shape of what is kept. */
const databaseName = 'partner-journey-1';

/**
 * The storage the options ask for, in memory from the first failure on. A part of its own: a page that does not
 * say who is looking needs it only when something is written.
 */
export function openStorage(
  chosen: JourneyClientOptions['storage'],
  onFailure: (error: unknown) => void,
): KeyValueStorage {
  if (chosen === 'session') return memoryStorage();
  return fallbackStorage(typeof chosen === 'object' ? chosen : indexedDbStorage(databaseName), onFailure);
}
