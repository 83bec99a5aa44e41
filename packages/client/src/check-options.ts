import type { JourneyClientOptions } from './client-options.js';
import { ConfigError } from './errors/config-error.js';

const names = {
  string: 'api credentials viewerKey partnerId journeyId',
  function: 'token fetch',
  object: 'adapter clock csrf',
  number: 'timeoutMs',
};

/**
 * Says what is wrong with the options of a client, and what to write instead.
 * @throws {ConfigError} when they do not fit together.
 * @throws {TypeError} when one is of the wrong type.
 */
export function checkOptions(options: JourneyClientOptions): void {
  const { api, adapter, storage = 'local' } = options;
  for (const [type, ofType] of Object.entries(names)) {
    for (const name of ofType.split(' ')) {
      const value: unknown = options[name as keyof JourneyClientOptions];
      // an empty text, null and a time of 0 mean nothing
      if (value !== undefined && (typeof value !== type || !value)) {
        throw new TypeError(`"${name}" must be a ${type} that is not empty.`);
      }
    }
  }
  if (Boolean(api) === Boolean(adapter)) {
    throw new ConfigError('Give either "api", the base address of the API, or an "adapter".');
  }
  if (typeof storage === 'string' && !['local', 'session'].includes(storage)) {
    throw new TypeError('"storage" must be "local", "session" or a storage of your own.');
  }
}
