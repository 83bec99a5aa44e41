import type { Change, Receipt } from '@partner-journey/contract';
import { OutboxFullError } from '../errors/outbox-full-error.js';
import { unknownOutcome } from '../errors/unknown-outcome.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';
import type { PendingChange } from '../store/snapshot.js';
import { repeats, replaces, type OutboxEntry } from './outbox-entry.js';
import { OutboxList, type Gone } from './outbox-list.js';
import type { OutboxNews } from './outbox-news.js';
import { rejection } from './refusal.js';
import { Sender, type SenderOptions } from './sender.js';
import { Waiting } from './waiting.js';

/** How many changes of one viewer may wait; more are not taken, so that nothing has to be dropped. */
export const mostEntries = 2_000;

/** A change that waits, and the promise of its receipt. */
export interface Taken {
  readonly change: Change;
  readonly settled: Promise<Receipt>;
  /** Whether somebody else on the page has said the same at the same moment. */
  readonly isRepeated?: boolean;
}

/** What the outbox needs from the house. */
export interface OutboxOptions extends SenderOptions {
  readonly storage: KeyValueStorage;
  /** What waits is different now. */
  onPending(changes: readonly PendingChange[]): void;
  /** Another tab has settled a change; without a receipt it was put away or replaced there. */
  onGone(gone: Gone): void;
}

/**
 * Where changes wait until they have a receipt.
 *
 *     add ─ stored ─ unsaved ─ flush ─ sending ─┬─ saved, accepted ─ gone
 *                      ↑                        ├─ rejected, conflict ─ refused ─ retry (new id) or discard
 *                      └── no answer: pause ────┘
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #list: OutboxList;
  readonly #sender: Sender;
  readonly #waiting = new Waiting();
  /** What is on its way to the device, by the id of the change. */
  readonly #adding = new Map<string, Promise<void>>();

  constructor(options: OutboxOptions) {
    this.#options = options;
    const list = (this.#list = new OutboxList(options.storage, options.clock, () => this.#tell()));
    this.#sender = new Sender(options, {
      ...{ list, waiting: this.#waiting },
      reload: () => this.#reload(),
      tell: () => this.#tell(),
    });
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
    const until = await this.#list.rest();
    if (until > 0) this.#sender.rest({ type: 'resting', until, isAsked: true, waitingFor: 'connection' });
    this.#tell();
  }

  /** Hides everything from whoever is here now. */
  lock(reason: Error): void {
    this.#sender.forget();
    this.#list.lock();
    this.#waiting.reject(reason);
    this.#tell();
  }

  /**
   * Stores a change, lists it and begins to send; resolves with the promise of its receipt in a box. One that says what
   * the last one about its target says is that one: two widgets, or two clicks, wish for one thing.
   * @throws {OutboxFullError} when too many wait already, unless it makes one of them needless.
   */
  async add(change: Change): Promise<Taken> {
    const last = this.#list.lastAbout(change);
    const adding = last && this.#adding.get(last.change.id);
    // once it is kept another tab may have said something else since
    if (adding && repeats(change, last)) return this.#repeated(last.change, adding);
    const { entries } = this.#list;
    const needless = entries.find((entry) => replaces(change, entry));
    if (!needless && entries.length >= mostEntries) {
      throw new OutboxFullError(
        `${mostEntries} changes of this viewer wait already, so ${change.kind} was not taken: try again when some are saved.`,
      );
    }
    const added = this.#list.add(change, needless);
    this.#adding.set(change.id, added);
    await added.finally(() => this.#adding.delete(change.id));
    if (needless) this.#waiting.follow(needless.change.id, change.id);
    return this.#taken(change);
  }

  /**
   * Puts a new change in the place of a refused one. One that was sent and refused without a receipt goes again under its
   * own id: the host may have taken an earlier attempt. Gives the change that waits now.
   */
  async retry(changeId: string, make: (refused: Change) => Change): Promise<Taken> {
    const entry = this.refused(changeId);
    if (entry.unheard) {
      // the person knows that it may be there twice
      const isNew = entry.problem?.code === unknownOutcome.code;
      await this.#list.release(isNew ? { ...entry, sentAt: undefined } : entry);
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
    await this.#reload();
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
    return this.#sender.wake();
  }

  /** Sends what waits, now. Resolves when nothing more can be sent; never rejects. */
  flush(): Promise<void> {
    return this.#sender.flush();
  }

  /** Another tab has done something. */
  async hear(news: OutboxNews): Promise<void> {
    if (news.type === 'resting') {
      this.#sender.rest(news);
      return;
    }
    await this.#reload();
    await this.flush();
  }

  /** The page goes to sleep: what is under way is given up, so that another tab may go on. */
  sleep(): void {
    this.#sender.sleep();
  }

  close(reason: Error): void {
    this.#sender.close();
    this.#waiting.reject(reason);
  }

  async #putAway(entries: readonly OutboxEntry[]): Promise<void> {
    const records = entries.flatMap((entry) => this.#list.takeOff(entry, {}));
    this.#tell();
    await this.#list.write(records);
    this.#options.tellTabs({ type: 'changed' });
    this.#tell();
  }

  async #repeated(change: Change, adding: Promise<unknown>): Promise<Taken> {
    // what is not kept gets no receipt: nobody waits for one before
    await adding;
    return { change, settled: this.#waiting.for(change.id), isRepeated: true };
  }

  #taken(change: Change): Taken {
    const settled = this.#waiting.for(change.id);
    this.#tell();
    this.#options.tellTabs({ type: 'changed' });
    void this.flush();
    return { change, settled };
  }

  async #reload(): Promise<void> {
    for (const gone of await this.#list.reload()) {
      const { entry, receipt, replacedBy } = gone;
      this.#options.onGone(gone);
      if (receipt) this.#sender.reached();
      if (receipt) this.#waiting.settle(entry.change.id, receipt);
      else if (replacedBy) this.#waiting.follow(entry.change.id, replacedBy);
    }
    for (const { change, problem } of this.#list.entries) {
      if (problem) this.#waiting.settle(change.id, rejection(change, problem));
    }
    this.#tell();
  }

  #tell(): void {
    this.#options.onPending(this.#list.pending((change) => this.#sender.waitingFor(change)));
  }
}
