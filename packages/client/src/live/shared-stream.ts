import type { LiveListener, WatchContext } from '../adapters/adapter.js';
import type { Clock } from '../clock/clock.js';
import { tabChannel } from '../tabs/tab-channel.js';

/** How often the tab that holds the stream says that it is there. */
const aliveMs = 20_000;
/** After so long without a word the next tab takes the stream over. */
const silenceMs = 70_000;

/** What sharing a stream needs. */
export interface SharedStreamOptions {
  /** Tabs that use the same name share one stream. */
  readonly name: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly lastEventId: string | undefined;
  readonly listener: LiveListener;
  /** Opens a stream of this tab's own, until the signal of the context aborts. */
  open(listener: LiveListener, context: Pick<WatchContext, 'signal' | 'lastEventId'>): void;
}

type StreamNews =
  | { readonly type: 'message'; readonly message: unknown }
  | { readonly type: 'reset' }
  | { readonly type: 'connected'; readonly connected: boolean }
  | { readonly type: 'alive'; readonly lastEventId: string | undefined; readonly connected: boolean }
  | { readonly type: 'joined' };

/**
 * Listens to one stream for all tabs of a browser: browsers open only a few connections to a host at a time. The tab
 * that holds a Web Lock reads it and tells the others; when it goes, sleeps or falls silent, the next one takes over
 * after the last message it has heard. Where there are no Web Locks, every tab has a stream of its own.
 */
export function shareStream(options: SharedStreamOptions): void {
  const { name, signal, open, listener, lastEventId } = options;
  const locks = globalThis.navigator?.locks;
  if (!locks) {
    open(listener, { signal, lastEventId });
    return;
  }
  const tab = new StreamTab(options);
  signal.addEventListener('abort', () => tab.close(), { once: true });
  void tab.run(locks, `partner-journey/stream/${name}`);
}

class StreamTab {
  readonly #options: SharedStreamOptions;
  readonly #channel;
  #lastEventId: string | undefined;
  /** Whether the stream stands, as its tab last said. */
  #isConnected = false;
  #leads: AbortController | undefined;
  #cancelTimer = () => {};

  constructor(options: SharedStreamOptions) {
    this.#options = options;
    this.#lastEventId = options.lastEventId;
    this.#channel = tabChannel<StreamNews>(`stream/${options.name}`, (news) => this.#hear(news));
  }

  async run(locks: LockManager, lock: string): Promise<void> {
    const { signal, open, listener } = this.#options;
    this.#channel.post({ type: 'joined' });
    for (let steal = false; !signal.aborted;) {
      const patience = new AbortController();
      const stop = () => patience.abort();
      signal.addEventListener('abort', stop, { once: true });
      this.#waitForSilence(stop);
      try {
        await locks.request(lock, steal ? { steal } : { signal: patience.signal }, () => this.#lead());
      } catch {
        const isOurs = this.#leads !== undefined || patience.signal.aborted;
        this.#leads?.abort();
        this.#leads = undefined;
        // frames without an origin of their own, and pages that are gone, have locks that refuse
        if (!isOurs) {
          open(listener, { signal, lastEventId: this.#lastEventId });
          return;
        }
      } finally {
        signal.removeEventListener('abort', stop);
      }
      steal = patience.signal.aborted;
    }
  }

  close(): void {
    this.#cancelTimer();
    this.#leads?.abort();
    this.#channel.close();
  }

  /** Holds the stream until it is taken away or nobody needs it. */
  #lead(): Promise<void> {
    const { signal, open } = this.#options;
    const leads = (this.#leads = new AbortController());
    this.#sayAlive();
    open(this.#teller(), { signal: leads.signal, lastEventId: this.#lastEventId });
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  }

  /** Tells this tab and all others. */
  #teller(): LiveListener {
    const tell = (news: StreamNews) => {
      if (this.#leads?.signal.aborted) return;
      this.#take(news);
      this.#channel.post(news);
    };
    return {
      onMessage: (message) => tell({ type: 'message', message }),
      onReset: () => tell({ type: 'reset' }),
      onConnectionChange: (connected) => tell({ type: 'connected', connected }),
    };
  }

  #sayAlive(): void {
    this.#cancelTimer();
    this.#channel.post({ type: 'alive', lastEventId: this.#lastEventId, connected: this.#isConnected });
    this.#cancelTimer = this.#options.clock.after(aliveMs, () => this.#sayAlive());
  }

  #hear(news: StreamNews): void {
    if (news.type === 'joined') {
      if (this.#leads) this.#sayAlive();
    } else if (!this.#leads) {
      this.#take(news);
    }
  }

  #take(news: StreamNews): void {
    const { listener } = this.#options;
    if (!this.#leads) this.#onWord();
    if (news.type === 'connected') {
      this.#isConnected = news.connected;
      listener.onConnectionChange(news.connected);
    } else if (news.type === 'reset') listener.onReset();
    else if (news.type === 'message') {
      const { id } = (news.message ?? {}) as { readonly id?: unknown };
      if (typeof id === 'string') this.#lastEventId = id;
      listener.onMessage(news.message);
    } else if (news.type === 'alive') {
      listener.onConnectionChange(news.connected);
      this.#catchUp(news.lastEventId);
    }
  }

  /** The leader stands somewhere else: what happened in between is not known. */
  #catchUp(lastEventId: string | undefined): void {
    if (lastEventId === undefined || lastEventId === this.#lastEventId) return;
    this.#lastEventId = lastEventId;
    this.#options.listener.onReset();
  }

  #onWord = () => {};

  #waitForSilence(onSilence: () => void): void {
    this.#onWord = () => {
      this.#cancelTimer();
      this.#cancelTimer = this.#options.clock.after(silenceMs, onSilence);
    };
    this.#onWord();
  }
}
