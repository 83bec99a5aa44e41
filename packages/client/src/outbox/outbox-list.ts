import type { Change, Problem } from '@partner-journey/contract';
import type { Clock } from '../clock/clock.js';
import type { KeyValueRecord, KeyValueStorage } from '../storage/key-value-storage.js';
import type { PendingChange } from '../store/snapshot.js';
import { heldIds, isEntry, placeBehind, sendable, targetKey, type OutboxEntry } from './outbox-entry.js';
import { Settlements, type Settlement } from './settlements.js';

/** A device takes something down in less time, else it stands behind somebody who does not let go. */
const lateMs = 300;

/** An entry that was settled somewhere else, and how. */
export interface Gone extends Settlement {
  readonly entry: OutboxEntry;
}

/**
 * The entries of one viewer, in order, each kept as one record; what the device has is the truth, this is a picture
 * of it. What is unowned lives in this tab until the owner is known.
 */
export class OutboxList {
  readonly #storage: KeyValueStorage;
  readonly #clock: Clock;
  readonly #stored = new Set<string>();
  readonly #durable = new Set<string>();
  /** What is on its way to the device: nothing of its target overtakes it. */
  readonly #storing = new Set<OutboxEntry>();
  /** What of that takes long: it is shown, and not as kept. */
  readonly #late = new Set<OutboxEntry>();
  readonly #onLate: () => void;
  #sending = new Set<string>();
  #entries: readonly OutboxEntry[] = [];
  #settlements: Settlements | undefined;
  #owner: string | undefined;
  /** The last look at the device, whatever came of it. */
  #look: Promise<unknown> = Promise.resolve();

  /** @param onLate What `pending` gives is different, for the device takes long. */
  #added = 0;

  constructor(storage: KeyValueStorage, clock: Clock, onLate: () => void) {
    this.#storage = storage;
    this.#clock = clock;
    this.#onLate = onLate;
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries;
  }

  /** Whose entries these are; undefined as long as that is not known. */
  get owner(): string | undefined {
    return this.#owner;
  }

  /** What may go now: stored, not refused, not held. */
  get sendable(): readonly OutboxEntry[] {
    return sendable(this.#entries).filter(
      (entry) => this.#stored.has(entry.change.id) && !this.#isBehindStoring(entry),
    );
  }

