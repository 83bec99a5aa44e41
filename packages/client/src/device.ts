import { Cache } from './cache/cache.js';
import type { ClientParts } from './client-parts.js';
import { Drafts } from './drafts/drafts.js';
import { FallbackStorage } from './storage/fallback-storage.js';
import { indexedDbStorage } from './storage/indexed-db-storage.js';
import type { KeyValueStorage } from './storage/key-value-storage.js';
import { memoryStorage } from './storage/memory-storage.js';

/** The database everything is kept in; its number is that of the shape of what is kept. */
const databaseName = 'partner-journey-1';

/** The page has one of each, whoever asks for it: what stays in memory is there for the next client, too. */
const onDevice = indexedDbStorage(databaseName);
const forSession = memoryStorage();

/** What keeps things on this device. */
export interface Device {
  readonly storage: KeyValueStorage;
  readonly drafts: Drafts;
  /** Only where it is known beforehand who is looking. */
  readonly cache: Cache | undefined;
}

/**
 * Opens the storage the options ask for; what it cannot keep stays in memory. A part of its own: a page that does
 * not say who is looking needs it only when something is written.
 */
export function openDevice(parts: ClientParts, onFailure: (error: unknown) => void): Device {
  const { storage: chosen, adapter, clock, viewerKey, partnerId = '' } = parts;
  const storage = openStorage(chosen, onFailure);
  const cache = viewerKey ? new Cache(storage, clock, { api: adapter.id, viewerKey, partnerId }) : undefined;
  return { storage, cache, drafts: new Drafts(storage, clock) };
}

function openStorage(chosen: ClientParts['storage'], onFailure: (error: unknown) => void): KeyValueStorage {
  if (chosen === 'session') return forSession;
  const device = typeof chosen === 'object' ? chosen : onDevice;
  const makeRoom = async () => {
    const cached = await device.entries('cache/');
    await device.write(cached.map(([key]) => [key, undefined]));
  };
  return new FallbackStorage(device, { onFailure, makeRoom });
}
