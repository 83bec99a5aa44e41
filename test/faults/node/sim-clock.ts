/** Time that passes only when nothing else can happen, for all tabs of one simulated browser. */
interface Timer {
  readonly at: number;
  readonly tab: string;
  readonly callback: () => void;
}

export class SimClock {
  #now = Date.parse('2026-05-12T09:00:00Z');
  #timers: Timer[] = [];
  readonly #gone = new Set<string>();

  now(): number {
    return this.#now;
  }

  /** Calls back in the name of a tab; the returned function takes it back. */
  after(tab: string, delayMs: number, callback: () => void): () => void {
    if (this.#gone.has(tab)) return () => {};
    const timer = { at: this.#now + Math.max(0, Math.ceil(delayMs)), tab, callback };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  /** Lets a little time pass, without calling anybody back. */
  tick(ms: number): void {
    this.#now += ms;
  }

  /** Goes on to the next timer and takes it; undefined when none waits that may run before `end`. */
  takeNext(isFrozen: (tab: string) => boolean, end = Infinity): (() => void) | undefined {
    const possible = this.#timers.filter(({ tab, at }) => at <= end && !isFrozen(tab));
    const [next] = possible.sort((one, other) => one.at - other.at);
    if (!next) return undefined;
    this.#timers = this.#timers.filter((other) => other !== next);
    this.#now = Math.max(this.#now, next.at);
    return next.callback;
  }

  /** A tab that is gone is not called back any more. */
  forget(tab: string): void {
    this.#gone.add(tab);
    this.#timers = this.#timers.filter((timer) => timer.tab !== tab);
  }
}
