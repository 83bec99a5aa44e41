import type { JourneyClientOptions } from '../client-options.js';
import { FallbackStorage } from './fallback-storage.js';
import { indexedDbStorage } from './indexed-db-storage.js';
import type { KeyValueStorage } from './key-value-storage.js';
import { memoryStorage } from './memory-storage.js';

/** The database everything is kept in; its number is that of the shape of what is kept. */
const databaseName = 'partner-journey-1';

/** The page has one of each, whoever asks for it: what stays in memory is there for the next client, too. */
const onDevice = indexedDbStorage(databaseName);
const forSession = memoryStorage();

/** A database of their own, so that files that are too large for the device keep nothing else from being kept. */
const filesOnDevice = indexedDbStorage('partner-journey-files-1');

/** Where the bytes of files are kept; what it cannot keep is not kept. */
export function fileStorage(chosen: JourneyClientOptions['storage']): KeyValueStorage {
  if (chosen === 'session') return forSession;
  return typeof chosen === 'object' ? chosen : filesOnDevice;
}

/** Opens the storage that was chosen; what it cannot keep stays in memory, and the first time `onFailure` is told. */
export function openStorage(
  chosen: JourneyClientOptions['storage'],
  onFailure: (error: unknown) => void,
): KeyValueStorage {
  if (chosen === 'session') return forSession;
  const device = typeof chosen === 'object' ? chosen : onDevice;
  const makeRoom = async () => {
    const cached = await device.entries('cache/');
    await device.write(cached.map(([key]) => [key, undefined]));
  };
  return new FallbackStorage(device, { onFailure, makeRoom });
}
