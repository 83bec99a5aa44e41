import type { Change, Problem } from '@partner-journey/contract';
import type { Clock } from '../clock/clock.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';
import type { PendingChange } from '../store/snapshot.js';
import { isEntry, isSameTarget, type OutboxEntry } from './outbox-entry.js';

/** The entries of one viewer, in order, each kept as one record. What is unowned lives in this tab until the owner is known. */
export class OutboxList {
  readonly #storage: KeyValueStorage;
  readonly #clock: Clock;
  readonly #durable = new Set<string>();
  #sending = new Set<string>();
  #entries: readonly OutboxEntry[] = [];
  #prefix: string | undefined;
  #count = 0;

  constructor(storage: KeyValueStorage, clock: Clock) {
    this.#storage = storage;
    this.#clock = clock;
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries;
  }

  /** Begin of the keys of the owner's records; undefined as long as the owner is not known. */
  get prefix(): string | undefined {
    return this.#prefix;
  }

  /** Takes up what this owner left behind, and stores what was made before the owner was known. */
  async open(prefix: string): Promise<void> {
    if (prefix === this.#prefix) return;
    const unowned = this.#prefix === undefined ? this.#entries : [];
    this.#entries = unowned;
    this.#prefix = prefix;
    for (const entry of unowned) await this.#keep({ ...entry, key: prefix + entry.key });
    const kept = await this.#storage.entries<unknown>(prefix);
    if (prefix !== this.#prefix) return;
    for (const [key, record] of kept) {
      if (!isEntry(record) || this.#entries.some((entry) => entry.change.id === record.change.id)) continue;
      this.#put({ ...record, key });
      this.#durable.add(record.change.id);
    }
  }

  /** Shows nothing of the owner any more; their records stay. */
  lock(): void {
    this.#entries = [];
    this.#prefix = undefined;
  }

  find(changeId: string): OutboxEntry | undefined {
    return this.#entries.find((entry) => entry.change.id === changeId);
  }

  /** Stores a new change behind all others, then lists it. */
  async add(change: Change): Promise<void> {
    const place = `${String(this.#clock.now()).padStart(15, '0')}-${String(this.#count++).padStart(6, '0')}-${change.id}`;
    await this.#keep({ key: (this.#prefix ?? '') + place, change, attempts: 0 });
  }

  /** Stores another change in the place of a refused one, and lets go what waited for it. */
  async replace(entry: OutboxEntry, change: Change): Promise<void> {
    await this.#keep({ key: entry.key, change, attempts: 0 });
    await this.#takeOff(entry);
  }

  /** Takes an entry off the list at once, and out of the storage. */
  async remove(entry: OutboxEntry): Promise<void> {
    await Promise.all([this.#takeOff(entry), this.#storage.delete(entry.key)]);
  }

  /** Marks an entry as refused; what was already waiting behind it on the same target has to wait for the person. */
  async refuse(entry: OutboxEntry, problem: Problem): Promise<void> {
    const { id } = entry.change;
    const behind = this.#entries.filter(
      (other) =>
        other.key > entry.key && !other.problem && isSameTarget(other.change.target, entry.change.target),
    );
    const rewritten = [{ ...entry, problem }, ...behind.map((other) => ({ ...other, heldBy: id }))];
    rewritten.forEach((other) => this.#put(other));
    await Promise.all(rewritten.map((other) => this.#storage.set(other.key, other)));
  }

  /** Says what is on its way now. */
  setSending(entries: readonly OutboxEntry[]): void {
    this.#sending = new Set(entries.map(({ change }) => change.id));
  }

  /** Counts one more attempt that brought no answer. */
  countAttempt(entries: readonly OutboxEntry[]): void {
    for (const { change } of entries) {
      const entry = this.find(change.id);
      if (entry) this.#put({ ...entry, attempts: entry.attempts + 1 });
    }
  }

  /** Whether another tab has settled the entry in the meantime. */
  async isGone(entry: OutboxEntry): Promise<boolean> {
    return this.#durable.has(entry.change.id) && (await this.#storage.get(entry.key)) === undefined;
  }

  pending(waitingFor: PendingChange['waitingFor']): readonly PendingChange[] {
    return this.#entries.map(({ change, attempts, problem }) => ({
      change,
      state: problem ? 'refused' : this.#sending.has(change.id) ? 'sending' : 'unsaved',
      ...(waitingFor && !problem && { waitingFor }),
      durable: this.#durable.has(change.id),
      attempts,
      ...(problem && { problem }),
    }));
  }

  /** Takes an entry off the list, and lets go what waited for it. */
  async #takeOff({ change: { id } }: OutboxEntry): Promise<void> {
    this.#entries = this.#entries.filter(({ change }) => change.id !== id);
    const held = this.#entries.filter((entry) => entry.heldBy === id);
    await Promise.all(held.map(({ heldBy: _, ...entry }) => this.#keep(entry)));
  }

  async #keep(entry: OutboxEntry): Promise<void> {
    const prefix = this.#prefix;
    if (prefix !== undefined) {
      await this.#storage.set(entry.key, entry);
      if (this.#storage.durable) this.#durable.add(entry.change.id);
    }
    if (prefix === this.#prefix) this.#put(entry);
    else if (prefix === undefined) await this.#keep({ ...entry, key: this.#prefix! + entry.key });
  }

  #put(entry: OutboxEntry): void {
    const others = this.#entries.filter(({ change }) => change.id !== entry.change.id);
    this.#entries = [...others, entry].sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}
