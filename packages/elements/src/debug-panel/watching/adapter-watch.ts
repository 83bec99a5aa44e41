import type { JourneyAdapter, Query, ReadContext } from '@partner-journey/client';

/** What an adapter gave to one query when it was asked last. */
export interface WatchedRead {
  readonly query: Query;
  /** Milliseconds since 1970 by this machine's clock. */
  readonly askedAt: number;
  /** Absent: it has not answered yet. */
  readonly tookMs?: number;
  readonly outcome: 'waiting' | 'answered' | 'unchanged' | 'failed';
  /** The last answer as the adapter gave it, before it was held against the contract. */
  readonly body?: unknown;
}

/** Lets an adapter do all it does, and sees what it gives. */
export class AdapterWatch {
  /** The adapter to use: as the one given, but watched. */
  readonly adapter: JourneyAdapter;
  private readonly byQuery = new Map<string, WatchedRead>();
  private readonly onNews: () => void;

  constructor(inner: JourneyAdapter, onNews: () => void) {
    this.onNews = onNews;
    // not spread: an adapter may be of a class, whose methods would be left behind
    this.adapter = {
      id: inner.id,
      batchSize: inner.batchSize,
      read: (query, context) => this.read(inner, query, context),
      send: (changes, context) => inner.send(changes, context),
      ...(inner.watch && { watch: (listener, context) => inner.watch?.(listener, context) }),
      ...(inner.renewToken && { renewToken: () => inner.renewToken?.() }),
    };
  }

  /** In the order in which they were asked for the first time. */
  get reads(): readonly WatchedRead[] {
    return [...this.byQuery.values()];
  }

  private async read(inner: JourneyAdapter, query: Query, context: ReadContext) {
    const askedAt = Date.now();
    this.note(query, { askedAt, outcome: 'waiting' });
    try {
      const answer = await inner.read(query, context);
      const tookMs = Date.now() - askedAt;
      if (answer.unchanged) this.note(query, { askedAt, tookMs, outcome: 'unchanged' });
      else this.note(query, { askedAt, tookMs, outcome: 'answered', body: answer.body });
      return answer;
    } catch (error) {
      this.note(query, { askedAt, tookMs: Date.now() - askedAt, outcome: 'failed' });
      throw error;
    }
  }

  private note(query: Query, news: Omit<WatchedRead, 'query'>): void {
    const key = JSON.stringify(query);
    const body = this.byQuery.get(key)?.body;
    this.byQuery.set(key, { query, ...(body !== undefined && { body }), ...news });
    this.onNews();
  }
}
