import { RestAdapter } from './adapters/rest/rest-adapter.js';
import type { JourneyClientOptions } from './client-options.js';
import { systemClock } from './clock/clock.js';
import { Transport } from './transport/transport.js';

/** Where the REST adapter finds the host, and how it speaks to it. */
export type RestAdapterOptions = Required<Pick<JourneyClientOptions, 'api'>> &
  Pick<JourneyClientOptions, 'token' | 'credentials' | 'timeoutMs' | 'fetch' | 'clock'>;

/**
 * The adapter for an API that serves the contract as it stands: what `api` in the options of a client stands for.
 * @throws {ConfigError} when the base address cannot be understood here.
 */
export function restAdapter({ clock = systemClock, ...options }: RestAdapterOptions): RestAdapter {
  const transport = new Transport({ ...options, clock });
  return new RestAdapter({
    id: transport.base,
    transport,
    readStream: (open, listener, signal) => {
      import('./live/event-stream.js').then(
        ({ readEventStream }) => readEventStream({ open, listener, clock, signal }),
        () => listener.onConnectionChange(false),
      );
    },
  });
}
