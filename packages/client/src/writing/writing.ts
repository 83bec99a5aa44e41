import type { Change, ChangeKind, ChangeOf } from '@partner-journey/contract';
import { loadReaders } from '../answers/checks.js';
import type { CachedAnswer } from '../cache/cache.js';
import type { SignedOut, SignOutOptions, TakenChange } from '../client.js';
import { ConfigError } from '../errors/config-error.js';
import { OutboxFullError } from '../errors/outbox-full-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import { tellStagesReached } from '../facts/tell-stages-reached.js';
import { checkChange } from '../outbox/check-change.js';
import { flushLock } from '../outbox/flush-lock.js';
import { makeChange } from '../outbox/make-change.js';
import { Outbox, type Taken } from '../outbox/outbox.js';
import { Settlements } from '../outbox/settlements.js';
import { Unkept } from '../outbox/unkept.js';
import { optimistic } from '../store/optimism.js';
import { deepFreeze } from '../store/sharing.js';
import type { PendingChange } from '../store/snapshot.js';
import { sessionKey } from '../viewer/session-query.js';
import type { ClientUploads } from '../uploads/client-uploads.js';
import type { Uploads } from '../uploads/file-upload.js';
import { houseForUploads } from './house-for-uploads.js';
import { sessionIn, stepIn } from './known.js';
import { OtherTabs } from './other-tabs.js';
import { Outcomes } from './outcomes.js';
import { sendAsViewer } from './send-as-viewer.js';
import type { WritingOptions } from './writing-options.js';

const dayMs = 24 * 60 * 60 * 1000;

/** The other half of the hallway: leads changes into the outbox, and what became of them back to the store. Loaded beside the first content. */
export class Writing {
  readonly #options: WritingOptions;
  readonly #outbox: Outbox;
  readonly #unkept: Unkept;
  readonly #outcomes: Outcomes;
  readonly #tabs: OtherTabs;
  #owner: string | undefined;
  #uploads: ClientUploads | undefined;

