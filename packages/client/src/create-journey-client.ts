import { checkOptions } from './check-options.js';
import type { JourneyClientOptions } from './client-options.js';
import type { JourneyClient } from './client.js';
import { systemClock } from './clock/clock.js';
import { HostJourneyClient } from './journey-client.js';
import { restAdapter } from './rest-adapter.js';

/**
 * Makes a client. Nothing is asked, kept or listened to before somebody observes or changes something.
 * @throws {ConfigError} when the options do not fit together.
 * @throws {TypeError} when an option is of the wrong type.
 * @example
 * const client = createJourneyClient({ api: '/api/v1', token: () => portal.accessToken() });
 */
export function createJourneyClient(options: JourneyClientOptions): JourneyClient {
  checkOptions(options);
  const { api = '', clock = systemClock, adapter = restAdapter({ ...options, api }) } = options;
  return new HostJourneyClient({ ...options, clock, adapter });
}
