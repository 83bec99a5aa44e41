import type {
  Change,
  ChangeKind,
  ChangeOf,
  Journey,
  MadeBy,
  Receipt,
  Session,
} from '@partner-journey/contract';
import type { JourneyAdapter } from './adapters/adapter.js';
import { queryKey } from './adapters/query-key.js';
import { withinPatience } from './adapters/within-patience.js';
import type { Answers } from './answers/answers.js';
import { checkReceipts } from './answers/check-receipts.js';
import { loadReaders } from './answers/checks.js';
import type { CachedAnswer } from './cache/cache.js';
import type { SignedOut, SignOutOptions, TakenChange } from './client.js';
import type { Clock } from './clock/clock.js';
import type { Device } from './device.js';
import { asJourneyError } from './errors/as-journey-error.js';
import { ConfigError } from './errors/config-error.js';
import type { JourneyError } from './errors/journey-error.js';
import { SignInNeededError } from './errors/sign-in-needed-error.js';
import type { Facts } from './facts/facts.js';
import { tellStagesReached } from './facts/tell-stages-reached.js';
import { checkChange } from './outbox/check-change.js';
import { flushLock } from './outbox/flush-lock.js';
import { makeChange } from './outbox/make-change.js';
import type { OutboxEntry } from './outbox/outbox-entry.js';
import type { Gone } from './outbox/outbox-list.js';
import { Settlements } from './outbox/settlements.js';
import type { OutboxNews } from './outbox/outbox-news.js';
import { Outbox, type Taken } from './outbox/outbox.js';
import { isViewerMismatch } from './outbox/refusal.js';
import { mostReapplications, stillMakesSense } from './outbox/reapply.js';
import type { Consequences } from './outbox/sender.js';
import { Unkept } from './outbox/unkept.js';
import type { Reads } from './reads/reads.js';
import { optimistic } from './store/optimism.js';
import { afterReceipt, staleAfter, untold } from './store/receipt-effects.js';
import { deepFreeze } from './store/sharing.js';
import type { PendingChange } from './store/snapshot.js';
import { stepOf } from './store/step-of.js';
import type { Store } from './store/store.js';
import { tabChannel, type TabChannel } from './tabs/tab-channel.js';
import { confirmViewer } from './viewer/confirm-viewer.js';
import { sessionKey } from './viewer/session-query.js';
import type { Viewer } from './viewer/viewer.js';

const dayMs = 24 * 60 * 60 * 1000;

/** What writing needs from the house. */
export interface WritingOptions {
  readonly adapter: JourneyAdapter;
  readonly clock: Clock;
  readonly partnerId: string | undefined;
  readonly device: Device;
  readonly store: Store;
  readonly reads: Reads;
  readonly answers: Answers;
  readonly facts: Facts;
  /** Milliseconds since 1970 by the host's clock. */
  now(): number;
  readonly viewer: Viewer;
  /** Whether changes cannot go under another sign-in than the one with which the session was read. */
  readonly isPinned: boolean;
  /** The host answered a request with changes. */
  onReached(): void;
  /** Whether the host is in touch by its stream. */
  isInTouch(): boolean;
  onFailure(error: JourneyError): void;
  /** Nothing waits any more. */
  onEmpty(): void;
  /** The viewer signed out in another tab. */
  onLeftElsewhere(): void;
  /** The host has told another tab that somebody else is looking. */
  onOtherViewer(): void;
}

/** What the tabs of one viewer tell each other. */
type TabNews =
  | OutboxNews
  | { readonly type: 'left' }
  | {
      readonly type: 'answer';
      readonly key: string;
      readonly answer: CachedAnswer;
      readonly askedAt: number;
    };

/** What the tabs of one API tell each other: whom the host has told them is looking. */
type ViewerNews = MadeBy;

/** The other half of the hallway: leads changes into the outbox, and what became of them back to the store. Loaded beside the first content. */
export class Writing {
  readonly #options: WritingOptions;
  readonly #outbox: Outbox;
  readonly #unkept: Unkept;
  #owner: string | undefined;
  #tabs: TabChannel<TabNews> | undefined;
  #viewers: TabChannel<ViewerNews> | undefined;
  #told: string | undefined;

