import type { JourneyAdapter } from '../adapters/adapter.js';
import type { Clock } from '../clock/clock.js';
import { delay } from '../clock/delay.js';

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
  /** These messages of the host came in, unchecked. */
  onNews(messages: readonly unknown[]): void;
  /** Anything may be out of date. */
  onReset(): void;
}

/** Listens until the signal aborts: to the stream of the adapter, or by asking at intervals while the page is seen. */
export function listen(options: ListenOptions): void {
  const { adapter, mode } = options;
  if (mode === 'sse' && adapter.watch) watch(options);
  else void poll(options);
}

function watch({ adapter, clock, partnerId, signal, onNews, onReset }: ListenOptions): void {
  let gathered: unknown[] = [];
  let cancel = () => {};
  const tell = () => {
    const messages = gathered;
    gathered = [];
    onNews(messages);
  };
  signal.addEventListener('abort', () => cancel(), { once: true });
  adapter.watch?.(
    {
      onMessage(message) {
        if (gathered.push(message) === 1) cancel = clock.after(gatherMs, tell);
      },
      onReset,
      onConnectionChange() {},
    },
    { signal, ...(partnerId !== undefined && { partnerId }) },
  );
}

async function poll({ clock, signal, onReset }: ListenOptions): Promise<void> {
  try {
    for (;;) {
      await delay(clock, pollIntervalMs, signal);
      if (globalThis.document?.visibilityState !== 'hidden') onReset();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
