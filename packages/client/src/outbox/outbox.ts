import type { Change, Receipt } from '@partner-journey/contract';
import type { Clock } from '../clock/clock.js';
import { ChangeRejectedError } from '../errors/change-rejected-error.js';
import { asJourneyError } from '../errors/as-journey-error.js';
import type { KeyValueRecord, KeyValueStorage } from '../storage/key-value-storage.js';
import type { PendingChange } from '../store/snapshot.js';
import type { FlushLock } from './flush-lock.js';
import { FlushPace } from './flush-pace.js';
import { replaces, type OutboxEntry } from './outbox-entry.js';
import { OutboxList } from './outbox-list.js';
import type { OutboxNews } from './outbox-news.js';
import { overdueProblem } from './overdue.js';
import { finalProblem, refusalIn } from './refusal.js';
import { Waiting } from './waiting.js';

/** How many changes of one viewer may wait; more are not taken, so that nothing has to be dropped. */
export const mostEntries = 2_000;

/** What follows from a receipt. */
export interface Consequences {
  /** What has to be written in the same step in which the change is written off. */
  readonly records: readonly KeyValueRecord[];
  /** The same again about what the host has now, for a change that another one has overtaken. */
  readonly again?: Change | undefined;
}

/** A change that waits, and the promise of its receipt. */
export interface Taken {
  readonly change: Change;
  readonly settled: Promise<Receipt>;
}

/** What the outbox needs from the house. */
export interface OutboxOptions {
  readonly storage: KeyValueStorage;
  readonly clock: Clock;
  readonly lock: FlushLock;
  /** Sends changes in order; resolves with the checked receipts, rejects with a `JourneyError`. */
  send(changes: readonly Change[], signal: AbortSignal): Promise<readonly Receipt[]>;
  /** What waits is different now. */
  onPending(changes: readonly PendingChange[]): void;
  /**
   * A change has its final receipt: what is shown may be put right before `onPending` follows. `reapplied`: how often
   * it was made again by itself already.
   */
  onReceipt(change: Change, receipt: Receipt, reapplied: number): Consequences;
  /** Another tab has settled a change; without a receipt it was put away or replaced there. */
  onGone(change: Change, receipt: Receipt | undefined): void;
  /** Tells the other tabs. */
  tellTabs(news: OutboxNews): void;
  /** For how many milliseconds the host knows the ids of changes; undefined as long as that is not known. */
  rememberedMs(): number | undefined;
}

