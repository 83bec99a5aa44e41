import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describeFault } from '../../problems/fault.js';
import type { Broadcast, BroadcastListener } from '../database.js';

const channel = 'partner_journey';
const firstRetryMs = 100;
const longestRetryMs = 5000;
/** How often the listening connection is asked whether it is alive; a silent one looks the same as a dead one. */
const checkMs = 15_000;

/** What a broadcast works with. */
export interface BroadcastOptions {
  /** Sends. */
  readonly pool: pg.Pool;
  /** How to open the connection that listens. */
  readonly listenWith: pg.ClientConfig;
  /** Takes one line about each fault. */
  readonly log: (line: string) => void;
}

/**
 * Texts between processes by NOTIFY and LISTEN.
 *
 * ```
 * connect ─ LISTEN ─ tell listeners that they may have missed something ─ hear …
 *    └──────────── wait 0.1 to 5 s ──────────── connection lost ─────────┘
 * ```
 */
export function openBroadcast(options: BroadcastOptions): Broadcast & { close(): Promise<void> } {
  const own = randomBytes(6).toString('hex');
  const listeners = new Set<BroadcastListener>();
  const sender = new Sender(options, own);
  const receiver = new Receiver(options, {
    heard: (payload) => {
      const [from, text] = [payload.slice(0, own.length), payload.slice(own.length)];
      if (from !== own) listeners.forEach(({ heard }) => heard(text));
    },
    missed: () => listeners.forEach(({ missed }) => missed()),
  });
  return {
    send: (text) => sender.send(text),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await receiver.close();
      await sender.close();
    },
  };
}

/** Sends outside the transactions it tells of, as NOTIFY lets only one transaction of a server commit at a time. */
class Sender {
  private readonly waiting = new Set<string>();
  private isSending = false;
  private sending = Promise.resolve();
  private readonly options: BroadcastOptions;
  private readonly own: string;

  constructor(options: BroadcastOptions, own: string) {
    this.options = options;
    this.own = own;
  }

  send(text: string): void {
    this.waiting.add(text);
    if (!this.isSending) this.sending = this.sendAll();
  }

  async close(): Promise<void> {
    await this.sending;
  }

  private async sendAll(): Promise<void> {
    this.isSending = true;
    while (this.waiting.size > 0) {
      const payloads = [...this.waiting].map((text) => `${this.own}${text}`);
      this.waiting.clear();
      try {
        await this.options.pool.query('select pg_notify($1, payload) from unnest($2::text[]) payload', [
          channel,
          payloads,
        ]);
      } catch (error) {
        this.options.log(`other processes could not be told of news: ${describeFault(error)}`);
      }
    }
    // in the same turn in which nothing waited: what comes a turn later begins anew
    this.isSending = false;
  }
}

class Receiver {
  private isOpen = true;
  private client: pg.Client | undefined;
  private retryMs = firstRetryMs;
  private timer: NodeJS.Timeout | undefined;
  private readonly options: BroadcastOptions;
  private readonly listener: BroadcastListener;

  constructor(options: BroadcastOptions, listener: BroadcastListener) {
    this.options = options;
    this.listener = listener;
    void this.connect();
  }

  async close(): Promise<void> {
    this.isOpen = false;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ ...this.options.listenWith, query_timeout: checkMs });
    this.client = client;
    client.on('error', (error) => this.lose(client, error));
    client.on('end', () => this.lose(client));
    client.on('notification', ({ payload }) => this.listener.heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      this.lose(client, error);
      return;
    }
    if (this.client !== client) return;
    this.retryMs = firstRetryMs;
    this.listener.missed();
    this.checkLater(client);
  }

  private checkLater(client: pg.Client): void {
    this.timer = setTimeout(() => {
      client.query('select 1').then(
        () => this.client === client && this.isOpen && this.checkLater(client),
        (error: unknown) => this.lose(client, error),
      );
    }, checkMs);
  }

  private lose(client: pg.Client, error?: unknown): void {
    if (!this.isOpen || this.client !== client) return;
    this.client = undefined;
    clearTimeout(this.timer);
    void client.end().catch(() => undefined);
    this.options.log(
      `the connection that listens was lost: ${error ? describeFault(error) : 'closed by the database'}`,
    );
    this.timer = setTimeout(() => void this.connect(), this.retryMs * (0.5 + Math.random() / 2));
    this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
  }
}
