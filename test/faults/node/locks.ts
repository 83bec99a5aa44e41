/** Web Locks of one simulated browser: exclusive, in the order of asking, let go when the work ends or the tab is gone. */
import type { Tasks } from './tasks.js';

interface Request {
  readonly tab: string;
  readonly label: string;
  /** Runs the work; the promise is that of the work itself. */
  begin(): Promise<unknown>;
  /** Another one has taken the lock away. */
  robbed(): void;
}

type Work = (lock: { name: string; mode: 'exclusive' } | null) => unknown;

export class Locks {
  readonly #tasks: Tasks;
  readonly #held = new Map<string, Request>();
  readonly #waiting = new Map<string, Request[]>();

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  /** `navigator.locks` of one tab. */
  forTab(tab: string): Pick<LockManager, 'request'> {
    const request = (name: string, ...rest: [Work] | [LockOptions, Work]) =>
      rest.length === 1 ? this.#request(tab, name, {}, rest[0]) : this.#request(tab, name, rest[0], rest[1]);
    return { request: request };
  }

  /** A tab is gone: what it held or wanted is free. */
  forget(tab: string): void {
    for (const [name, waiting] of this.#waiting) {
      this.#waiting.set(
        name,
        waiting.filter((request) => request.tab !== tab),
      );
    }
    for (const [name, held] of [...this.#held]) if (held.tab === tab) this.#release(name, held);
  }

  #request(tab: string, name: string, options: LockOptions, work: Work): Promise<unknown> {
    const { ifAvailable, steal, signal } = options;
    return new Promise((resolve, reject) => {
      const attempt = (lock: Parameters<Work>[0]) =>
        Promise.resolve(lock)
          .then(work)
          .then(resolve, (error: unknown) => reject(error as Error));
      if (signal?.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const waiting = this.#waiting.get(name) ?? [];
      if (ifAvailable && (this.#held.has(name) || waiting.length > 0)) {
        this.#tasks.add({ tab, label: `no lock ${name}`, run: () => void attempt(null) });
        return;
      }
      const request: Request = {
        tab,
        label: `lock ${name}`,
        begin: () => attempt({ name, mode: 'exclusive' }),
        robbed: () => reject(new DOMException('The lock was stolen.', 'AbortError')),
      };
      const giveUp = () => {
        if (this.#giveUp(name, request)) reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#waiting.set(name, steal ? [request, ...waiting] : [...waiting, request]);
      if (steal) this.#rob(name);
      this.#grant(name);
    });
  }

  #rob(name: string): void {
    const held = this.#held.get(name);
    if (!held) return;
    this.#held.delete(name);
    this.#tasks.add({ tab: held.tab, label: `loses ${held.label}`, run: () => held.robbed() });
  }

  /** Whether the request was still waiting. */
  #giveUp(name: string, request: Request): boolean {
    const waiting = this.#waiting.get(name) ?? [];
    this.#waiting.set(
      name,
      waiting.filter((other) => other !== request),
    );
    return waiting.includes(request);
  }

  #grant(name: string): void {
    const [next, ...others] = this.#waiting.get(name) ?? [];
    if (!next || this.#held.has(name)) return;
    this.#held.set(name, next);
    this.#waiting.set(name, others);
    const run = () => void next.begin().finally(() => this.#release(name, next));
    this.#tasks.add({ tab: next.tab, label: next.label, run });
  }

  #release(name: string, request: Request): void {
    if (this.#held.get(name) !== request) return;
    this.#held.delete(name);
    this.#grant(name);
  }
}
