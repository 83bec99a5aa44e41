/** Time for a crowd: thousands of timers, moment by moment. */
export class CrowdClock {
  #now = Date.parse('2026-05-12T09:00:00Z');
  readonly #moments = new Map<number, Set<() => void>>();

  now(): number {
    return this.#now;
  }

  after(delayMs: number, callback: () => void): () => void {
    const at = this.#now + Math.max(0, Math.ceil(delayMs));
    const moment = this.#moments.get(at) ?? new Set();
    this.#moments.set(at, moment);
    const entry = () => callback();
    moment.add(entry);
    return () => void moment.delete(entry);
  }

  /** Lets time pass, and everything that it brings. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await turn();
    for (; this.#now < end; this.#now += 1) {
      const moment = this.#moments.get(this.#now);
      if (!moment) continue;
      // what is set for this very moment meanwhile belongs to it
      for (const callback of moment) {
        moment.delete(callback);
        callback();
      }
      await turn();
      if (moment.size > 0) {
        this.#now -= 1;
        continue;
      }
      this.#moments.delete(this.#now);
    }
  }
}

/** Everything that only waits for promises has gone on. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
