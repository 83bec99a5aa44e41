import type { JourneyAdapter } from './adapters/adapter.js';
import { pathOf, withSearch } from './adapters/rest/rest-paths.js';
import type { JourneyClientOptions } from './client-options.js';
import { systemClock } from './clock/clock.js';
import { Transport } from './transport/transport.js';

/** Where the REST adapter finds the host, and how it speaks to it. */
export type RestAdapterOptions = Required<Pick<JourneyClientOptions, 'api'>> &
  Pick<JourneyClientOptions, 'token' | 'credentials' | 'csrf' | 'timeoutMs' | 'fetch' | 'clock'>;

/** Reads and writes an API that serves the contract as it stands. */
export interface RestAdapter extends Required<JourneyAdapter> {
  /** Forgets the token: the next request asks for a new one. */
  renewToken(): void;
}

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
    async send(changes, { partnerId, signal, madeBy, confirmViewer }) {
      const path = withSearch('changes', { partnerId });
      return (await transport.request({ path, signal, body: { changes, madeBy }, confirmViewer })).body;
    },
    watch(listener, { partnerId, signal, lastEventId: after }) {
      // the id goes into the address: a header of its own would need the host's permission on every foreign origin
      const open = (lastEventId: string | undefined, attempt: AbortSignal) =>
        transport.open(withSearch('events', { partnerId, lastEventId }), attempt);
      import('./later.js').then(
        ({ readEventStream }) => readEventStream({ open, listener, clock, signal, lastEventId: after }),
        () => listener.onConnectionChange(false),
      );
    },
    renewToken: () => transport.forgetToken(),
  };
}
