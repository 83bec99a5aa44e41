import type { JourneyAdapter } from './adapters/adapter.js';
import { pathOf } from './adapters/rest/rest-paths.js';
import type { JourneyClientOptions } from './client-options.js';
import { systemClock } from './clock/clock.js';
import { Transport } from './transport/transport.js';

/** Where the REST adapter finds the host, and how it speaks to it. */
export type RestAdapterOptions = Required<Pick<JourneyClientOptions, 'api'>> &
  Pick<JourneyClientOptions, 'token' | 'credentials' | 'csrf' | 'timeoutMs' | 'fetch' | 'clock'>;

/** Reads and writes an API that serves the contract as it stands. */
export type RestAdapter = JourneyAdapter & Required<Pick<JourneyAdapter, 'watch'>>;

/**
 * The adapter for an API that serves the contract as it stands: what `api` in the options of a client stands for.
 * @throws {ConfigError} when the base address cannot be understood here.
 */
export function restAdapter({ clock = systemClock, ...options }: RestAdapterOptions): RestAdapter {
  const transport = new Transport({ ...options, clock });
  return {
    id: transport.base,
    read: (query, { partnerId, signal, etag }) =>
      transport.request({
        ...{ path: pathOf(query, partnerId), signal, etag },
        asksWho: query.kind === 'session',
      }),
    async send(changes, context) {
      return (await import('./later.js')).sendChanges(transport, changes, context);
    },
    async uploads() {
      return (await import('./later.js')).restUploads(transport);
    },
    watch(listener, context) {
      import('./later.js').then(
        ({ watchEvents }) => watchEvents(transport, clock, listener, context),
        () => listener.onConnectionChange(false),
      );
    },
    renewToken: options.token && (() => transport.forgetToken()),
  };
}
