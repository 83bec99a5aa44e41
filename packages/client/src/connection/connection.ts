import { backOffMs } from '../clock/back-off.js';
import type { Clock } from '../clock/clock.js';
import { HostResponseError } from '../errors/host-response-error.js';
import type { JourneyError } from '../errors/journey-error.js';

const firstProbeMs = 4_000;
const longestProbeMs = 60_000;

/** What the connection needs from the house. */
export interface ConnectionOptions {
  readonly clock: Clock;
  /** Requests reach the host, or no longer do. */
  onChange(online: boolean): void;
  /** A good moment to ask again for what is old or missing, and to send what waits. */
  onWake(): void;
  /** The page goes to sleep or away: nothing may stay open. */
  onSleep(): void;
}

/**
 * Whether the host can be reached, judged by what requests did. What the browser says about the network,
 * and that the page comes to the front, are only reasons to try.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  #online: boolean | undefined;
  #failures = 0;
  #cancelProbe: (() => void) | undefined;
  #listeners: AbortController | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Whether the last request reached the host; undefined before the first. */
  get isOnline(): boolean | undefined {
    return this.#online;
  }

  /** Begins to listen to the page, where there is one. */
  open(): void {
    if (this.#listeners) return;
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const wake = () => this.#options.onWake();
    const { addEventListener: on, document: page } = globalThis;
    on?.call(globalThis, 'online', wake, { signal });
    on?.call(globalThis, 'pageshow', (event) => (event as PageTransitionEvent).persisted && wake(), {
      signal,
    });
    on?.call(globalThis, 'pagehide', () => this.#options.onSleep(), { signal });
    page?.addEventListener('visibilitychange', () => page.visibilityState === 'visible' && wake(), {
      signal,
    });
  }

  /** Takes every listener and timer back. */
  close(): void {
    this.#listeners?.abort();
    this.#listeners = undefined;
    this.#stopProbing();
  }

  /** The host answered. */
  reached(): void {
    this.#failures = 0;
    this.#become(true);
  }

  /** A request failed: was the host there, and when is it worth another try? */
  failed(error: JourneyError): void {
    if (error.code === 'unreachable' || error.code === 'timeout') {
      this.#become(false);
      this.#probeLater();
      return;
    }
    this.#become(true);
    // a host that is busy says when, or is asked again after a while
    if (error instanceof HostResponseError && (error.status >= 500 || error.status === 429)) {
      this.#probeLater(error.retryAfterMs);
    }
  }

  #probeLater(delayMs = backOffMs(this.#failures++, firstProbeMs, longestProbeMs)): void {
    if (!this.#listeners) return;
    this.#cancelProbe ??= this.#options.clock.after(delayMs, () => {
      this.#cancelProbe = undefined;
      this.#options.onWake();
    });
  }

  #stopProbing(): void {
    this.#cancelProbe?.();
    this.#cancelProbe = undefined;
  }

  #become(online: boolean): void {
    if (this.#online === online) return;
    this.#online = online;
    this.#options.onChange(online);
  }
}
