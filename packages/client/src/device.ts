import { Cache } from './cache/cache.js';
import type { ClientParts } from './client-parts.js';
import { Drafts } from './drafts/drafts.js';
import type { KeyValueStorage } from './storage/key-value-storage.js';
import { fileStorage, openStorage } from './storage/open-storage.js';

/** What keeps things on this device. */
export interface Device {
  readonly storage: KeyValueStorage;
  readonly drafts: Drafts;
  /** Keeps bytes of files. */
  readonly files: KeyValueStorage;
  /** Only where it is known beforehand who is looking. */
  readonly cache: Cache | undefined;
}

/**
 * Opens what the options ask for. A part of its own: a page that does not say who is looking needs it only when
 * something is written.
 */
export function openDevice(parts: ClientParts, onFailure: (error: unknown) => void): Device {
  const { storage: chosen, adapter, clock, viewerKey, partnerId = '' } = parts;
  const storage = openStorage(chosen, onFailure);
  const cache = viewerKey ? new Cache(storage, clock, { api: adapter.id, viewerKey, partnerId }) : undefined;
  return { storage, cache, drafts: new Drafts(storage, clock), files: fileStorage(chosen) };
}
