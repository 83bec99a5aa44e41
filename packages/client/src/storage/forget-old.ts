import type { Clock } from '../clock/clock.js';
import type { KeyValueStorage } from './key-value-storage.js';

const keptForMs = 31 * 24 * 60 * 60 * 1000;
const places = ['cache/', 'draft/', 'settled/'];

/**
 * Removes what people who do not come back have left on a device they share: answers, drafts and receipts that are older
 * than a month, whoever they belong to. Unsent changes stay. Rejects when the device cannot be read.
 */
export async function forgetOld(storage: KeyValueStorage, clock: Clock): Promise<void> {
  const limit = clock.now() - keptForMs;
  const kept = await Promise.all(places.map((place) => storage.entries<Dated>(place)));
  const old = kept.flat().filter(([, record]) => !(Number(record?.asOf ?? record?.at) > limit));
  if (old.length > 0) await storage.write(old.map(([key]) => [key, undefined]));
}

/** Any record of ours: when it was written or answered, in milliseconds since 1970. */
type Dated = { readonly at?: unknown; readonly asOf?: unknown } | null;
