import type { Change, Problem, Receipt } from '@partner-journey/contract';
import { backOffMs } from '../clock/back-off.js';
import type { Clock } from '../clock/clock.js';
import { ChangeRejectedError } from '../errors/change-rejected-error.js';
import { HostResponseError } from '../errors/host-response-error.js';
import { isJourneyError, type JourneyError } from '../errors/journey-error.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';
import type { PendingChange } from '../store/snapshot.js';
import type { FlushLock } from './flush-lock.js';
import { isSameTarget, sendable, type OutboxEntry } from './outbox-entry.js';
import { OutboxList } from './outbox-list.js';
import { finalProblem } from './refusal.js';

const firstRetryMs = 1_000;
const longestRetryMs = 60_000;
const batchSize = 50;

/** What the outbox needs from the house. */
export interface OutboxOptions {
  readonly storage: KeyValueStorage;
  readonly clock: Clock;
  readonly lock: FlushLock;
  /** Sends changes in order; resolves with the checked receipts, rejects with a `JourneyError`. */
  send(changes: readonly Change[], signal: AbortSignal): Promise<readonly Receipt[]>;
  /** What waits is different now. */
  onPending(changes: readonly PendingChange[]): void;
  /** A change has its final receipt; what is shown may be put right before `onPending` follows. */
  onReceipt(change: Change, receipt: Receipt): void;
  /** Another tab of this browser has settled a change. */
  onGone(change: Change): void;
}