/**
 * Where changes wait until they have a receipt.
 *
 *     add ─ stored ─ unsaved ─ flush ─ sending ─┬─ saved, accepted ─ gone
 *                      ↑                        ├─ rejected, conflict ─ refused ─ retry (new id) or discard
 *                      └── no answer: pause ────┘
 *
 * One flush at a time in the whole browser, in order, batch by batch; before each the tab looks what the others did.
 * The id of a change makes a second sending harmless, so an entry is only given up when the host has answered.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #list: OutboxList;
  readonly #pace: FlushPace;
  readonly #waiting = new Waiting();
  readonly #closed = new AbortController();
  #waitingFor: PendingChange['waitingFor'];
  #flushing: Promise<void> | undefined;
  #flight: AbortController | undefined;
  #again = false;
  #cancelNext = () => {};

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#list = new OutboxList(options.storage, options.clock);
    this.#pace = new FlushPace(options.clock);
  }

  get isEmpty(): boolean {
    return this.#list.entries.length === 0;
  }

  /** Whether anything unsaved is about the same as this change. */
  concerns(target: Change['target']): boolean {
    return this.#list.concerns(target);
  }

  /** Names the viewer: their unsaved changes of earlier visits show up. */
  async open(owner: string): Promise<void> {
    await this.#list.open(owner);
    this.#tell();
  }

  /** Hides everything from whoever is here now. */
  lock(reason: Error): void {
    this.#cancelNext();
    this.#waitingFor = undefined;
    this.#list.lock();
    this.#waiting.reject(reason);
    this.#tell();
  }

  /**
   * Stores a change, lists it and begins to send; resolves with the promise of its receipt in a box.
   * @throws {TypeError} when too many wait already.
   */
  async add(change: Change): Promise<Taken> {
    const { entries } = this.#list;
    if (entries.length >= mostEntries) {
      throw new TypeError(`${mostEntries} changes wait already; this one was not taken.`);
    }
    const needless = entries.find((entry) => replaces(change, entry));
    await this.#list.add(change, needless);
    if (needless) this.#waiting.follow(needless.change.id, change.id);
    return this.#taken(change);
  }

  /**
   * Puts a new change in the place of a refused one. One that was refused without a receipt goes again under its own id:
   * the host may have taken an earlier attempt. Gives the change that waits now.
   */
  async retry(changeId: string, make: (refused: Change) => Change): Promise<Taken> {
    const entry = this.refused(changeId);
    if (entry.unheard) {
      await this.#list.release(entry);
      return this.#taken(entry.change);
    }
    const change = make(entry.change);
    await this.#list.retry(entry, change);
    return this.#taken(change);
  }

  async discard(changeId: string): Promise<void> {
    await this.#putAway([this.refused(changeId)]);
    void this.flush();
  }

  /** Puts everything away unsent, as somebody wanted who leaves. */
  async discardAll(): Promise<void> {
    await this.#putAway(this.#list.entries);
  }

  /** @throws {TypeError} when there is no refused change with this id. */
  refused(changeId: string): OutboxEntry {
    const entry = this.#list.find(changeId);
    if (!entry?.problem) throw new TypeError(`There is no refused change with the id "${changeId}".`);
    return entry;
  }

  /** The connection, the page or the viewer is back: what waits may go now. */
  wake(): Promise<void> {
    this.#pace.wake();
    return this.flush();
  }

  /** Another tab has done something. */
  async hear(news: OutboxNews): Promise<void> {
    if (news.type === 'resting') {
      this.#pace.restUntil(news.until);
      return;
    }
    await this.#reload();
    await this.flush();
  }

  /** Sends what waits, now. Resolves when nothing more can be sent; never rejects. */
  flush(): Promise<void> {
    this.#again = this.#flushing !== undefined;
    this.#flushing ??= this.#run().finally(() => {
      this.#flushing = undefined;
      if (this.#again) void this.flush();
      else this.#sendLater();
    });
    return this.#flushing;
  }

  /** The page goes to sleep: what is under way is given up, so that another tab may go on. */
  sleep(): void {
    this.#cancelNext();
    this.#flight?.abort();
  }

  close(reason: Error): void {
    this.sleep();
    this.#closed.abort(reason);
    this.#waiting.reject(reason);
  }

  async #putAway(entries: readonly OutboxEntry[]): Promise<void> {
    const records = entries.flatMap((entry) => this.#list.takeOff(entry, {}));
    this.#tell();
    await this.#list.write(records);
    this.#options.tellTabs({ type: 'changed' });
    this.#tell();
  }

  #taken(change: Change): Taken {
    const settled = this.#waiting.for(change.id);
    this.#tell();
    this.#options.tellTabs({ type: 'changed' });
    void this.flush();
    return { change, settled };
  }

  async #run(): Promise<void> {
    this.#cancelNext();
    const { owner } = this.#list;
    if (owner === undefined || this.#next().length === 0) return;
    await this.#options.lock(`outbox/${owner}`, this.#closed.signal, async (taken, renew) => {
      const isOver = () => taken.aborted || this.#closed.signal.aborted || owner !== this.#list.owner;
      while (!isOver()) {
        await this.#reload();
        await this.#setAside();
        const batch = this.#next();
        if (batch.length === 0 || isOver()) return;
        await renew();
        if (!(await this.#sendBatch(batch, taken))) return;
      }
    });
  }

  #next(): readonly OutboxEntry[] {
    return this.#closed.signal.aborted ? [] : this.#pace.next(this.#list.sendable);
  }

  async #reload(): Promise<void> {
    for (const { entry, receipt } of await this.#list.reload()) {
      this.#options.onGone(entry.change, receipt);
      this.#waiting.settle(entry.change.id, receipt);
    }
    for (const { change, problem } of this.#list.entries) {
      if (problem) this.#waiting.settle(change.id, rejection(change, problem));
    }
    this.#tell();
  }

  /** What is too old to be sent unasked is left to the person. */
  async #setAside(): Promise<void> {
    const now = this.#options.clock.now();
    for (const entry of this.#list.sendable) {
      const problem = overdueProblem(entry, now, this.#options.rememberedMs());
      if (problem) await this.#settle([[entry, rejection(entry.change, problem)]]);
    }
  }

  /** Whether there is any use in going on. */
  async #sendBatch(batch: readonly OutboxEntry[], taken: AbortSignal): Promise<boolean> {
    const flight = (this.#flight = new AbortController());
    const stop = () => flight.abort();
    taken.addEventListener('abort', stop, { once: true });
    try {
      await this.#list.begin(batch);
      this.#tell();
      const receipts = await this.#options.send(
        batch.map(({ change }) => change),
        flight.signal,
      );
      this.#pace.succeeded(batch);
      this.#waitingFor = undefined;
      await this.#settle(batch.flatMap((entry) => pairWith(entry, receipts)));
      // what the host was silent about rests, so that it is not asked again at once
      for (const { change } of batch) this.#rest(this.#list.find(change.id));
      return true;
    } catch (error) {
      return !flight.signal.aborted && (await this.#failed(batch, error));
    } finally {
      taken.removeEventListener('abort', stop);
      this.#list.end();
      this.#tell();
    }
  }

  async #settle(settled: readonly (readonly [OutboxEntry, Receipt, unheard?: boolean])[]): Promise<void> {
    const records: KeyValueRecord[] = [];
    for (const [{ change }, receipt, unheard = false] of settled) {
      const entry = this.#list.find(change.id);
      if (!entry) continue;
      const consequences = this.#options.onReceipt(change, receipt, entry.reapplied ?? 0);
      records.push(
        ...consequences.records,
        ...this.#writeOff({ ...entry, unheard }, receipt, consequences.again),
      );
      this.#tell();
    }
    if (records.length === 0) return;
    await this.#list.write(records);
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
      this.#waiting.follow(id, again.id);
      return this.#list.reapply(entry, again, {});
    }
    this.#waiting.settle(id, receipt);
    const { outcome, problem = finalProblem(outcome) } = receipt;
    const isRefused = outcome === 'rejected' || outcome === 'conflict';
    return isRefused ? this.#list.refuse(entry, problem, unheard) : this.#list.takeOff(entry, { receipt });
  }

  async #failed(batch: readonly OutboxEntry[], error: unknown): Promise<boolean> {
    const problem = refusalIn(error);
    const [entry] = batch;
    if (problem && batch.length > 1) this.#pace.separate(batch);
    else if (problem && entry) {
      this.#pace.succeeded(batch);
      const isByReceipt = error instanceof ChangeRejectedError;
      await this.#settle([[entry, rejection(entry.change, problem), !isByReceipt]]);
    } else this.#pause(batch, error);
    return this.#waitingFor !== 'sign-in';
  }

  #pause(batch: readonly OutboxEntry[], error: unknown): void {
    const known = asJourneyError(error, 'Sending changes');
    if (known.code === 'sign-in') this.#waitingFor = 'sign-in';
    else if (this.#pace.failed(batch, known)) {
      this.#waitingFor = 'connection';
      this.#options.tellTabs({ type: 'resting', until: this.#pace.hostRestsUntil });
    }
  }

  #rest(entry: OutboxEntry | undefined): void {
    if (entry && !entry.problem && !entry.heldBy) this.#pace.restTarget(entry);
  }

  #sendLater(): void {
    const { clock } = this.#options;
    this.#cancelNext();
    const at = this.#waitingFor === 'sign-in' ? undefined : this.#pace.nextAt(this.#list.sendable);
    if (at === undefined || this.#closed.signal.aborted) return;
    this.#cancelNext = clock.after(Math.max(0, at - clock.now()), () => void this.flush());
  }

  #tell(): void {
    this.#options.onPending(this.#list.pending(this.#waitingFor));
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

function rejection({ id }: Change, problem: Receipt['problem'] & object): Receipt {
  return { changeId: id, outcome: 'rejected', problem, affected: [] };
}
