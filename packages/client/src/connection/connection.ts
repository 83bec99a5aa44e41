import type { QueryKind } from '../adapters/query.js';
import { turnAfterMs } from '../clock/back-off.js';
import type { Clock } from '../clock/clock.js';
import type { HostResponseError } from '../errors/host-response-error.js';
import type { JourneyError } from '../errors/journey-error.js';

const hiddenMs = 60_000;
/** A page that is seen again gets the focus too, and may have been asleep, in any order: that is one return. */
const sameReturnMs = 1_000;
/** The focus also comes back from every frame and dialog of the page: so long after a return it is none. */
const sameFocusMs = 10_000;

/** What the connection needs from the house. */
export interface ConnectionOptions {
  readonly clock: Clock;
  /** Requests reach the host, or no longer do. */
  onChange(online: boolean): void;
  /** A good moment to ask again for what is old or missing, and to send what waits. */
  onWake(): void;
  /** Nobody has seen the page for a minute. */
  onHidden(): void;
  /** The page goes to sleep and may come back: nothing may stay open. */
  onSleep(): void;
}

/**
 * Whether the host can be reached, judged by what requests did. What the browser says about the network,
 * and that the page comes to the front, are only reasons to try.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  /** Whether the last request reached the host; undefined before the first. */
  #online: boolean | undefined;
  #failures = 0;
  #returnedAt = 0;
  #cancelHidden = () => {};
  #cancelProbe: (() => void) | undefined;
  #listeners: AbortController | undefined;
  /** What was answered with a web page the last time. */
  readonly #pages = new Set<QueryKind | undefined>();
  /** Whether the host has answered since it was told that a page came in its place. */
  #isBack = true;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Begins to listen to the page, where there is one. */
  open(): void {
    if (this.#listeners) return;
    const { onWake, onSleep } = this.#options;
    const { signal } = (this.#listeners = new AbortController());
    const { document: page } = globalThis;
    const hear = (from: Partial<EventTarget> | undefined, type: string, listener: EventListener) =>
      from?.addEventListener?.(type, listener, { signal });
    const look = () => this.#look(sameReturnMs);
    const sleep = () => {
      // whoever comes back after this, comes back, however soon
      this.#returnedAt = 0;
      onSleep();
    };
    hear(globalThis, 'online', onWake);
    hear(globalThis, 'pageshow', (event) => (event as PageTransitionEvent).persisted && look());
    hear(globalThis, 'pagehide', (event) => (event as PageTransitionEvent).persisted && sleep());
    hear(page, 'freeze', sleep);
    hear(page, 'resume', look);
    hear(globalThis, 'focus', () => this.#look(sameFocusMs));
    hear(page, 'visibilitychange', look);
  }

  /** Takes every listener and timer back. */
  close(): void {
    this.#listeners?.abort();
    this.#listeners = undefined;
    this.#cancelHidden();
    this.#cancelProbe?.();
    this.#cancelProbe = undefined;
  }

  /** The host answered a query of this kind; without one, changes. */
  reached(asked?: QueryKind): void {
    this.#failures = 0;
    this.#isBack = true;
    this.#pages.delete(asked);
    this.#become(true);
  }

  /**
   * A request failed: was the host there, and when is it worth another try? Gives whether it is news: that the host is
   * still away, or that a page still comes in its place, is none.
   */
  failed(error: JourneyError, asked?: QueryKind): boolean {
    const isAway = error.code === 'unreachable' || error.code === 'timeout';
    const isNews = error.code === 'page' ? this.#isFirstPage(asked) : !isAway || this.#online !== false;
    this.#become(!isAway);
    // a host that is busy says when; whatever else it was, it may be over after a while
    this.#probeLater((error as Partial<HostResponseError>).retryAfterMs);
    return isNews;
  }

  /** One network is in the way of all that is asked; one address may be wrong while the others are right. */
  #isFirstPage(asked: QueryKind | undefined): boolean {
    const isFirst = this.#isBack && !this.#pages.has(asked);
    this.#isBack &&= !isFirst;
    this.#pages.add(asked);
    return isFirst;
  }

  /**
   * Looks whether somebody has come back to the page, from another tab, window or program, or woken it. One that nobody
   * has seen for a while needs no news; what it missed shows when it is seen again.
   */
  #look(sameMs: number): void {
    const { clock, onWake, onHidden } = this.#options;
    this.#cancelHidden();
    const now = clock.now();
    if (globalThis.document?.visibilityState === 'hidden')
      this.#cancelHidden = clock.after(hiddenMs, onHidden);
    // also after a clock was set back
    else if (Math.abs(now - this.#returnedAt) >= sameMs) {
      this.#returnedAt = now;
      onWake();
    }
  }

  #probeLater(askedMs: number | undefined): void {
    if (!this.#listeners || this.#cancelProbe) return;
    const { clock, onWake } = this.#options;
    this.#cancelProbe = clock.after(turnAfterMs(clock.now(), this.#failures++, askedMs), () => {
      this.#cancelProbe = undefined;
      onWake();
    });
  }

  #become(online: boolean): void {
    if (this.#online === online) return;
    this.#online = online;
    this.#options.onChange(online);
  }
}
