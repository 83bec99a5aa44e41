import type { JourneyAdapter } from '../adapters/adapter.js';
import type { JourneyClientOptions } from '../client-options.js';
import { systemClock } from '../clock/clock.js';
import { CompletedHost } from '../completing/completed-host.js';
import { ConfigError } from '../errors/config-error.js';
import { loadedOnce } from '../loaded-once.js';
import { baseUrl } from '../transport/base-url.js';
import { tokenSource } from '../transport/token-source.js';
import { Expressions } from './expressions.js';
import { fetchMapping } from './fetch-mapping.js';
import { HostRequests, type HostRequestsOptions } from './host-requests.js';
import { MappedHost } from './mapped-host.js';
import { mappingProblems } from './mapping-problems.js';
import type { MappingProblem } from './problem-list.js';
import type { Mapping } from './mapping.js';
import type { Webhooks } from './webhooks.js';

/** Where a mapped host is, and what its expressions may know. */
export interface MappedAdapterOptions extends Pick<
  JourneyClientOptions,
  'api' | 'token' | 'credentials' | 'csrf' | 'timeoutMs' | 'fetch' | 'clock'
> {
  /**
   * The mapping, or the address of the file that holds it, which is fetched with the first read. It says where the token
   * is sent to: take it from nobody you would not take code from.
   */
  readonly mapping: Mapping | string;
  /** What the page knows and the host does not say, such as the id of who is signed in: `$settings` in expressions. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where `keptHere` of the mapping is kept, as the client's: `session` forgets with the tab. @default 'local' */
  readonly storage?: JourneyClientOptions['storage'];
}

/**
 * The adapter for an API of any shape that a mapping describes. The library that understands its expressions is fetched
 * with the first read.
 * @throws {ConfigError} when neither the mapping nor the options name a base address. What else is wrong with a mapping
 *   rejects its reads, also with a `ConfigError`.
 */
export function mappedAdapter(options: MappedAdapterOptions): JourneyAdapter {
  const { mapping: given, clock = systemClock, settings = {} } = options;
  const { credentials = 'same-origin', csrf, timeoutMs = 15_000, fetch, storage } = options;
  const id = idOf(given, options.api);
  const token = options.token && tokenSource(options.token, clock);
  const open = loadedOnce('understands mappings', async () => {
    const isFile = typeof given === 'string';
    const mapping = isFile ? await fetchMapping(given, { clock, timeoutMs, fetch }) : given;
    const expressions = await Expressions.load();
    const problems = mappingProblems(mapping, expressions);
    if (problems.length > 0)
      throw new ConfigError(`The mapping cannot be used. ${problems.map(sentenceOf).join(' ')}`);
    const host = { api: apiOf(mapping, options.api), clock, token, credentials, csrf, timeoutMs, fetch };
    const requests = new HostRequests(mapping, expressions, host);
    const webhooks = webhooksOf(expressions, host);
    const mapped = new CompletedHost(
      new MappedHost(mapping, { requests, webhooks, expressions, settings, clock }),
    );
    const { keptHere: kinds = [] } = mapping;
    if (kinds.length === 0) return mapped;
    const { keepHere } = await import('../kept-here/keep-here.js');
    return keepHere(
      { id, read: (...given) => mapped.read(...given), send: (...given) => mapped.send(...given) },
      { kinds, storage },
    );
  });
  return {
    id,
    batchSize: 1,
    read: async (query, context) => {
      const host = await open();
      return host.read(query, context).catch(async (error: unknown) => {
        if (!(error instanceof RangeError)) throw error;
        throw (await import('./too-deep.js')).tooDeep(query.kind, error);
      });
    },
    send: async (changes, context) => (await open()).send(changes, context),
    renewToken: token && (() => token.forget()),
  };
}

/** Fetched when the first is called. */
function webhooksOf(expressions: Expressions, host: HostRequestsOptions): () => Promise<Webhooks> {
  return loadedOnce('calls webhooks', async () => {
    const { Webhooks } = await import('./webhooks.js');
    return new Webhooks(expressions, host);
  });
}

/** A name for the host that is known before a file is fetched: what is kept on the device stands under it. */
function idOf(mapping: Mapping | string, api: string | undefined): string {
  if (typeof mapping !== 'string') return baseUrl(apiOf(mapping, api));
  return api === undefined ? new URL(mapping, globalThis.location?.href).href : baseUrl(api);
}

function apiOf(mapping: Mapping, given: string | undefined): string {
  // what a script holds may be any JSON
  const api = (mapping as Partial<Mapping> | null)?.api ?? given;
  if (api === undefined) throw new ConfigError('A mapping needs "api": the base address of the host.');
  return api;
}

function sentenceOf({ path, message }: MappingProblem): string {
  return `${path}: ${message}.`;
}
