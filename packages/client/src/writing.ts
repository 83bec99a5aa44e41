import type { Change, ChangeKind, ChangeOf, Receipt } from '@partner-journey/contract';
import type { JourneyAdapter } from './adapters/adapter.js';
import { queryKey } from './adapters/query-key.js';
import type { Answers } from './answers/answers.js';
import { checkReceipts } from './answers/checks.js';
import type { TakenChange } from './client.js';
import type { Clock } from './clock/clock.js';
import { asJourneyError } from './errors/as-journey-error.js';
import type { JourneyError } from './errors/journey-error.js';
import { SignInNeededError } from './errors/sign-in-needed-error.js';
import type { Facts } from './facts/facts.js';
import { checkChange } from './outbox/check-change.js';
import { webLock } from './outbox/flush-lock.js';
import { makeChange } from './outbox/make-change.js';
import { Outbox } from './outbox/outbox.js';
import type { Reads } from './reads/reads.js';
import type { KeyValueStorage } from './storage/key-value-storage.js';
import { optimistic } from './store/optimism.js';
import { afterReceipt, staleAfter } from './store/receipt-effects.js';
import { revisionOf } from './store/revision-of.js';
import { deepFreeze } from './store/sharing.js';
import type { Store } from './store/store.js';

/** What writing needs from the house. */
export interface WritingOptions {
  readonly adapter: JourneyAdapter;
  readonly clock: Clock;
  readonly partnerId: string | undefined;
  readonly storage: KeyValueStorage;
  readonly store: Store;
  readonly reads: Reads;
  readonly answers: Answers;
  readonly facts: Facts;
  /** Milliseconds since 1970 by the host's clock. */
  now(): number;
  /** Resolves when the host itself has said who is looking; rejects when it does not. */
  confirmViewer(): Promise<void>;
  /** The host answered a request with changes. */
  onReached(): void;
  onFailure(error: JourneyError): void;
  onJourney(before: unknown, after: unknown): void;
  /** Nothing waits any more. */
  onEmpty(): void;
}

/** The other half of the hallway: leads changes into the outbox, and what became of them back to the store. Loaded beside the first content. */
export class Writing {
  readonly #options: WritingOptions;
  readonly #outbox: Outbox;
  #owner: string | undefined;

  constructor(options: WritingOptions) {
    this.#options = options;
    const { clock, storage, store } = options;
    this.#outbox = new Outbox({
      ...{ storage, clock, lock: webLock },
      send: (changes, signal) => this.#send(changes, signal),
      onPending: (changes) => store.setChanges(changes, optimistic),
      onReceipt: (change, receipt) => this.#received(change, receipt),
      onGone: (change) => this.#refreshAfter(change, { changeId: change.id, outcome: 'saved', affected: [] }),
    });
  }

  get isEmpty(): boolean {
    return this.#outbox.isEmpty;
  }

  /** Names the viewer whose changes these are, and sends what they left behind. */
  async open(owner: string): Promise<void> {
    this.#owner = owner;
    await this.#outbox.open(`outbox/${owner}/`);
    await this.#outbox.flush();
  }

  /** Hides everything from whoever is here now; it stays kept for its owner. */
  lock(): void {
    this.#owner = undefined;
    this.#outbox.lock(
      new SignInNeededError('The viewer left before the host answered; the change stays kept.'),
    );
  }

  async change<Kind extends ChangeKind>(
    kind: Kind,
    target: ChangeOf<Kind>['target'],
    payload: ChangeOf<Kind>['payload'],
  ): Promise<TakenChange> {
    checkChange(kind, target, payload);
    const { store, now } = this.#options;
    const said = { kind, target, payload } as Pick<Change, 'kind' | 'target' | 'payload'>;
    // what follows an unsaved change builds on that, not on what the host said last
    const isFirst = !this.#outbox.concerns(said.target);
    const base = isFirst ? revisionOf(said.target, (query) => store.truth(queryKey(query))) : undefined;
    const change = deepFreeze(makeChange(said, now(), base));
    return this.#taken(change, await this.#outbox.add(change));
  }

  async retry(changeId: string): Promise<TakenChange> {
    const change = deepFreeze(makeChange(this.#outbox.refused(changeId).change, this.#options.now()));
    return this.#taken(change, await this.#outbox.retry(changeId, change));
  }

  discard(changeId: string): Promise<void> {
    return this.#outbox.discard(changeId);
  }

  close(reason: Error): void {
    this.#outbox.close(reason);
  }

  #taken(change: Change, { settled }: { settled: Promise<Receipt> }): TakenChange {
    this.#options.facts.tell({ type: 'change-queued', change });
    return { id: change.id, settled };
  }

  async #send(changes: readonly Change[], signal: AbortSignal): Promise<readonly Receipt[]> {
    const { adapter, partnerId, confirmViewer, onReached, onFailure } = this.#options;
    const owner = this.#owner;
    try {
      await confirmViewer();
      if (owner !== this.#owner) throw new SignInNeededError('Somebody else is signed in now.');
      const body = await adapter.send(changes, { signal, partnerId });
      const receipts = await checkReceipts(changes, body);
      onReached();
      return receipts;
    } catch (error) {
      const known = asJourneyError(error, 'Sending changes');
      if (!signal.aborted && owner === this.#owner) onFailure(known);
      throw known;
    }
  }

  #received(change: Change, receipt: Receipt): void {
    const { store, reads, answers, facts, onJourney } = this.#options;
    const before = new Map([...store.getSnapshot().reads.keys()].map((key) => [key, store.truth(key)]));
    const keys = store.patch((kind, value) => afterReceipt(kind, value, change, receipt));
    for (const { key, query, freshUntil } of reads.overtake(keys)) {
      answers.keepPatched(key, query, freshUntil);
      if (query.kind === 'journey') onJourney(before.get(key), store.truth(key));
    }
    facts.tell({ type: factOf(receipt), change, receipt });
    this.#refreshAfter(change, receipt);
  }

  #refreshAfter(change: Change, receipt: Receipt): void {
    const stale = staleAfter(change, receipt);
    void this.#options.reads.invalidate(({ kind }) => stale.has(kind));
    queueMicrotask(() => this.isEmpty && this.#options.onEmpty());
  }
}

function factOf({ outcome }: Receipt) {
  if (outcome === 'conflict') return 'change-conflicted' as const;
  return outcome === 'rejected' ? ('change-rejected' as const) : ('change-saved' as const);
}
