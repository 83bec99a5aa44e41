import type { ChangeKind, ChangeOf, JourneyList, Session } from '@partner-journey/contract';
import { queryKey } from './adapters/query-key.js';
import type { Query, QueryKind } from './adapters/query.js';
import { Answers } from './answers/answers.js';
import { loadFirstReaders } from './answers/checks.js';
import type { Cache } from './cache/cache.js';
import type { ClientParts } from './client-parts.js';
import type { Fact, JourneyClient, SignedOut, SignOutOptions, TakenChange } from './client.js';
import { delay } from './clock/delay.js';
import { Connection } from './connection/connection.js';
import { asJourneyError } from './errors/as-journey-error.js';
import { ConfigError } from './errors/config-error.js';
import type { JourneyError } from './errors/journey-error.js';
import type { Device } from './device.js';
import type { Facts } from './facts/facts.js';
import { Listeners } from './facts/listeners.js';
import { liveSwitch, type LiveSwitch } from './live/live-switch.js';
import { loadedOnce } from './loaded-once.js';
import { once } from './once.js';
import { defaultJourney, type DefaultJourney } from './reads/default-journey.js';
import { Reads } from './reads/reads.js';
import type { PendingChange, SelectionOf, Snapshot } from './store/snapshot.js';
import { isDefaultJourney, selectFrom } from './store/select-from.js';
import { Store } from './store/store.js';
import { frontDoor, type FrontDoor } from './viewer/front-door.js';
import { sessionKey, sessionQuery } from './viewer/session-query.js';
import type { Uploads } from './uploads/file-upload.js';
import { Viewer } from './viewer/viewer.js';
import type { Writing } from './writing/writing.js';

/** How long the first request waits for what is kept on the device. */
const cacheHeadStartMs = 100;

/** The hallway of the house: the only part that knows every room, and leads each message to the right one. */
export class HostJourneyClient implements JourneyClient {
  readonly #parts: ClientParts;
  readonly #store = new Store(() => this.#viewer.hostAheadMs);
  readonly #facts: Facts = new Listeners();
  readonly #viewer = new Viewer();
  readonly #answers: Answers;
  readonly #reads: Reads;
  readonly #defaultJourney: DefaultJourney;
  readonly #door: FrontDoor;
  readonly #connection: Connection;
  readonly #live: LiveSwitch;
  readonly #device: () => Promise<Device>;
  readonly #loadWriting: () => Promise<Writing>;
  #opening: Promise<unknown> | undefined;
  #writing: Writing | undefined;
  #observers = 0;
  #stopSession = () => {};
  #hasContent = false;
  #isReady = false;
  #isClosed = false;