/**
 * Where changes wait until they have a receipt.
 *
 *     add ─ stored ─ unsaved ─ flush ─ sending ─┬─ saved, accepted ─ gone
 *                      ↑                        ├─ rejected, conflict ─ refused ─ retry (new id) or discard
 *                      └── no answer: back-off ─┘
 *
 * One flush at a time, in order, batch by batch. The id of a change makes a second sending harmless,
 * so an entry is only given up when the host has answered.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #list: OutboxList;
  readonly #waiting = new Map<string, { resolve(receipt: Receipt): void; reject(error: Error): void }>();
  readonly #closed = new AbortController();
  #waitingFor: PendingChange['waitingFor'];
  #flushing: Promise<void> | undefined;
  #again = false;
  #oneByOne = false;
  #failures = 0;
  #notBefore = 0;
  #cancelRetry = () => {};

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#list = new OutboxList(options.storage, options.clock);
  }

  get isEmpty(): boolean {
    return this.#list.entries.length === 0;
  }

  /** Whether anything unsaved is about this target. */
  concerns(target: Change['target']): boolean {
    return this.#list.entries.some(({ change, problem }) => !problem && isSameTarget(change.target, target));
  }

  /** Names the viewer: their unsaved changes of earlier visits show up. */
  async open(prefix: string): Promise<void> {
    await this.#list.open(prefix);
    this.#tell();
  }

  /** Hides everything from whoever is here now. */
  lock(reason: Error): void {
    this.#cancelRetry();
    this.#waitingFor = undefined;
    this.#list.lock();
    this.#rejectAll(reason);
    this.#tell();
  }

  /** Stores a change, lists it and begins to send; resolves with the promise of its receipt in a box. */
  async add(change: Change): Promise<{ settled: Promise<Receipt> }> {
    await this.#list.add(change);
    return this.#taken(change);
  }

  /** Puts a new change in the place of a refused one. */
  async retry(changeId: string, change: Change): Promise<{ settled: Promise<Receipt> }> {
    await this.#list.replace(this.refused(changeId), change);
    return this.#taken(change);
  }

  async discard(changeId: string): Promise<void> {
    const removed = this.#list.remove(this.refused(changeId));
    this.#tell();
    await removed;
    this.#tell();
    void this.flush();
  }

  /** @throws {TypeError} when there is no refused change with this id. */
  refused(changeId: string): OutboxEntry {
    const entry = this.#list.find(changeId);
    if (!entry?.problem) throw new TypeError(`There is no refused change with the id "${changeId}".`);
    return entry;
  }

  /** Sends what waits, now. Resolves when nothing more can be sent; never rejects. */
  flush(): Promise<void> {
    this.#again = this.#flushing !== undefined;
    this.#flushing ??= this.#run().finally(() => {
      this.#flushing = undefined;
      if (this.#again) void this.flush();
    });
    return this.#flushing;
  }

  close(reason: Error): void {
    this.#cancelRetry();
    this.#closed.abort(reason);
    this.#rejectAll(reason);
  }

  #taken(change: Change): { settled: Promise<Receipt> } {
    const settled = new Promise<Receipt>((resolve, reject) => {
      this.#waiting.set(change.id, { resolve, reject });
    });
    // whoever does not wait for it must not find an unhandled rejection on their page
    settled.catch(() => {});
    this.#tell();
    void this.flush();
    return { settled };
  }

  async #run(): Promise<void> {
    const { prefix } = this.#list;
    if (this.#options.clock.now() < this.#notBefore) return;
    this.#cancelRetry();
    if (prefix === undefined || this.#closed.signal.aborted || this.#next().length === 0) return;
    await this.#options.lock(`partner-journey/${prefix}`, async () => {
      while (prefix === this.#list.prefix && !this.#closed.signal.aborted) {
        const batch = await this.#claim();
        if (batch.length === 0 || !(await this.#sendBatch(batch))) return;
      }
    });
  }

  #next(): readonly OutboxEntry[] {
    return sendable(this.#list.entries).slice(0, this.#oneByOne ? 1 : batchSize);
  }

  /** The next batch without what another tab has settled. */
  async #claim(): Promise<readonly OutboxEntry[]> {
    const batch = this.#next();
    const gone = await Promise.all(batch.map((entry) => this.#list.isGone(entry)));
    for (const entry of batch.filter((_, index) => gone[index])) {
      await this.#list.remove(entry);
      this.#options.onGone(entry.change);
      this.#resolve({ changeId: entry.change.id, outcome: 'saved', affected: [] });
      this.#tell();
    }
    return gone.includes(true) ? this.#claim() : batch;
  }

  /** Whether there is any use in going on. */
  async #sendBatch(batch: readonly OutboxEntry[]): Promise<boolean> {
    this.#list.setSending(batch);
    this.#tell();
    try {
      const receipts = await this.#options.send(
        batch.map(({ change }) => change),
        this.#closed.signal,
      );
      this.#failures = 0;
      this.#waitingFor = undefined;
      for (const entry of batch) await this.#settle(entry, receipts);
      const unanswered = sendable(batch.flatMap(({ change }) => this.#list.find(change.id) ?? []));
      if (unanswered.length > 0) this.#retryLater(unanswered, undefined);
      return unanswered.length === 0;
    } catch (error) {
      return await this.#failed(batch, error);
    } finally {
      this.#list.setSending([]);
      this.#tell();
    }
  }

  async #settle(entry: OutboxEntry, receipts: readonly Receipt[]): Promise<void> {
    const receipt = receipts.find(({ changeId }) => changeId === entry.change.id);
    const current = this.#list.find(entry.change.id);
    if (!receipt || !current || receipt.problem?.code === 'waits-for-earlier') return;
    const { outcome } = receipt;
    const kept = outcome === 'rejected' || outcome === 'conflict';
    const stored = kept
      ? this.#list.refuse(current, receipt.problem ?? finalProblem(outcome))
      : this.#list.remove(current);
    this.#options.onReceipt(entry.change, receipt);
    this.#tell();
    this.#resolve(receipt);
    await stored;
  }

  async #failed(batch: readonly OutboxEntry[], error: unknown): Promise<boolean> {
    if (this.#closed.signal.aborted) return false;
    const problem = refusalIn(error);
    const [entry] = batch;
    if (problem && batch.length > 1) {
      // one of them cannot be taken: find out which
      this.#oneByOne = true;
      return true;
    }
    if (problem && entry) {
      this.#oneByOne = false;
      const receipt: Receipt = { changeId: entry.change.id, outcome: 'rejected', problem, affected: [] };
      await this.#settle(entry, [receipt]);
      return true;
    }
    this.#retryLater(batch, isJourneyError(error) ? error : undefined);
    return false;
  }

  #retryLater(batch: readonly OutboxEntry[], error: JourneyError | undefined): void {
    this.#list.countAttempt(batch);
    this.#waitingFor = error?.code === 'sign-in' ? 'sign-in' : 'connection';
    if (error?.code === 'sign-in') return;
    const asked = error instanceof HostResponseError ? error.retryAfterMs : undefined;
    if (asked) this.#notBefore = this.#options.clock.now() + asked;
    const delayMs = asked ?? backOffMs(this.#failures++, firstRetryMs, longestRetryMs);
    this.#cancelRetry = this.#options.clock.after(delayMs, () => void this.flush());
  }

  #resolve(receipt: Receipt): void {
    this.#waiting.get(receipt.changeId)?.resolve(receipt);
    this.#waiting.delete(receipt.changeId);
  }

  #rejectAll(reason: Error): void {
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  #tell(): void {
    this.#options.onPending(this.#list.pending(this.#waitingFor));
  }
}

/** Why a whole request was refused for good; undefined when it is worth another attempt. */
function refusalIn(error: unknown): Problem | undefined {
  if (error instanceof ChangeRejectedError) return error.problem;
  if (!(error instanceof HostResponseError)) return undefined;
  const { status, problem } = error;
  const passing = status < 400 || status >= 500 || [401, 407, 408, 425, 429, 511].includes(status);
  return passing ? undefined : (problem ?? finalProblem('rejected', status));
}