  constructor(options: WritingOptions) {
    this.#options = options;
    const { clock, device, now, isInTouch } = options;
    const { storage } = device;
    this.#outbox = new Outbox({
      ...{ storage, clock, now, isInTouch, lock: flushLock(storage, clock) },
      rememberedMs: () => this.#rememberedMs(),
      send: (changes, signal) => this.#send(changes, signal),
      onPending: (changes) => this.#pending(changes),
      onReceipt: (entry, receipt) => this.#received(entry, receipt),
      onGone: (gone) => this.#gone(gone),
      tellTabs: (news) => this.#tabs?.post(news),
    });
    this.#unkept = new Unkept(clock, this.#outbox);
  }

  get isEmpty(): boolean {
    return this.#outbox.isEmpty;
  }

  /**
   * Names the viewer whose changes these are, and sends what they left behind. A good moment to go on, too.
   * @param before Who looked until now; when that is somebody else, what they typed and were told is wiped.
   */
  async open(owner: string, before = owner): Promise<void> {
    if (this.#unkept.isOver) return;
    this.#owner = owner;
    if (before !== owner) void this.wipe(before).catch(() => {});
    this.#tabs ??= tabChannel(`outbox/${owner}`, (news) => this.#hear(news));
    this.#tellViewer();
    void loadReaders().catch(() => {});
    await this.#outbox.open(owner);
    await this.#outbox.wake();
  }

  /** The page goes to sleep: nothing that would keep it from that stays open. `open` goes on. */
  sleep(): void {
    this.#outbox.sleep();
    this.#tabs?.close();
    this.#viewers?.close();
    this.#tabs = this.#viewers = undefined;
  }

  /** Hides everything from whoever is here now; it stays kept for its owner. */
  lock(): void {
    this.#owner = undefined;
    this.#unkept.lock();
    this.sleep();
    this.#outbox.lock(
      new SignInNeededError('The viewer left before the host answered; the change stays kept.'),
    );
  }

  /**
   * The viewer signs out: the other tabs hear of it; what waits is put away when that is wanted, else sent when it could
   * not be kept. Gives what is neither sent nor kept.
   */
  async leave({ unsent = 'keep' }: SignOutOptions = {}): Promise<readonly Change[]> {
    if (unsent === 'discard' && this.#owner !== undefined) await this.#outbox.discardAll();
    else await this.#unkept.sendInTime();
    this.#tabs?.post({ type: 'left' });
    return this.#unkept.changes;
  }

  /** Wipes what is kept of a viewer who has signed out; gives what is left. */
  async forget(owner: string | undefined, unkept: readonly Change[] = []): Promise<SignedOut> {
    await this.wipe(owner);
    return { unkept };
  }

  /** Takes from the device what this viewer typed, and what the host answered to them. */
  async wipe(owner: string | undefined): Promise<void> {
    if (owner === undefined) return;
    const { clock, device } = this.#options;
    await device.drafts.wipe(owner);
    await new Settlements(device.storage, clock, owner).prune(0);
  }

  /** What the host has answered in this tab need not be asked in the others. */
  shareAnswer(key: string, answer: CachedAnswer, askedAt: number): void {
    if (answer.query.kind !== 'session') this.#tabs?.post({ type: 'answer', key, answer, askedAt });
  }

  /** Tells which stages became current between two pictures of one journey. */
  tellStagesReached(before: unknown, after: unknown): void {
    tellStagesReached(this.#options.facts, before, after);
  }

  async change<Kind extends ChangeKind>(
    kind: Kind,
    target: ChangeOf<Kind>['target'],
    payload: ChangeOf<Kind>['payload'],
    /** Who made it; undefined when that was not known yet. */
    owner: string | undefined,
  ): Promise<TakenChange> {
    checkChange(kind, target, payload);
    if (owner !== undefined && this.#owner !== undefined && owner !== this.#owner) {
      throw new SignInNeededError('The viewer left before this change was taken.');
    }
    const said = { kind, target, payload } as Pick<Change, 'kind' | 'target' | 'payload'>;
    // what follows an unsaved change builds on that, not on what the host said last
    const base = this.#outbox.concerns(said.target) ? undefined : this.#stepOf(said.target)?.revision;
    const change = deepFreeze(makeChange(said, this.#options.now(), base));
    return this.#taken(await this.#unkept.take(() => this.#outbox.add(change)));
  }

  async retry(changeId: string): Promise<TakenChange> {
    const make = (refused: Change) => deepFreeze(makeChange(refused, this.#options.now()));
    return this.#taken(await this.#unkept.take(() => this.#outbox.retry(changeId, make)));
  }

  async discard(changeId: string): Promise<void> {
    const { change } = this.#outbox.refused(changeId);
    await this.#outbox.discard(changeId);
    // an earlier attempt may have reached the host after all
    const stale = staleAfter(change, { changeId, outcome: 'rejected', affected: [] });
    void this.#options.reads.invalidate(({ kind }) => stale.has(kind));
  }

  /** What this viewer typed and did not send. */
  async readDraft(name: string): Promise<unknown> {
    const owner = this.#owner;
    const draft = owner === undefined ? undefined : await this.#options.device.drafts.read(owner, name);
    return owner === this.#owner ? draft : undefined;
  }

  async keepDraft(name: string, value: unknown): Promise<void> {
    if (this.#owner !== undefined) await this.#options.device.drafts.keep(this.#owner, name, value);
  }

  /**
   * The client was closed: what only this page has is sent first. Gives whether there is any; `end` is called when there
   * is none any more, or after an hour.
   */
  stay(end: () => void): boolean {
    // nothing is asked meanwhile but who is looking
    this.#options.reads.clear(sessionKey, true);
    return this.#unkept.stay(end);
  }

  close(): void {
    this.#unkept.close();
    this.sleep();
    this.#outbox.close(
      new ConfigError('The client was closed before the host answered; the change stays kept.'),
    );
  }

  /** Tabs with the same cookie learn at once that it is somebody else's now; each is told once. */
  #tellViewer(): void {
    const { adapter, viewer, onOtherViewer } = this.#options;
    const madeBy = this.#madeBy;
    this.#viewers ??= tabChannel(`viewer/${adapter.id}`, (other) => {
      if (JSON.stringify(other) !== JSON.stringify(this.#madeBy)) onOtherViewer();
    });
    const told = JSON.stringify(madeBy);
    if (!madeBy || !viewer.confirmedAt || told === this.#told) return;
    this.#told = told;
    this.#viewers.post(madeBy);
  }

  #hear(news: TabNews): void {
    if (news.type === 'left') this.#options.onLeftElsewhere();
    else if (news.type === 'answer') this.#takeAnswer(news.key, news.answer, news.askedAt);
    else void this.#outbox.hear(news);
  }

  #takeAnswer(key: string, answer: CachedAnswer, askedAt: number): void {
    const { store, reads, answers } = this.#options;
    if (!reads.wants(key, askedAt) || (store.asOf(key) ?? 0) >= answer.asOf) return;
    reads.known(key, answer.query, answer.freshUntil, answer.etag);
    answers.show(key, answer, true, false);
  }

  #pending(changes: readonly PendingChange[]): void {
    this.#options.store.setChanges(changes, optimistic);
    this.#unkept.set(changes);
  }

  #taken({ change, settled }: Taken): TakenChange {
    this.#options.facts.tell({ type: 'change-queued', change });
    return { id: change.id, settled };
  }

  async #send(changes: readonly Change[], signal: AbortSignal): Promise<readonly Receipt[]> {
    const { adapter, clock, partnerId, viewer, onReached, onFailure } = this.#options;
    const owner = this.#owner;
    const confirm = async () => {
      await confirmViewer(this.#options);
      if (owner !== this.#owner) throw new SignInNeededError('Somebody else is signed in now.');
    };
    const confirmAgain = () => {
      viewer.confirmedAt = 0;
      return confirm();
    };
    try {
      await confirm();
      const madeBy = this.#session?.capabilities.comparesViewer ? this.#madeBy : undefined;
      const body = await withinPatience(clock, signal, (limited) =>
        adapter.send(changes, { signal: limited, partnerId, madeBy, confirmViewer: confirmAgain }),
      ).catch(async (error: unknown) => {
        if (isViewerMismatch(error)) await confirmAgain();
        throw error;
      });
      const receipts = await checkReceipts(changes, body);
      onReached();
      return receipts;
    } catch (error) {
      const known = asJourneyError(error, 'Sending changes');
      if (!signal.aborted && owner === this.#owner) onFailure(known);
      throw known;
    }
  }

  #received({ change, attempts, reapplied = 0 }: OutboxEntry, receipt: Receipt): Consequences {
    const { cache } = this.#options.device;
    // sent again, it may be remembered from the first time
    const told = attempts > 1 ? untold(receipt) : receipt;
    const patched = this.#patch(change, told);
    const records = [...patched].flatMap(([key, answer]) => cache?.record(key, answer) ?? []);
    const again = receipt.outcome === 'conflict' ? this.#again(change, reapplied) : undefined;
    if (!again) this.#settled(change, receipt, told);
    return { records, again };
  }

  /** Another tab has the receipt, and has kept what it made of the answers. */
  #gone({ entry: { change }, receipt, attempts = 0, at = 0 }: Gone): void {
    if (!receipt) return;
    const { store } = this.#options;
    const isOld = attempts > 1 || store.keys.some((key) => Number(store.asOf(key)) > at);
    const told = isOld ? untold(receipt) : receipt;
    this.#patch(change, told);
    this.#settled(change, receipt, told);
  }

  /** The same change about the step as it is now, when it still makes sense. */
  #again(change: Change, reapplied: number): Change | undefined {
    const step = this.#stepOf(change.target);
    if (reapplied >= mostReapplications || !stillMakesSense(change, step)) return undefined;
    return deepFreeze(makeChange(change, this.#options.now(), step?.revision));
  }

  #rememberedMs(): number | undefined {
    const days = this.#session?.capabilities.changeIdsRememberedForDays;
    return days === undefined ? undefined : days * dayMs;
  }

  get #session(): Session | undefined {
    return this.#options.store.truth(sessionKey) as Session | undefined;
  }

  /** Who is looking, in the words of the host. */
  get #madeBy(): MadeBy | undefined {
    const session = this.#session;
    return session && { tenantId: session.tenant.id, viewerId: session.viewer.id };
  }

  #stepOf(target: Change['target']) {
    if (!('stepId' in target)) return undefined;
    const { journeyId, stepId } = target;
    const journey = this.#options.store.truth(queryKey({ kind: 'journey', journeyId }));
    return stepOf(journey as Journey | undefined, stepId);
  }

  /** Puts a receipt into the answers that are known; gives those it changed. */
  #patch(change: Change, receipt: Receipt): ReadonlyMap<string, CachedAnswer> {
    const { store, reads, clock } = this.#options;
    const before = new Map(store.keys.map((key) => [key, store.truth(key)]));
    const stale = staleAfter(change, receipt);
    const keys = store.patch((kind, value) => afterReceipt(kind, value, change, receipt));
    const patched = new Map<string, CachedAnswer>();
    for (const { key, query, ...entry } of reads.overtake(keys)) {
      const asOf = store.asOf(key) ?? clock.now();
      const freshUntil = stale.has(query.kind) ? 0 : entry.freshUntil;
      patched.set(key, { query, value: store.truth(key), asOf, issues: [], freshUntil });
      if (query.kind === 'journey') this.tellStagesReached(before.get(key), store.truth(key));
    }
    return patched;
  }

  /** `told`: what the receipt says for sure. */
  #settled(change: Change, receipt: Receipt, told: Receipt): void {
    this.#options.facts.tell({ type: factOf(receipt), change, receipt });
    const stale = staleAfter(change, told);
    void this.#options.reads.invalidate(({ kind }) => stale.has(kind));
    queueMicrotask(() => this.isEmpty && this.#options.onEmpty());
  }
}

function factOf({ outcome }: Receipt) {
  if (outcome === 'conflict') return 'change-conflicted' as const;
  return outcome === 'rejected' ? ('change-rejected' as const) : ('change-saved' as const);
}
