import type { JourneyAdapter, LiveListener } from '../adapters/adapter.js';
import type { Query } from '../adapters/query.js';
import type { Clock } from '../clock/clock.js';
import { delay } from '../clock/delay.js';
import { concerns } from './news.js';
import { shareStream } from './shared-stream.js';

/** How often is asked when the host cannot tell by itself, or its stream does not stand. */
const pollIntervalMs = 60_000;
/** How often is asked although it tells, or where it wants to be left alone: what was missed shows some time. */
const restIntervalMs = 5 * 60_000;
/** Messages that come together are one reason to ask. */
const gatherMs = 50;

/** What listening for news needs. */
export interface ListenOptions {
  readonly adapter: JourneyAdapter;
  readonly clock: Clock;
  readonly mode: 'sse' | 'poll' | 'none';
  readonly partnerId: string | undefined;
  /** Whose news: tabs of the same owner share one stream. */
  readonly owner: string;
  /** After which message news have to be heard; undefined: from now on. */
  readonly lastEventId: string | undefined;
  readonly signal: AbortSignal;
  /** What the host said last about a query. */
  readonly truthOf: (query: Query) => unknown;
  /** These queries may have another answer now. */
  readonly onStale: (isStale: (query: Query) => boolean) => void;
  /** The stream of the host stands, or no longer does. */
  readonly onLine: (isStanding: boolean) => void;
  /** Id of the last message that was heard. */
  readonly onHeard: (eventId: string) => void;
}

/**
 * Listens until the signal aborts: to the stream of the adapter, and by asking at intervals while the page is seen. Gives
 * whether it does: what is read late, after the page went to sleep, opens nothing.
 */
export function listen(options: ListenOptions): boolean {
  if (isHidden()) return false;
  const { mode, adapter, signal, onStale } = options;
  let isConnected = false;
  if (mode === 'sse' && adapter.watch)
    watch(options, (connected) => options.onLine((isConnected = connected)));
  const intervalMs = () => (isConnected || mode === 'none' ? restIntervalMs : pollIntervalMs);
  void poll(options.clock, signal, intervalMs, () => onStale(() => true));
  return true;
}

function isHidden(): boolean {
  return globalThis.document?.visibilityState === 'hidden';
}

function watch(options: ListenOptions, onConnectionChange: (connected: boolean) => void): void {
  const { adapter, clock, partnerId, owner, lastEventId, signal, truthOf, onStale, onHeard } = options;
  let gathered: unknown[] = [];
  let cancel = () => {};
  const tell = () => {
    const isStale = concerns(gathered, truthOf);
    gathered = [];
    onStale(isStale);
  };
  signal.addEventListener('abort', () => cancel(), { once: true });
  const listener: LiveListener = {
    onMessage(message) {
      const { id } = (message ?? {}) as { readonly id?: unknown };
      if (typeof id === 'string') onHeard(id);
      if (gathered.push(message) === 1) cancel = clock.after(gatherMs, tell);
    },
    onReset: () => onStale(() => true),
    onConnectionChange,
  };
  shareStream({
    ...{ clock, signal, lastEventId, listener },
    name: `${owner}/${partnerId ?? ''}`,
    open: (heard, context) => adapter.watch?.(heard, { ...context, partnerId }),
  });
}

async function poll(
  clock: Clock,
  signal: AbortSignal,
  intervalMs: () => number,
  ask: () => void,
): Promise<void> {
  try {
    for (let waitedMs = 0; ;) {
      // looked at every minute, since the stream may come and go meanwhile
      await delay(clock, pollIntervalMs, signal);
      waitedMs += pollIntervalMs;
      if (waitedMs < intervalMs()) continue;
      waitedMs = 0;
      if (!isHidden()) ask();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
