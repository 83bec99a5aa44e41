import type { JourneyAdapter } from '../adapters/adapter.js';
import { withSearch } from '../adapters/rest/rest-paths.js';
import type { Clock } from '../clock/clock.js';
import type { Transport } from '../transport/transport.js';
import { readEventStream } from './event-stream.js';

/** Watches a host by its stream of events. Comes with the part that writes. */
export function watchEvents(
  transport: Transport,
  clock: Clock,
  ...[listener, { partnerId, signal, lastEventId: after }]: Parameters<Required<JourneyAdapter>['watch']>
): Promise<void> {
  // the id goes into the address: a header of its own would need the host's permission on every foreign origin
  const open = (lastEventId: string | undefined, attempt: AbortSignal) =>
    transport.open(withSearch('events', { partnerId, lastEventId }), attempt);
  return readEventStream({ open, listener, clock, signal, lastEventId: after });
}