  /** Takes up what this owner left behind, and stores what was made before the owner was known. */
  async open(owner: string): Promise<void> {
    if (owner === this.#owner) return;
    const unowned = this.#owner === undefined ? this.#entries : [];
    this.#owner = owner;
    this.#settlements = new Settlements(this.#storage, this.#clock, owner);
    this.#entries = unowned.map((entry) => ({ ...entry, key: this.#prefix + entry.key }));
    await this.#write(this.#entries.map((entry) => [entry.key, entry]));
    await this.reload();
    await this.#settlements.prune();
  }

  /** Shows nothing of the owner any more; their records stay. */
  lock(): void {
    this.#entries = [];
    this.#owner = undefined;
    this.#stored.clear();
    this.#durable.clear();
    this.#storing.clear();
    this.#late.clear();
  }

  /** How many changes were added here: what other tabs have kept before the last one may not be known yet. */
  get added(): number {
    return this.#added;
  }

  find(changeId: string): OutboxEntry | undefined {
    return this.#entries.find(({ change }) => change.id === changeId);
  }

  /** Whether anything unsaved is about this target. */
  concerns(target: Change['target']): boolean {
    const key = targetKey({ id: '', target });
    return this.#entries.some(({ change, problem }) => !problem && targetKey(change) === key);
  }

  /** The last entry about the target of a change, also when it is still on its way to the device. */
  lastAbout(change: Change): OutboxEntry | undefined {
    const key = targetKey(change);
    const all = [...this.#entries, ...this.#storing].filter((entry) => targetKey(entry.change) === key);
    return inOrder(all).at(-1);
  }

  /** Stores a new change behind all others, in place of one it makes needless, then lists it. */
  async add(change: Change, needless?: OutboxEntry): Promise<void> {
    const others = [...this.#entries.slice(-1), ...this.#storing].map((entry) => this.#placeOf(entry));
    await this.#store(placeBehind(others, this.#clock.now()), this.#made(change), needless);
  }

  /** Stores another change in the place of a refused one, and lets go what waited for it. */
  async retry(refused: OutboxEntry, change: Change): Promise<void> {
    await this.#store(this.#placeOf(refused), this.#made(change), refused);
  }

  /** Lets a refused entry wait again under its own id, from now on, and what waited for it. */
  async release({ problem: _, unheard: __, ...refused }: OutboxEntry): Promise<void> {
    const entry = { ...refused, madeAt: this.#clock.now() };
    const freed = this.#freedBy(entry.change.id);
    this.#put(entry, ...freed);
    await this.write([entry, ...freed].map((other) => [other.key, other]));
  }

  /** Puts another change in the place of an entry at once; gives what has to be written. */
  reapply(entry: OutboxEntry, change: Change): readonly KeyValueRecord[] {
    const key = `${this.#prefix}${this.#placeOf(entry)}-${change.id}`;
    const made: OutboxEntry = { key, ...this.#made(change), reapplied: (entry.reapplied ?? 0) + 1 };
    const records = this.takeOff(entry, { replacedBy: change.id });
    this.#put(made);
    return [[key, made], ...records];
  }

  /** Writes down that sending these begins now. */
  async begin(entries: readonly OutboxEntry[]): Promise<void> {
    const now = this.#clock.now();
    const begun = entries.map((entry) => ({
      ...entry,
      sentAt: entry.sentAt ?? now,
      attempts: entry.attempts + 1,
    }));
    const listed = new Set(this.#entries.map(({ change }) => change.id));
    this.#put(...begun.filter(({ change }) => listed.has(change.id)));
    this.#sending = new Set(begun.map(({ change }) => change.id));
    await this.#write(begun.map((entry) => [entry.key, entry]));
  }

  /** The host has taken none of these, as they were before sending them began: they count as not sent then. */
  async takeBack(entries: readonly OutboxEntry[]): Promise<void> {
    const back = entries.flatMap(({ change, sentAt }) => {
      const entry = this.find(change.id);
      return entry ? { ...entry, sentAt } : [];
    });
    this.#put(...back);
    await this.#write(back.map((entry) => [entry.key, entry]));
  }

  /** Nothing is on its way any more. */
  end(): void {
    this.#sending.clear();
  }

  /** Takes an entry off the list at once; gives what has to be written so that it is gone for every tab. */
  takeOff({ key, change: { id } }: OutboxEntry, settlement: Settlement): readonly KeyValueRecord[] {
    const freed = this.#freedBy(id);
    this.#entries = this.#entries.filter(({ change }) => change.id !== id);
    this.#put(...freed);
    return [
      ...freed.map((entry) => [entry.key, entry] as const),
      [key, undefined],
      ...(this.#settlements?.record(id, settlement) ?? []),
    ];
  }

  /**
   * Marks an entry as refused at once; what was already waiting behind it on the same target has to wait for the
   * person. Gives what has to be written.
   */
  refuse(entry: OutboxEntry, problem: Problem, unheard: boolean): readonly KeyValueRecord[] {
    const target = targetKey(entry.change);
    const behind = this.#entries.filter(
      (other) => other.key > entry.key && !other.problem && targetKey(other.change) === target,
    );
    const rewritten = [
      { ...entry, problem, ...(unheard && { unheard }) },
      ...behind.map((other) => ({ ...other, heldBy: entry.change.id })),
    ];
    this.#put(...rewritten);
    return rewritten.map((other) => [other.key, other]);
  }

  /** Keeps for tabs that are opened later until when the host wants to be left alone, in milliseconds since 1970. */
  async keepRest(until: number): Promise<void> {
    if (this.#owner !== undefined) await this.#write([[`resting/${this.#owner}`, until]]);
  }

  /** What `keepRest` was given last; 0 when that is over. */
  async rest(): Promise<number> {
    const key = `resting/${this.#owner}`;
    const until = await this.#storage.get(key).catch(() => undefined);
    if (typeof until === 'number' && until > this.#clock.now()) return until;
    if (until !== undefined) await this.#write([[key, undefined]]);
    return 0;
  }

  async write(records: readonly KeyValueRecord[]): Promise<void> {
    if (this.#owner !== undefined) await this.#write(records);
  }

  /**
   * Looks what other tabs have made of the entries. Gives those they have settled; what is missing without a word was
   * lost with the device's memory, and is stored again. One look follows the other: the answer to an older one, which
   * a tab that was frozen may get late, would bring back what is settled.
   */
  reload(): Promise<readonly Gone[]> {
    const look = this.#look.then(() => this.#takeIn());
    this.#look = look.catch(() => {});
    return look;
  }

  /** What is shown of the entries; `waiting` knows what one that may go waits for. */
  pending(waiting: (change: Change) => PendingChange['waitingFor']): readonly PendingChange[] {
    const entries = this.#late.size > 0 ? inOrder([...this.#entries, ...this.#late]) : this.#entries;
    const held = heldIds(entries);
    const obstacle = (change: Change) => (held.has(change.id) ? 'decision' : waiting(change));
    return entries.map(({ change, attempts, problem }) => ({
      change,
      state: problem ? 'refused' : this.#sending.has(change.id) ? 'sending' : 'unsaved',
      ...(!problem && obstacle(change) && { waitingFor: obstacle(change) }),
      durable: this.#durable.has(change.id),
      attempts,
      ...(problem && { problem }),
    }));
  }

  get #prefix(): string {
    return this.#owner === undefined ? '' : `outbox/${this.#owner}/`;
  }

  /** What waits for the person to deal with a refusal, as it is without that. */
  #freedBy(changeId: string): readonly OutboxEntry[] {
    const held = this.#entries.filter(({ heldBy }) => heldBy === changeId);
    return held.map(({ heldBy: _, ...entry }) => entry);
  }

  #made(change: Change): Pick<OutboxEntry, 'change' | 'madeAt' | 'attempts'> {
    return { change, madeAt: this.#clock.now(), attempts: 0 };
  }

  /** The moment and the number that decide in which order entries are sent. */
  #placeOf({ key }: OutboxEntry): string {
    return key.slice(this.#prefix.length).split('-', 2).join('-');
  }

  #isBehindStoring({ key, change }: OutboxEntry): boolean {
    const target = targetKey(change);
    return [...this.#storing].some((other) => other.key < key && targetKey(other.change) === target);
  }

  async #store(place: string, entry: Omit<OutboxEntry, 'key'>, old: OutboxEntry | undefined): Promise<void> {
    const made = { ...entry, key: `${this.#prefix}${place}-${entry.change.id}` };
    const records = old ? this.takeOff(old, { replacedBy: entry.change.id }) : [];
    if (this.#owner === undefined) this.#put(made);
    else await this.#storeFor(this.#owner, made, records);
  }

  /** Puts a new entry on the device, then on the list; it is shown before when that takes long. */
  async #storeFor(owner: string, made: OutboxEntry, records: readonly KeyValueRecord[]): Promise<void> {
    this.#storing.add(made);
    const cancel = this.#clock.after(lateMs, () => {
      if (!this.#storing.has(made)) return;
      this.#late.add(made);
      this.#onLate();
    });
    try {
      await this.#write([[made.key, made], ...records]);
      // somebody else may be here now: it stays stored for its owner
      if (owner === this.#owner) {
        this.#put(made);
        this.#added += 1;
      }
    } finally {
      cancel();
      this.#storing.delete(made);
      if (this.#late.delete(made)) this.#onLate();
    }
  }

  /** What other tabs have stored or rewritten; what was rewritten here meanwhile stays. */
  #takeUp(records: readonly OutboxEntry[], before: readonly OutboxEntry[]): void {
    const known = new Set(before);
    const rewritten = new Set(
      this.#entries.filter((entry) => !known.has(entry)).map(({ change }) => change.id),
    );
    const taken = records.filter(({ change }) => !rewritten.has(change.id));
    this.#put(...taken);
    for (const { change } of taken) {
      this.#stored.add(change.id);
      if (this.#storage.durable) this.#durable.add(change.id);
    }
  }

  async #takeIn(): Promise<readonly Gone[]> {
    const [owner, settlements] = [this.#owner, this.#settlements];
    if (owner === undefined || !settlements) return [];
    const before = this.#entries.filter(({ change }) => this.#stored.has(change.id));
    const kept = await this.#storage.entries<unknown>(this.#prefix).catch(() => undefined);
    const settled = await settlements.of(before, kept);
    if (!kept || owner !== this.#owner) return [];
    const records = kept.flatMap(([key, record]) => (isEntry(record) ? [{ ...record, key }] : []));
    await settlements.learn(records.filter(({ change }) => !this.find(change.id)));
    if (owner !== this.#owner) return [];
    this.#takeUp(
      records.filter(({ change }) => !settlements.isKnown(change.id)),
      before,
    );
    const gone: Gone[] = [];
    for (const [entry, settlement] of settled) {
      if (!this.#entries.includes(entry)) continue;
      if (!settlement) await this.#write([[entry.key, entry]]);
      else {
        this.takeOff(entry, settlement);
        gone.push({ entry, ...settlement });
      }
    }
    return gone;
  }

  async #write(records: readonly KeyValueRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.#storage.write(records);
    for (const [, value] of records) {
      if (!isEntry(value)) continue;
      const { id } = value.change;
      this.#stored.add(id);
      if (this.#storage.durable) this.#durable.add(id);
      else this.#durable.delete(id);
    }
  }

  #put(...entries: readonly OutboxEntry[]): void {
    if (entries.length === 0) return;
    const all = [...this.#entries, ...entries].map((entry) => [entry.change.id, entry] as const);
    this.#entries = inOrder([...new Map(all).values()]);
  }
}

function inOrder(entries: OutboxEntry[]): OutboxEntry[] {
  return entries.sort((a, b) => (a.key < b.key ? -1 : 1));
}