  constructor(options: WritingOptions) {
    this.#options = options;
    const { clock, device, now, isInTouch } = options;
    const { storage } = device;
    this.#outcomes = new Outcomes({ ...options, onSettled: () => this.#settled() });
    this.#tabs = new OtherTabs({ ...options, onOutboxNews: (news) => void this.#outbox.hear(news) });
    this.#outbox = new Outbox({
      ...{ storage, clock, now, isInTouch, lock: flushLock(storage, clock) },
      rememberedMs: () => this.#rememberedMs(),
      batchSize: options.adapter.batchSize,
      send: (changes, signal, repeated) => this.#send(changes, signal, repeated),
      onPending: (changes) => this.#pending(changes),
      onReceipt: (entry, receipt) => this.#outcomes.received(entry, receipt),
      onGone: (gone) => this.#outcomes.gone(gone),
      tellTabs: (news) => this.#tabs.tell(news),
    });
    this.#unkept = new Unkept(clock, this.#outbox);
  }

  get isEmpty(): boolean {
    return this.#outbox.isEmpty;
  }

  /**
   * Names the viewer whose changes these are, and sends what they left behind. A good moment to go on, too: also to wipe
   * what those have typed and were told who have gone.
   */
  async open(owner: string): Promise<void> {
    if (this.#unkept.isOver) return;
    this.#owner = owner;
    void this.#wipeGone().catch(() => {});
    this.#tabs.open(owner);
    void loadReaders().catch(() => {});
    await this.#outbox.open(owner);
    await this.#outbox.wake();
    const left = await this.#options.device.drafts.all(owner, 'upload/');
    if (this.#uploads || left.length > 0) await this.uploads();
  }

  /** The page goes to sleep: nothing that would keep it from that stays open. `open` goes on. */
  sleep(): void {
    this.#outbox.sleep();
    this.#uploads?.sleep();
    this.#tabs.close();
  }

  /** Hides everything from whoever is here now; it stays kept for its owner. */
  lock(): void {
    this.#owner = undefined;
    this.#uploads?.lock();
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
    this.#tabs.tell({ type: 'left' });
    return this.#unkept.changes;
  }

  /** Wipes what is kept of a viewer who has signed out; gives what is left. */
  async forget(unkept: readonly Change[] = []): Promise<SignedOut> {
    await this.#wipeGone();
    return { unkept };
  }

  /** What the host has answered in this tab need not be asked in the others. */
  shareAnswer(key: string, answer: CachedAnswer, askedAt: number): void {
    if (answer.query.kind !== 'session') this.#tabs.tell({ type: 'answer', key, answer, askedAt });
  }

  /** Tells which stages became current between two pictures of one journey. */
  tellStagesReached(before: unknown, after: unknown): void {
    tellStagesReached(this.#options.facts, before, after);
  }

  async change<Kind extends ChangeKind>(
    kind: Kind,
    target: ChangeOf<Kind>['target'],
    payload: ChangeOf<Kind>['payload'],
    /** How often somebody had gone when it was made. */
    departures: number,
  ): Promise<TakenChange> {
    checkChange(kind, target, payload);
    if (departures !== this.#options.viewer.departures) {
      throw new SignInNeededError('The viewer left before this change was taken.');
    }
    this.#catchUp();
    const said = { kind, target, payload } as Pick<Change, 'kind' | 'target' | 'payload'>;
    // what follows an unsaved change builds on that, not on what the host said last
    const base = this.#outbox.concerns(said.target)
      ? undefined
      : stepIn(this.#options.store, said.target)?.revision;
    const change = deepFreeze(makeChange(said, this.#options.now(), base));
    return this.#take(() => this.#outbox.add(change));
  }

  async retry(changeId: string): Promise<TakenChange> {
    const make = (refused: Change) => deepFreeze(makeChange(refused, this.#options.now()));
    return this.#take(() => this.#outbox.retry(changeId, make));
  }

  async discard(changeId: string): Promise<void> {
    const { change } = this.#outbox.refused(changeId);
    await this.#outbox.discard(changeId);
    this.#outcomes.discarded(change);
  }

  /** What this viewer typed and did not send. */
  async readDraft(name: string): Promise<unknown> {
    const owner = this.#owner;
    const draft = owner === undefined ? undefined : await this.#options.device.drafts.read(owner, name);
    return owner === this.#owner ? draft : undefined;
  }

  /** @param departures How often somebody had gone when it was typed: what is somebody else's is not kept. */
  async keepDraft(name: string, value: unknown, departures: number): Promise<void> {
    const { device, viewer } = this.#options;
    this.#catchUp();
    if (this.#owner === undefined || departures !== viewer.departures) return;
    await device.drafts.keep(this.#owner, name, value);
  }

  /** What hands files over; loaded when it is first wanted. */
  async uploads(): Promise<Uploads> {
    this.#catchUp();
    const { ClientUploads } = await import('../uploads/client-uploads.js');
    this.#uploads ??= new ClientUploads(houseForUploads(this.#options, () => this.#owner));
    if (this.#owner !== undefined) await this.#uploads.open(this.#owner);
    return this.#uploads;
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
    this.#uploads?.lock();
    this.sleep();
    this.#outbox.close(
      new ConfigError('The client was closed before the host answered; the change stays kept.'),
    );
  }

  /** The viewer may have come when this part of the code could not. */
  #catchUp(): void {
    const { owner } = this.#options.viewer;
    if (this.#owner === undefined && owner !== undefined) void this.open(owner).catch(() => {});
  }

  async #take(work: () => Promise<Taken>): Promise<TakenChange> {
    const { facts } = this.#options;
    try {
      const { change, settled, isRepeated } = await this.#unkept.take(work);
      if (!isRepeated) facts.tell({ type: 'change-queued', change });
      return { id: change.id, settled };
    } catch (error) {
      if (error instanceof OutboxFullError) facts.tell({ type: 'error', error });
      throw error;
    }
  }

  /** Takes from the device what those have typed who have gone, and what the host answered to them. */
  async #wipeGone(): Promise<void> {
    const { clock, device, viewer } = this.#options;
    for (const owner of viewer.gone) {
      if (owner !== undefined) {
        await device.drafts.wipe(owner);
        const files = await device.files.entries(`file/${owner}/`).catch(() => []);
        if (files.length > 0) await device.files.write(files.map(([key]) => [key, undefined]));
        await new Settlements(device.storage, clock, owner).prune(0);
      }
      viewer.gone.delete(owner);
    }
  }

  #send(changes: readonly Change[], signal: AbortSignal, repeated: readonly string[]) {
    const owner = this.#owner;
    return sendAsViewer(this.#options, changes, {
      ...{ signal, repeated },
      isStillHere: () => owner === this.#owner,
    });
  }

  #pending(changes: readonly PendingChange[]): void {
    this.#options.store.setChanges(changes, optimistic);
    this.#unkept.set(changes);
  }

  #settled(): void {
    queueMicrotask(() => this.isEmpty && this.#options.onEmpty());
  }

  #rememberedMs(): number | undefined {
    const days = sessionIn(this.#options.store)?.capabilities.changeIdsRememberedForDays;
    return days === undefined ? undefined : days * dayMs;
  }
}
