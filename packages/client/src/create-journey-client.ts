import type { JourneyClient } from './client.js';
import type { JourneyClientOptions } from './client-options.js';
import { systemClock } from './clock/clock.js';
import { checkOptions } from './check-options.js';
import { HostJourneyClient } from './journey-client.js';
import { restAdapter } from './rest-adapter.js';
import { indexedDbStorage } from './storage/indexed-db-storage.js';
import type { KeyValueStorage } from './storage/key-value-storage.js';
import { memoryStorage } from './storage/memory-storage.js';

/** The database everything is kept in; its version is that of the shape of what is kept. */
const databaseName = 'partner-journey-1';

/**
 * Makes a client. Nothing is asked, kept or listened to before somebody observes or changes something.
 * @throws {ConfigError} when the options do not fit together.
 * @throws {TypeError} when an option is of the wrong type.
 * @example
 * const client = createJourneyClient({ api: '/api/v1', token: () => portal.accessToken() });
 */
export function createJourneyClient(options: JourneyClientOptions): JourneyClient {
  checkOptions(options);
  const { api, clock = systemClock, viewerKey, partnerId, journeyId } = options;
  const rest = api === undefined ? undefined : restAdapter({ ...options, api });
  return new HostJourneyClient({
    adapter: rest ?? options.adapter!,
    storage: chosenStorage(options.storage),
    ...{ clock, viewerKey, partnerId, journeyId },
    renewToken: rest?.renewToken,
  });
}

function chosenStorage(storage: JourneyClientOptions['storage']): KeyValueStorage {
  if (typeof storage === 'object') return storage;
  return storage === 'session' ? memoryStorage() : indexedDbStorage(databaseName);
}
