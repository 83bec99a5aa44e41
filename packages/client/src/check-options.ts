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
  if (typeof options !== 'object' || options === null) {
    throw new TypeError('A journey client needs an object of options, such as {api: "/api/v1"}.');
  }
  for (const [name, type] of Object.entries(types)) {
    const value: unknown = options[name as keyof typeof types];
    const isRight = value === undefined || (typeof value === type && value !== null && value !== '');
    if (!isRight) throw new TypeError(`The option "${name}" must be a ${type === 'string' ? 'text that is not empty' : type}.`);
  }
  const { api, adapter, storage, timeoutMs } = options;
  if (api === undefined && adapter === undefined) {
    throw new ConfigError('Say where the journey comes from: give "api", the base address of the host\'s API, or "adapter".');
  }
  if (api !== undefined && adapter !== undefined) {
    throw new ConfigError('Give "api" or "adapter", not both: an adapter knows its own address.');
  }
  if (storage !== undefined && storage !== 'local' && storage !== 'session' && typeof storage?.entries !== 'function') {
    throw new TypeError('The option "storage" must be "local", "session" or a KeyValueStorage.');
  }
  if (timeoutMs !== undefined && !(timeoutMs > 0)) throw new TypeError('The option "timeoutMs" must be more than 0.');
}
