import type { Query } from '../adapters/query.js';
import type { Clock } from '../clock/clock.js';

/** What came of asking the host. */
export interface Asked {
  /** Absent: the one before still holds. */
  readonly etag?: string | undefined;
  readonly maxAgeMs: number;
}

/** What the reads need from the house. */
export interface ReadsOptions {
  readonly clock: Clock;
  /** What has to happen before anything is asked, such as reading what is kept on the device. */
  ready(): Promise<unknown>;
  /** Whether there is a value to show. */
  has(key: string): boolean;
  /** Asks the host and shows the answer unless `isOvertaken` says that it is too old; rejects when it could not. */
  ask(query: Query, key: string, context: AskContext): Promise<Asked>;
}

/** What goes along when the host is asked. */
export interface AskContext {
  readonly signal: AbortSignal;
  readonly etag?: string | undefined;
  /** Whether something newer than the request became known while it was under way. */
  isOvertaken(): boolean;
}

interface Entry {
  readonly query: Query;
  readonly key: string;
  observers: number;
  freshUntil: number;
  etag?: string | undefined;
  request?: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;
  /** The last attempt brought no answer. */
  failed?: boolean;
  /** Became stale since the last request began. */
  again?: boolean;
  /** A receipt rewrote the answer since the last request began. */
  overtaken?: boolean;
  /** When a receipt rewrote the answer last. */
  rewrittenAt?: number;
}

/** Who looks at which query, and what was asked when: any number of observers make one request. */
export class Reads {
  readonly #options: ReadsOptions;
  readonly #entries = new Map<string, Entry>();
  #paused = false;

  constructor(options: ReadsOptions) {
    this.#options = options;
  }

  /** Counts one more observer, and asks when there is nothing fresh. */
  observe(key: string, query: Query): () => void {
    const entry = this.#entry(key, query);
    entry.observers += 1;
    // what failed while others look is not asked again for each who joins them
    if (entry.observers === 1 || !entry.failed) void this.#ensure(entry);
    return () => {
      entry.observers -= 1;
      // an element that is moved is away for a moment only
      queueMicrotask(() => entry.observers > 0 || this.#abort(entry));
    };
  }

  /** Resolves when there is a fresh answer, or none to be had. */
  async ensure(key: string, query: Query): Promise<void> {
    const entry = this.#entry(key, query);
    entry.observers += 1;
    await this.#ensure(entry);
    entry.observers -= 1;
  }

  /** Takes up what is known of an answer that was kept on the device. */
  known(key: string, query: Query, freshUntil: number, etag: string | undefined): void {
    Object.assign(this.#entry(key, query), { freshUntil, etag });
  }

  /** Marks answers as stale and asks again for those that somebody looks at. Resolves when that is done. */
  async invalidate(concerns: (query: Query) => boolean): Promise<void> {
    for (const entry of this.#entries.values()) {
      if (!concerns(entry.query)) continue;
      entry.freshUntil = 0;
      entry.again = true;
    }
    await this.revalidate(concerns);
  }

  /** Asks again for everything that somebody looks at and that is no longer fresh. */
  async revalidate(concerns: (query: Query) => boolean = () => true): Promise<void> {
    const entries = [...this.#entries.values()];
    const observed = entries.filter(({ observers, query }) => observers > 0 && concerns(query));
    await Promise.all(observed.map((entry) => this.#ensure(entry)));
  }

  /** A receipt rewrote these answers: what is under way is older than what is shown. Gives what was asked. */
  overtake(keys: readonly string[]): readonly Pick<Entry, 'key' | 'query' | 'freshUntil'>[] {
    const entries = keys.flatMap((key) => this.#entries.get(key) ?? []);
    for (const entry of entries) {
      // the tag belongs to the answer without the receipt
      entry.etag = undefined;
      entry.rewrittenAt = this.#options.clock.now();
      entry.overtaken = entry.again = true;
    }
    return entries;
  }

  /** Whether somebody looks at an answer that is not newer than one that was asked for at that moment. */
  wants(key: string, askedAt: number): boolean {
    const entry = this.#entries.get(key);
    return !!entry && entry.observers > 0 && !entry.request && !((entry.rewrittenAt ?? 0) >= askedAt);
  }

  /** Stops asking until `resume`; what is under way is given up. */
  pause(): void {
    this.#paused = true;
    for (const entry of this.#entries.values()) this.#abort(entry);
  }

  resume(): void {
    this.#paused = false;
  }

  /** Forgets every answer but one, and who looks only when `isOver`: nothing but that one is asked for then. */
  clear(exceptKey?: string, isOver = false): void {
    for (const [key, entry] of this.#entries) {
      if (key === exceptKey) continue;
      if (isOver) entry.observers = 0;
      this.#abort(entry);
      Object.assign(entry, { freshUntil: 0, etag: undefined });
      if (entry.observers === 0) this.#entries.delete(key);
    }
  }

  #entry(key: string, query: Query): Entry {
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { key, query, observers: 0, freshUntil: 0 };
      this.#entries.set(key, entry);
    }
    return entry;
  }

  #isFresh(entry: Entry): boolean {
    return this.#options.has(entry.key) && this.#options.clock.now() < entry.freshUntil;
  }

  #ensure(entry: Entry): Promise<void> {
    if (entry.request) return entry.request.done;
    if (this.#paused || this.#isFresh(entry)) return Promise.resolve();
    const abort = new AbortController();
    const request = { abort, done: this.#ask(entry, abort.signal) };
    entry.request = request;
    return request.done;
  }

  async #ask(entry: Entry, signal: AbortSignal): Promise<void> {
    // the request is on record before anything else happens
    await this.#options.ready();
    if (signal.aborted) return;
    if (this.#isFresh(entry)) return void (entry.request = undefined);
    entry.again = entry.overtaken = entry.failed = false;
    const { clock, has, ask } = this.#options;
    const etag = has(entry.key) ? entry.etag : undefined;
    const isOvertaken = () => !!entry.overtaken;
    try {
      const { etag: newTag, maxAgeMs } = await ask(entry.query, entry.key, { signal, etag, isOvertaken });
      if (signal.aborted) return;
      entry.freshUntil = clock.now() + maxAgeMs;
      if (newTag !== undefined) entry.etag = newTag;
    } catch {
      if (signal.aborted) return;
      // asked again by the next who looks when nobody did, or when the connection is back
      entry.freshUntil = 0;
      entry.failed = true;
    }
    entry.request = undefined;
    if (!entry.again) return;
    entry.freshUntil = 0;
    if (entry.observers > 0) await this.#ensure(entry);
  }

  #abort(entry: Entry): void {
    entry.request?.abort.abort();
    entry.request = undefined;
  }
}
