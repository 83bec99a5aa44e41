import type { Database } from '../database/database.js';
import { describeFault } from '../problems/fault.js';
import type { EventBell } from './event-bell.js';
import { readEventsAfter, type StoredEvent } from './event-log.js';

const batchSize = 500;

/** Somebody who follows the messages of a tenant. */
export interface Follower {
  /** Id of the last message it was given, or chose to begin after. */
  readonly position: number;
  /** Takes the next messages, oldest first; those up to its position are not for it. */
  take(messages: readonly StoredEvent[]): void;
}

/** What feeds work with. */
export interface FeedOptions {
  readonly database: Database;
  readonly bell: EventBell;
  /** Milliseconds after which the log is read again, whether the bell rang or not. */
  readonly lookAgainMs: number;
  readonly log: (line: string) => void;
}

/** Brings messages from the log to those who follow it: read once for all of a tenant in this process. */
export interface EventFeeds {
  /** Gives a follower everything after its position, now and from now on; the returned function ends it. */
  follow(tenantId: string, follower: Follower): () => void;
}

/** Makes the feeds of a process. */
export function createEventFeeds(options: FeedOptions): EventFeeds {
  const feeds = new Map<string, TenantFeed>();
  return {
    follow: (tenantId, follower) => {
      const feed = feeds.get(tenantId) ?? new TenantFeed(options, tenantId);
      feeds.set(tenantId, feed);
      feed.add(follower);
      return () => {
        if (feed.remove(follower) === 0 && feeds.get(tenantId) === feed) feeds.delete(tenantId);
      };
    },
  };
}

/**
 * ```
 * bell, or time to look again ─ read after the follower that is furthest behind ─ give to all ─┐
 *              └───────────────────────── until nothing is new ────────────────────────────────┘
 * ```
 */
class TenantFeed {
  private readonly followers = new Set<Follower>();
  private isReading = false;
  private isStale = false;
  private stopListening: (() => void) | undefined;
  private readonly options: FeedOptions;
  private readonly tenantId: string;

  constructor(options: FeedOptions, tenantId: string) {
    this.options = options;
    this.tenantId = tenantId;
  }

  add(follower: Follower): void {
    this.followers.add(follower);
    this.stopListening ??= this.listen();
    this.look();
  }

  /** @returns how many are left. */
  remove(follower: Follower): number {
    this.followers.delete(follower);
    if (this.followers.size === 0) {
      this.stopListening?.();
      this.stopListening = undefined;
    }
    return this.followers.size;
  }

  private listen(): () => void {
    const look = () => this.look();
    const unlisten = this.options.bell.listen(this.tenantId, look);
    const timer = setInterval(look, this.options.lookAgainMs);
    return () => {
      unlisten();
      clearInterval(timer);
    };
  }

  private look(): void {
    this.isStale = true;
    if (!this.isReading) void this.readWhileStale();
  }

  private async readWhileStale(): Promise<void> {
    this.isReading = true;
    try {
      while (this.isStale && this.followers.size > 0) {
        this.isStale = false;
        await this.readAll();
      }
    } catch (error) {
      // the next look reads the same again
      this.options.log(`live messages could not be read: ${describeFault(error)}`);
    } finally {
      this.isReading = false;
    }
  }

  private async readAll(): Promise<void> {
    for (;;) {
      // whoever comes while this is read may be further behind: they are for the next round
      const readers = [...this.followers];
      const after = readers.reduce((least, { position }) => Math.min(least, position), Infinity);
      if (readers.length === 0) return;
      const found = await readEventsAfter(this.options.database, this.tenantId, { after, limit: batchSize });
      if (found.length === 0) return;
      for (const reader of readers) reader.take(found);
      if (found.length < batchSize) return;
    }
  }
}
