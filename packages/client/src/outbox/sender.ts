import type { Change, Receipt } from '@partner-journey/contract';
import type { Clock } from '../clock/clock.js';
import { asJourneyError } from '../errors/as-journey-error.js';
import { ChangeRejectedError } from '../errors/change-rejected-error.js';
import { finalProblem } from '../errors/whole-problem.js';
import type { KeyValueRecord } from '../storage/key-value-storage.js';
import type { PendingChange } from '../store/snapshot.js';
import type { FlushLock } from './flush-lock.js';
import { FlushPace, networkIn } from './flush-pace.js';
import { isQuiet, targetKey, type OutboxEntry } from './outbox-entry.js';
import type { OutboxList } from './outbox-list.js';
import type { OutboxNews } from './outbox-news.js';
import { overdueProblem } from './overdue.js';
import { isUntaken, refusalIn, rejection } from './refusal.js';
import type { Waiting } from './waiting.js';

/** What follows from a receipt. */
export interface Consequences {
  /** What has to be written in the same step in which the change is written off. */
  readonly records: readonly KeyValueRecord[];
  /** The same again about what the host has now, for a change that another one has overtaken. */
  readonly again?: Change | undefined;
}

/** What sending needs from the house. */
export interface SenderOptions {
  readonly clock: Clock;
  readonly lock: FlushLock;
  /** Sends changes in order; resolves with the checked receipts, rejects with a `JourneyError`. */
  send(
    changes: readonly Change[],
    signal: AbortSignal,
    /** Ids of those that were sent before. */
    repeated: readonly string[],
  ): Promise<readonly Receipt[]>;
  /** How many changes go at once at most. */
  readonly batchSize?: number | undefined;
  /** A change has its final receipt: what is shown may be put right before it is told that it waits no more. */
  onReceipt(entry: OutboxEntry, receipt: Receipt): Consequences;
  /** Tells the other tabs. */
  tellTabs(news: OutboxNews): void;
  /** Milliseconds since 1970 by the host's clock. */
  now(): number;
  /** Whether the host is there although a request may fail, as its stream shows. */
  isInTouch(): boolean;
  /** For how many milliseconds the host knows the ids of changes; undefined as long as that is not known. */
  rememberedMs(): number | undefined;
}

/** What the sender shares with the outbox it sends for. */
export interface SenderParts {
  readonly list: OutboxList;
  readonly waiting: Waiting;
  /** Looks what other tabs have done. */
  reload(): Promise<void>;
  /** What waits is different now. */
  tell(): void;
}

/**
 * Sends what waits: one flush at a time in the whole browser, in order, batch by batch; before each the tab looks what
 * the others did. The id of a change makes a second sending harmless, so an entry is only given up when the host has answered.
 */
export class Sender {
  readonly #options: SenderOptions;
  readonly #parts: SenderParts;
  readonly #pace: FlushPace;
  readonly #closed = new AbortController();
  #waitingFor: PendingChange['waitingFor'];
  #flushing: Promise<void> | undefined;
  #flight: AbortController | undefined;
  #again = false;
  #isAsleep = false;
  #cancelNext = () => {};

  constructor(options: SenderOptions, parts: SenderParts) {
    this.#options = options;
    this.#parts = parts;
    this.#pace = new FlushPace(options.clock, options.batchSize);
  }

  /** What an unsaved change waits for, when it is known. */
  waitingFor(change: Change): PendingChange['waitingFor'] {
    return this.#waitingFor ?? this.#pace.restOf(change)?.waitingFor;
  }

