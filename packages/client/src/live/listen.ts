import type { JourneyAdapter } from '../adapters/adapter.js';
import type { Query } from '../adapters/query.js';
import type { Clock } from '../clock/clock.js';
import { delay } from '../clock/delay.js';
import { concerns } from './news.js';

const pollIntervalMs = 60_000;
/** Messages that come together are one reason to ask. */
const gatherMs = 50;

/** What listening for news needs. */
export interface ListenOptions {
  readonly adapter: JourneyAdapter;
  readonly clock: Clock;
  readonly mode: 'sse' | 'poll';
  readonly partnerId: string | undefined;
  readonly signal: AbortSignal;
  /** What the host said last about a query. */
  readonly truthOf: (query: Query) => unknown;
  /** These queries may have another answer now. */
  readonly onStale: (isStale: (query: Query) => boolean) => void;
}

/** Listens until the signal aborts: to the stream of the adapter, or by asking at intervals while the page is seen. */
export function listen(options: ListenOptions): void {
  if (options.mode === 'sse' && options.adapter.watch) watch(options);
  else void poll(options);
}

function watch({ adapter, clock, partnerId, signal, truthOf, onStale }: ListenOptions): void {
  let gathered: unknown[] = [];
  let cancel = () => {};
  const tell = () => {
    const isStale = concerns(gathered, truthOf);
    gathered = [];
    onStale(isStale);
  };
  signal.addEventListener('abort', () => cancel(), { once: true });
  const listener = {
    onMessage(message: unknown) {
      if (gathered.push(message) === 1) cancel = clock.after(gatherMs, tell);
    },
    onReset: () => onStale(() => true),
    onConnectionChange() {},
  };
  adapter.watch?.(listener, { signal, partnerId });
}

async function poll({ clock, signal, onStale }: ListenOptions): Promise<void> {
  try {
    for (;;) {
      await delay(clock, pollIntervalMs, signal);
      if (globalThis.document?.visibilityState !== 'hidden') onStale(() => true);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