  constructor(parts: ClientParts) {
    this.#parts = parts;
    const { adapter, clock, partnerId } = parts;
    const store = this.#store;
    this.#device = loadedOnce('keeps data on this device', () => this.#openDevice());
    this.#loadWriting = loadedOnce('sends changes', () => this.#makeWriting());
    this.#answers = new Answers({
      ...{ adapter, store, clock, partnerId },
      cache: () => this.#cache(),
      onSession: (session, asOf) => this.#comes(session, asOf),
      onShown: (query, before, isKept) => this.#shown(query, before, isKept),
      onConfirmed: (query) => this.#reached(query),
      onAnswered: (...answer) => this.#writing?.shareAnswer(...answer),
      onIssues: (query, issues) => this.#facts.tell({ type: 'contract-issues', query, issues }),
      onFailure: (error, { kind }) => this.#failed(error, kind),
    });
    this.#reads = new Reads({
      ...{ clock, ready: () => this.#open(), has: (key) => store.has(key) },
      ask: (query, key, context) => this.#answers.ask(query, key, context),
    });
    this.#defaultJourney = defaultJourney(this.#reads, () => this.#defaultJourneyId());
    this.#connection = new Connection({
      clock,
      onChange: (online) => this.#connectionChanged(online),
      onWake: () => this.#seenAgain(),
      onHidden: () => this.#live.turnOff(),
      onSleep: () => this.#sleep(),
    });
    this.#live = liveSwitch({
      ...{ adapter, clock, partnerId },
      truthOf: (query) => store.truth(queryKey(query)),
      onStale: (isStale) => void this.#reads.invalidate(isStale),
    });
    this.#door = frontDoor({
      ...{ parts, store, viewer: this.#viewer },
      ...{ reads: this.#reads, defaultJourney: this.#defaultJourney, live: this.#live },
      cache: () => this.#cache(),
      lockWriting: () => this.#writing?.lock(),
    });
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  getSnapshot(): Snapshot {
    return this.#store.getSnapshot();
  }

  subscribe(listener: () => void): () => void {
    return this.#store.subscribe(listener);
  }

  select<Q extends Query>(query: Q): SelectionOf<Q> {
    return selectFrom(this.#store.getSnapshot(), query, this.#defaultJourneyId());
  }

  observe(query: Query): () => void {
    if (this.#isClosed) return () => {};
    this.#observers += 1;
    if (this.#observers === 1) {
      this.#connection.open();
      this.#stopSession = this.#reads.observe(sessionKey, sessionQuery);
    }
    const stop = isDefaultJourney(query)
      ? this.#defaultJourney.observe()
      : this.#reads.observe(queryKey(query), query);
    this.#listenToHost();
    return once(() => {
      this.#observers -= 1;
      stop();
      if (this.#observers === 0) this.#stopSession();
      queueMicrotask(() => this.#rest());
    });
  }

  async refresh(kind?: QueryKind): Promise<void> {
    this.#store.retrying(kind);
    await this.#reads.invalidate((query) => kind === undefined || query.kind === kind);
  }

  async change<Kind extends ChangeKind>(
    kind: Kind,
    target: ChangeOf<Kind>['target'],
    payload: ChangeOf<Kind>['payload'],
  ): Promise<TakenChange> {
    const { departures } = this.#viewer;
    return (await this.#write()).change(kind, target, payload, departures);
  }

  async retry(changeId: string): Promise<TakenChange> {
    return (await this.#write()).retry(changeId);
  }

  async discard(changeId: string): Promise<void> {
    await (await this.#write()).discard(changeId);
  }

  pendingFor(targetId: string): readonly PendingChange[] {
    return this.getSnapshot().changes.filter(({ change }) => Object.values(change.target).includes(targetId));
  }

  now(): number {
    return this.#parts.clock.now() + this.#viewer.hostAheadMs;
  }

  onFact(listener: (fact: Fact) => void): () => void {
    return this.#facts.add(listener);
  }

  resume(): void {
    if (this.#isClosed) return;
    this.#viewer.hasLeft = false;
    this.#store.setStatus({ signInNeeded: false });
    this.#store.retrying();
    this.#tryToGoOn();
    this.#wake();
  }

  async signOut(options?: SignOutOptions): Promise<SignedOut> {
    const writing = await this.#loadWriting().catch(() => undefined);
    const unkept = await writing?.leave(options);
    this.#door.leaves();
    await (await this.#cache())?.wipe();
    return (writing ?? (await this.#loadWriting())).forget(unkept);
  }

  async readDraft(name: string): Promise<unknown> {
    return (await this.#loadWriting()).readDraft(name);
  }

  async keepDraft(name: string, value: unknown): Promise<void> {
    const { departures } = this.#viewer;
    return (await this.#loadWriting()).keepDraft(name, value, departures);
  }

  async uploads(): Promise<Uploads> {
    return (await this.#write()).uploads();
  }

  close(): void {
    this.#isClosed = true;
    this.#observers = 0;
    this.#rest();
    if (!this.#writing?.stay(() => this.#end())) this.#end();
  }

  #end(): void {
    this.#door.stop();
    this.#connection.close();
    this.#writing?.close();
  }

  /** Reads what is kept on the device, but does not let the network wait for it for long. */
  #open(): Promise<unknown> {
    this.#opening ??= this.#parts.viewerKey
      ? Promise.race([
          this.#answers.restore(this.#reads).catch(() => {}),
          delay(this.#parts.clock, cacheHeadStartMs),
        ])
      : Promise.resolve();
    void loadFirstReaders().catch(() => {});
    return this.#opening;
  }

  async #openDevice(): Promise<Device> {
    const { openDevice } = await import('./device.js');
    return openDevice(this.#parts, (error) =>
      this.#facts.tell({ type: 'error', error: asJourneyError(error, 'Keeping data on this device') }),
    );
  }

  async #cache(): Promise<Cache | undefined> {
    return this.#parts.viewerKey ? (await this.#device().catch(() => undefined))?.cache : undefined;
  }

  #defaultJourneyId(): string | undefined {
    return this.#parts.journeyId ?? (this.#store.truth('journeys') as JourneyList | undefined)?.items[0]?.id;
  }

  #comes(session: Session, asOf: number): void {
    this.#door.comes(session, asOf);
    void this.#openOutbox();
  }

  #shown(query: Query, before: unknown, isKept: boolean): void {
    if (!isKept) this.#reached(query);
    if (query.kind === 'journey' && before) {
      const after = this.#store.truth(queryKey(query));
      // what is told beside the content comes with the part that writes
      this.#loadWriting().then(
        (writing) => writing.tellStagesReached(before, after),
        () => {},
      );
    }
    if (query.kind !== 'session') this.#hasContent = true;
    this.#defaultJourney.update();
    if (!this.#isReady && this.#hasContent && this.#viewer.owner !== undefined) {
      this.#isReady = true;
      this.#facts.tell({ type: 'ready' });
    }
    this.#listenToHost();
  }

  #reached(query: Query): void {
    this.#connection.reached(query.kind);
    if (query.kind !== 'session') return;
    this.#viewer.confirmedAt = this.#parts.clock.now();
    if (!this.#store.getSnapshot().signInNeeded) return;
    this.#store.setStatus({ signInNeeded: false });
    this.#wake();
  }

  /** `asked`: absent when changes were sent. */
  #failed(error: JourneyError, asked?: QueryKind): void {
    if (error.code === 'sign-in') this.#needSignIn();
    else if (this.#connection.failed(error, asked)) this.#facts.tell({ type: 'error', error });
  }

  #needSignIn(): void {
    this.#door.stop();
    if (this.#store.getSnapshot().signInNeeded) return;
    this.#store.setStatus({ signInNeeded: true });
    this.#facts.tell({ type: 'sign-in-needed' });
  }

  /** The viewer may have signed in meanwhile, here or elsewhere: who it is, is asked with a new token. */
  #tryToGoOn(): void {
    this.#parts.adapter.renewToken?.();
    this.#reads.resume();
    this.#doubtViewer();
  }

  /** Somebody else may have signed in meanwhile: the host is asked who is looking. */
  #doubtViewer(): void {
    this.#viewer.confirmedAt = 0;
    void this.#reads.invalidate(({ kind }) => kind === sessionKey);
  }

  #connectionChanged(online: boolean): void {
    const before = this.#store.getSnapshot().connection;
    this.#store.setStatus({ connection: online ? 'online' : 'offline' });
    if (before === 'unknown' && online) return;
    this.#facts.tell({ type: 'connection-changed', online });
    if (online) this.#wake();
  }

  /** A good moment to go on: the connection, the page or the viewer is back. */
  #wake(): void {
    if (this.#viewer.hasLeft) return;
    if (this.#store.getSnapshot().signInNeeded) {
      this.#tryToGoOn();
      return;
    }
    void this.#reads.revalidate();
    void this.#openOutbox();
    this.#listenToHost();
  }

  /** The page or the network is back, or a pause is over. */
  #seenAgain(): void {
    this.#doubtViewer();
    this.#wake();
  }

  #sleep(): void {
    this.#live.turnOff();
    this.#writing?.sleep();
    void this.#device()
      .then(({ storage }) => storage.close?.())
      .catch(() => {});
  }

  #listenToHost(): void {
    if (this.#observers < 1 || !this.#isReady || this.#store.getSnapshot().signInNeeded) return;
    const { session, owner } = this.#viewer;
    if (!session || owner === undefined) return;
    const { capabilities, lastEventId } = session;
    this.#live.turnOn({ mode: capabilities.live, lastEventId, owner });
  }

  /** Nobody looks: nothing stays open but what is needed to send what waits. */
  #rest(): void {
    if (this.#observers > 0) return;
    this.#live.turnOff();
    if (this.#writing?.isEmpty !== false) this.#connection.close();
  }

  /** Takes up what this viewer has not sent yet; what cannot be loaded now is tried again at the next good moment. */
  async #openOutbox(): Promise<void> {
    try {
      const writing = await this.#loadWriting();
      const { owner } = this.#viewer;
      if (owner !== undefined) await writing.open(owner);
    } catch (error) {
      this.#failed(asJourneyError(error, 'Opening the outbox'));
    }
  }

  /** The part that writes, for a person who changes something. */
  async #write(): Promise<Writing> {
    this.#assertOpen();
    this.#connection.open();
    await this.#open();
    // a change can only be stored and sent for somebody
    if (this.#viewer.owner === undefined) void this.#reads.ensure(sessionKey, sessionQuery);
    return this.#loadWriting();
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new ConfigError('This client was closed; make another one.');
  }

  async #makeWriting(): Promise<Writing> {
    const [{ Writing }, device] = await Promise.all([import('./later.js'), this.#device()]);
    this.#assertOpen();
    const { adapter, clock, partnerId } = this.#parts;
    this.#writing = new Writing({
      ...{ adapter, clock, partnerId, device },
      ...{ store: this.#store, reads: this.#reads, answers: this.#answers, facts: this.#facts },
      now: () => this.now(),
      onLeftElsewhere: () => this.#door.leaves(),
      ...{ viewer: this.#viewer, isPinned: !!adapter.renewToken },
      onOtherViewer: () => this.#doubtViewer(),
      onReached: () => this.#connection.reached(),
      isInTouch: () => this.#live.isStanding,
      onFailure: (error) => this.#failed(error),
      onEmpty: () => this.#rest(),
    });
    return this.#writing;
  }
}
