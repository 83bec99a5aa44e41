import type { JourneyClientOptions } from './client-options.js';
import { ConfigError } from './errors/config-error.js';

const types = {
  api: 'string',
  adapter: 'object',
  token: 'function',
  credentials: 'string',
  viewerKey: 'string',
  partnerId: 'string',
  journeyId: 'string',
  timeoutMs: 'number',
  fetch: 'function',
  clock: 'object',
} as const satisfies Partial<Record<keyof JourneyClientOptions, string>>;

/**
 * Says what is wrong with the options of a client, and what to write instead.
 * @throws {ConfigError} when they do not fit together.
 * @throws {TypeError} when one is of the wrong type.
 */
export function checkOptions(options: JourneyClientOptions): void {
  for (const [name, type] of Object.entries(types)) {
    const value: unknown = options[name as keyof typeof types];
    // an empty text, null and a time of 0 mean nothing
    if (value !== undefined && (typeof value !== type || !value)) {
      throw new TypeError(`"${name}" must be a ${type} that is not empty.`);
    }
  }
  const { api, adapter, storage = 'local' } = options;
  if (Boolean(api) === Boolean(adapter)) {
    throw new ConfigError('Give either "api", the base address of the host\'s API, or an "adapter".');
  }
  if (typeof storage === 'string' && storage !== 'local' && storage !== 'session') {
    throw new TypeError('"storage" must be "local", "session" or a storage of your own.');
  }
}