  /** Sends what waits, now. Resolves when nothing more can be sent; never rejects. */
  flush(): Promise<void> {
    this.#isAsleep = false;
    this.#again = this.#flushing !== undefined;
    this.#flushing ??= this.#run().finally(() => {
      this.#flushing = undefined;
      if (this.#again) void this.flush();
      else this.#sendLater();
    });
    return this.#flushing;
  }

  /** The connection, the page or the viewer is back: what waits may go now. */
  wake(): Promise<void> {
    this.#pace.wake();
    return this.flush();
  }

  /** Another tab knows that the host rests, or a target of it. */
  rest({ until, isAsked, target, waitingFor }: Extract<OutboxNews, { type: 'resting' }>): void {
    if (target !== undefined) this.#pace.restTargetUntil(target, until, waitingFor);
    else {
      this.#pace.restUntil(until, isAsked);
      if (this.#waitingFor !== 'sign-in') this.#waitingFor = waitingFor;
    }
    this.#parts.tell();
  }

  /** Another tab has an answer of the host: nothing is in its way. */
  reached(): void {
    if (this.#waitingFor !== 'sign-in') this.#waitingFor = undefined;
  }

  /** What is under way is given up, so that another tab may go on; nothing begins by itself before the next `flush`. */
  sleep(): void {
    this.#isAsleep = true;
    this.#again = false;
    this.#cancelNext();
    this.#flight?.abort();
  }

  /** Somebody else is here now. */
  forget(): void {
    this.sleep();
    this.#waitingFor = undefined;
  }

  close(): void {
    this.sleep();
    this.#closed.abort();
  }

  async #run(): Promise<void> {
    this.#cancelNext();
    const { owner } = this.#parts.list;
    if (owner === undefined || this.#next().length === 0) return;
    await this.#options.lock(`outbox/${owner}`, this.#closed.signal, async (taken, renew) => {
      const isOver = () =>
        this.#isAsleep || taken.aborted || this.#closed.signal.aborted || owner !== this.#parts.list.owner;
      while (!isOver()) {
        const { added } = this.#parts.list;
        await this.#parts.reload();
        await this.#setAside();
        await renew();
        // what is new here may come behind what another tab has kept since that look
        if (added !== this.#parts.list.added) continue;
        const batch = this.#next();
        if (batch.length === 0 || isOver()) return;
        if (!(await this.#sendBatch(batch, taken, isOver))) return;
      }
    });
  }

  #next(): readonly OutboxEntry[] {
    return this.#closed.signal.aborted ? [] : this.#pace.next(this.#parts.list.sendable);
  }

  /** What is too old to be sent unasked is left to the person. */
  async #setAside(): Promise<void> {
    const { clock, now, rememberedMs } = this.#options;
    const times = { nowMs: clock.now(), hostNowMs: now(), rememberedMs: rememberedMs() };
    for (const entry of this.#parts.list.sendable) {
      const problem = overdueProblem(entry, times);
      if (problem) await this.#settle([[entry, rejection(entry.change, problem), entry.attempts > 0]]);
    }
  }

  /** Whether there is any use in going on. */
  async #sendBatch(
    batch: readonly OutboxEntry[],
    taken: AbortSignal,
    isOver: () => boolean,
  ): Promise<boolean> {
    const flight = (this.#flight = new AbortController());
    const stop = () => flight.abort();
    taken.addEventListener('abort', stop, { once: true });
    try {
      await this.#parts.list.begin(batch);
      this.#parts.tell();
      // never under the name of somebody who came meanwhile
      if (isOver()) return false;
      const receipts = await this.#options.send(
        batch.map(({ change }) => change),
        flight.signal,
        batch.flatMap(({ change, sentAt }) => (sentAt ? change.id : [])),
      );
      const settled = batch.flatMap((entry) => pairWith(entry, receipts));
      this.#pace.succeeded(
        batch,
        settled.map(([entry]) => entry),
      );
      this.#waitingFor = undefined;
      await this.#settle(settled);
      // what the host was silent about rests, so that it is not asked again at once
      for (const { change } of batch) this.#rest(this.#parts.list.find(change.id));
      return true;
    } catch (error) {
      return !flight.signal.aborted && (await this.#failed(batch, error));
    } finally {
      taken.removeEventListener('abort', stop);
      this.#parts.list.end();
      this.#parts.tell();
    }
  }

  async #settle(settled: readonly (readonly [OutboxEntry, Receipt, unheard?: boolean])[]): Promise<void> {
    const records: KeyValueRecord[] = [];
    for (const [{ change }, receipt, unheard = false] of settled) {
      const entry = this.#parts.list.find(change.id);
      if (!entry) continue;
      const consequences = this.#options.onReceipt(entry, receipt);
      records.push(
        ...consequences.records,
        ...this.#writeOff({ ...entry, unheard }, receipt, consequences.again),
      );
    }
    this.#parts.tell();
    if (records.length === 0) return;
    // of several values for one key only the last one counts
    await this.#parts.list.write([...new Map(records)]);
    this.#options.tellTabs({ type: 'changed' });
  }

  /** Takes a change off or keeps it as refused, or makes it again; gives what has to be written. */
  #writeOff(
    { unheard = false, ...entry }: OutboxEntry,
    receipt: Receipt,
    again: Change | undefined,
  ): readonly KeyValueRecord[] {
    const { id } = entry.change;
    if (again) {
      this.#parts.waiting.follow(id, again.id);
      return this.#parts.list.reapply(entry, again);
    }
    this.#parts.waiting.settle(id, receipt);
    const { outcome, problem = finalProblem(outcome) } = receipt;
    const isRefused = outcome === 'rejected' || outcome === 'conflict';
    return isRefused && !isQuiet(entry.change)
      ? this.#parts.list.refuse(entry, problem, unheard)
      : this.#parts.list.takeOff(entry, { receipt, attempts: entry.attempts });
  }

  async #failed(batch: readonly OutboxEntry[], error: unknown): Promise<boolean> {
    const problem = refusalIn(error);
    const [entry] = batch;
    this.#waitingFor = undefined;
    if (problem && batch.length > 1) this.#pace.separate(batch);
    else if (problem && entry) {
      this.#pace.succeeded(batch, batch);
      const isByReceipt = error instanceof ChangeRejectedError;
      await this.#settle([[entry, rejection(entry.change, problem), !isByReceipt]]);
    } else {
      if (isUntaken(error)) await this.#parts.list.takeBack(batch).catch(() => {});
      this.#pause(batch, error);
    }
    return this.#waitingFor !== 'sign-in';
  }

  #pause(batch: readonly OutboxEntry[], error: unknown): void {
    const known = asJourneyError(error, 'Sending changes');
    const [{ change } = {}, ...others] = batch;
    if (known.code === 'sign-in') this.#waitingFor = 'sign-in';
    else if (this.#pace.failed(batch, known, this.#options.isInTouch())) {
      const waitingFor = (this.#waitingFor = networkIn(known) ?? 'connection');
      const { rest } = this.#pace;
      this.#options.tellTabs({ type: 'resting', ...rest, waitingFor });
      if (rest.isAsked) void this.#parts.list.keepRest(rest.until).catch(() => {});
    } else if (change && others.length === 0) this.#tellTargetRests(change);
  }

  #tellTargetRests(change: Change): void {
    const { until, waitingFor } = this.#pace.restOf(change) ?? {};
    if (until === undefined) return;
    const target = targetKey(change);
    this.#options.tellTabs({
      type: 'resting',
      until,
      isAsked: false,
      target,
      ...(waitingFor && { waitingFor }),
    });
  }

  #rest(entry: OutboxEntry | undefined): void {
    if (entry && !entry.problem && !entry.heldBy) this.#pace.restTarget(entry);
  }

  #sendLater(): void {
    const { clock } = this.#options;
    this.#cancelNext();
    const isIdle = this.#isAsleep || this.#waitingFor === 'sign-in';
    const at = isIdle ? undefined : this.#pace.nextAt(this.#parts.list.sendable);
    if (at === undefined || this.#closed.signal.aborted) return;
    this.#cancelNext = clock.after(Math.max(0, at - clock.now()), () => void this.flush());
  }
}

/** An entry and its final receipt; nothing when the host was silent about it, or has it wait for an earlier one. */
function pairWith(
  entry: OutboxEntry,
  receipts: readonly Receipt[],
): readonly (readonly [OutboxEntry, Receipt])[] {
  const receipt = receipts.find(({ changeId }) => changeId === entry.change.id);
  return receipt && receipt.problem?.code !== 'waits-for-earlier' ? [[entry, receipt]] : [];
}
