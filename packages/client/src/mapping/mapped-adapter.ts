import type { JourneyAdapter } from '../adapters/adapter.js';
import type { JourneyClientOptions } from '../client-options.js';
import { systemClock } from '../clock/clock.js';
import { ConfigError } from '../errors/config-error.js';
import { loadedOnce } from '../loaded-once.js';
import { baseUrl } from '../transport/base-url.js';
import { tokenSource } from '../transport/token-source.js';
import { Expressions } from './expressions.js';
import { HostRequests } from './host-requests.js';
import { MappedHost } from './mapped-host.js';
import { mappingProblems, type MappingProblem } from './mapping-problems.js';
import type { Mapping } from './mapping.js';

/** Where a mapped host is, and what its expressions may know. */
export interface MappedAdapterOptions extends Pick<
  JourneyClientOptions,
  'api' | 'token' | 'credentials' | 'timeoutMs' | 'fetch' | 'clock'
> {
  readonly mapping: Mapping;
  /** What the page knows and the host does not say, such as the id of who is signed in: `$settings` in expressions. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * The adapter for an API of any shape that a mapping describes. The library that understands its expressions is fetched
 * with the first read.
 * @throws {ConfigError} when neither the mapping nor the options name a base address.
 */
export function mappedAdapter(options: MappedAdapterOptions): JourneyAdapter {
  const { mapping, clock = systemClock, settings = {} } = options;
  const api = mapping.api ?? options.api;
  if (api === undefined) throw new ConfigError('A mapping needs "api": the base address of the host.');
  const token = options.token && tokenSource(options.token, clock);
  const open = loadedOnce('understands mappings', async () => {
    const expressions = await Expressions.load();
    const { credentials = 'same-origin', timeoutMs = 15_000, fetch } = options;
    const host = { api, clock, token, credentials, timeoutMs, fetch };
    const [first, ...more] = mappingProblems(mapping, expressions);
    if (first)
      throw new ConfigError(`The mapping cannot be used. ${[first, ...more].map(sentenceOf).join(' ')}`);
    const requests = new HostRequests(mapping, expressions, host);
    return new MappedHost(mapping, { requests, expressions, settings, clock });
  });
  return {
    id: baseUrl(api),
    read: async (query, context) => (await open()).read(query, context),
    send: async (changes, context) => (await open()).send(changes, context),
    renewToken: token && (() => token.forget()),
  };
}

function sentenceOf({ path, message }: MappingProblem): string {
  return `${path}: ${message}.`;
}
