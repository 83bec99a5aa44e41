import { turnAfterMs } from '../clock/back-off.js';
import type { Clock } from '../clock/clock.js';
import { HostResponseError } from '../errors/host-response-error.js';
import type { JourneyError } from '../errors/journey-error.js';
import type { PendingChange } from '../store/snapshot.js';
import { targetKey, type OutboxEntry } from './outbox-entry.js';

/** A request that fails although the host is there is tried again within this. */
const firstMs = 1_000;
/** Longer than any rest: one that lies further ahead was begun before the clock was set back. */
const mostRestMs = 10 * 60_000;
/** So many targets in a row that the host fails on, and it is the host. */
const suspectTargets = 3;

/** What is in the way of something that was sent in vain. */
export type Obstacle = Extract<PendingChange['waitingFor'], 'connection' | 'network'>;

/** How long the host rests. */
export interface Rest {
  /** Milliseconds since 1970. */
  readonly until: number;
  /** Whether the host itself said how long: nothing shortens it then. */
  readonly isAsked: boolean;
}

/** How long a single target rests. */
export interface TargetRest {
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly failures: number;
  /** What is in the way, when that is not the host itself. */
  readonly waitingFor?: Obstacle | undefined;
}

/**
 * What may be sent when. A host that cannot be reached, is busy or fails altogether rests as a whole; a single change
 * that it fails on rests with its target, and the others go on.
 */
export class FlushPace {
  readonly #clock: Clock;
  readonly #batchSize: number;
  readonly #targets = new Map<string, TargetRest>();
  #hostRestsUntil = 0;
  /** Whether the host itself said how long. */
  #isAsked = false;
  #failures = 0;
  /** How many of the next entries go one by one, to find out which of them it is. */
  #singles = 0;
  readonly #failing = new Set<string>();

  /** @param batchSize How many entries go together at most. */
  constructor(clock: Clock, batchSize = 50) {
    this.#clock = clock;
    this.#batchSize = batchSize;
  }

  /** Until when nothing at all is sent. */
  get rest(): Rest {
    return { until: this.#hostRestsUntil, isAsked: this.#isAsked };
  }

  /** What is known of the target of a change that rests. */
  restOf(change: OutboxEntry['change']): TargetRest | undefined {
    return this.#targets.get(targetKey(change));
  }

  /** The next entries that may go together. */
  next(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
    const now = this.#clock.now();
    if (now < this.#hostRest) return [];
    const ready = entries.filter(({ change }) => now >= this.#restsUntil(change));
    return ready.slice(0, this.#singles > 0 ? 1 : this.#batchSize);
  }

  /** When it is worth looking again at entries that may not go now; undefined when there are none. */
  nextAt(entries: readonly OutboxEntry[]): number | undefined {
    if (entries.length === 0) return undefined;
    const first = Math.min(...entries.map(({ change }) => this.#restsUntil(change)));
    return Math.max(first, this.#hostRest);
  }

  /** The host has answered, and for these among what was sent. */
  succeeded(batch: readonly OutboxEntry[], settled: readonly OutboxEntry[]): void {
    this.#failures = 0;
    this.#failing.clear();
    this.#counted(batch);
    settled.forEach(({ change }) => this.#targets.delete(targetKey(change)));
  }

  /** One of these cannot be taken: from now on one by one, until it is known which. */
  separate(batch: readonly OutboxEntry[]): void {
    this.#singles = batch.length;
  }

  /** These brought no answer. Gives whether the host rests: a first time for a moment only when it `isInTouch`. */
  failed(batch: readonly OutboxEntry[], error: JourneyError, isInTouch = false): boolean {
    this.#counted(batch);
    if (!isOfOneChange(error)) {
      this.#restHost(error instanceof HostResponseError ? error.retryAfterMs : undefined, isInTouch);
    } else if (batch.length > 1) {
      this.separate(batch);
    } else {
      for (const entry of batch) {
        this.restTarget(entry, isInTouch, networkIn(error));
        this.#failing.add(targetKey(entry.change));
      }
      if (this.#failing.size >= suspectTargets) this.#restHost(undefined, isInTouch);
    }
    return this.#hostRest > this.#clock.now();
  }

  /** Leaves a target alone for a while, for a moment only the first time while the host `isInTouch`. */
  restTarget({ change }: OutboxEntry, isInTouch = true, waitingFor?: Obstacle): void {
    const key = targetKey(change);
    const failures = this.restOf(change)?.failures ?? 0;
    this.restTargetUntil(key, this.#pauseEnd(failures, isInTouch), waitingFor);
  }

  /** Leaves a target alone until a moment in milliseconds since 1970. */
  restTargetUntil(key: string, until: number, waitingFor: Obstacle | undefined): void {
    const failures = this.#targets.get(key)?.failures ?? 0;
    this.#targets.set(key, { until, failures: failures + 1, waitingFor });
  }

  /** Another tab knows that the host rests. */
  restUntil(until: number, isAsked: boolean): void {
    const isResting = this.#clock.now() < this.#hostRest;
    this.#isAsked = isAsked || (this.#isAsked && isResting);
    this.#hostRestsUntil = Math.max(this.#hostRest, until);
  }

  /** The connection or the viewer is back: everything may be tried now, but what the host asked to wait for. */
  wake(): void {
    if (!this.#isAsked) this.#hostRestsUntil = 0;
    this.#targets.clear();
  }

  #restHost(askedMs: number | undefined, isInTouch: boolean): void {
    this.#failing.clear();
    this.restUntil(this.#pauseEnd(this.#failures++, isInTouch, askedMs), Boolean(askedMs));
  }

  #pauseEnd(failures: number, isInTouch: boolean, askedMs?: number): number {
    const now = this.#clock.now();
    const isBrief = isInTouch && failures === 0 && askedMs === undefined;
    return now + (isBrief ? Math.random() * firstMs : turnAfterMs(now, failures, askedMs));
  }

  #counted(batch: readonly OutboxEntry[]): void {
    this.#singles = Math.max(0, this.#singles - batch.length);
  }

  get #hostRest(): number {
    return this.#known(this.#hostRestsUntil);
  }

  #restsUntil(change: OutboxEntry['change']): number {
    return this.#known(this.restOf(change)?.until ?? 0);
  }

  #known(until: number): number {
    return until - this.#clock.now() > mostRestMs ? 0 : until;
  }
}

/** Tells a network that answers instead of the host, with a page of its own or by leading elsewhere. */
export function networkIn(error: JourneyError): 'network' | undefined {
  const isElsewhere = error instanceof HostResponseError && error.status < 400;
  return isElsewhere || error.code === 'page' ? 'network' : undefined;
}

/**
 * Whether an answer may be about one change only: the host is there, and has not said that it is busy or when it is not; or something on
 * the way has answered instead, which may have taken offense at one text.
 */
function isOfOneChange(error: JourneyError): boolean {
  if (error.code === 'contract' || error.code === 'page') return true;
  return error instanceof HostResponseError && error.retryAfterMs === undefined && !isOfTheHost(error.status);
}

/** Redirects, sign-in, and what says that the host is busy or cut off. */
function isOfTheHost(status: number): boolean {
  return status < 400 || [401, 407, 408, 425, 429, 502, 503, 504, 507, 508, 511].includes(status);
}
