import type { Clock } from '../clock/clock.js';
import { turn } from './until.js';

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now: number;
  #timers: { readonly at: number; readonly callback: () => void }[] = [];

  constructor(start = '2026-05-12T09:00:00Z') {
    this.#now = Date.parse(start);
  }

  /** How many timers wait. */
  get timers(): number {
    return this.#timers.length;
  }

  /** Milliseconds until the next timer is due; Infinity when none waits. */
  get nextInMs(): number {
    return Math.min(...this.#timers.map(({ at }) => at)) - this.#now;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { at: this.#now + delayMs, callback };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  /** Lets time pass: every timer that becomes due runs at its moment, and what it sets off in promises too. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await turn();
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
      await turn();
    }
    this.#now = end;
  }
}

/** The same time in a tab that stands still: its timers never run. */
export function frozen(clock: Clock): Clock {
  return { now: () => clock.now(), after: () => () => {} };
}
