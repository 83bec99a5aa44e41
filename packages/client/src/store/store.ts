import type { Change, ContractIssue } from '@partner-journey/contract';
import type { QueryKind } from '../adapters/query.js';
import type { JourneyError } from '../errors/journey-error.js';
import { Listeners } from '../facts/listeners.js';
import { deepFreeze, share, shareAnswer } from './sharing.js';
import type { Loadable, PendingChange, Snapshot } from './snapshot.js';

/** What the host said last about one query, without anything unsaved. */
interface Truth {
  readonly kind: QueryKind;
  readonly value?: unknown;
  readonly error?: JourneyError | undefined;
  readonly stale: boolean;
  /** When the host said it, or confirmed it last, by this machine's clock: the only thing here that moves without being news. */
  readonly told: { asOf: number };
  readonly issues: readonly ContractIssue[];
}

/** An answer that was held against the contract. */
export interface Answer {
  readonly value: unknown;
  readonly asOf: number;
  readonly issues: readonly ContractIssue[];
  /** Kept on the device and no longer fresh. @default false */
  readonly stale?: boolean;
}

/** What an answer looks like with an unsaved change in it. */
export type Lay = (kind: QueryKind, value: unknown, change: Change) => unknown;

type Status = Pick<Snapshot, 'connection' | 'signInNeeded' | 'partnerId'>;

const emptyList = Object.freeze([]);

const nothing = (status: Loadable<never>['status']): Loadable<never> =>
  Object.freeze({ status, stale: false, issues: emptyList });

/** The answer to what nobody asked yet. */
export const idle: Loadable<never> = nothing('idle');

/** The answer for a viewer who has no journey: ready, and without a value. */
export const noJourney: Loadable<never> = nothing('ready');

const unanswered = (kind: QueryKind): Truth => ({
  kind,
  stale: false,
  told: { asOf: 0 },
  issues: emptyList,
});

/**
 * Holds what the host said and lays the unsaved changes over it. A refusal or a receipt only takes a change away,
 * so what is shown is always the host's truth with the pending changes on top.
 */
export class Store {
  readonly #hostAheadMs: () => number;
  readonly #truths = new Map<string, Truth>();
  readonly #listeners = new Listeners<[]>();
  #changes: readonly PendingChange[] = emptyList;
  #layOver: Lay = (_, value) => value;
  #status: Status = { connection: 'unknown', signInNeeded: false };
  #snapshot: Snapshot = Object.freeze({ ...this.#status, reads: new Map(), changes: emptyList });
  #outdated = false;
  #told = this.#snapshot;

  /** `hostAheadMs`: how far the host's clock is ahead of this machine's, in milliseconds. */
  constructor(hostAheadMs = () => 0) {
    this.#hostAheadMs = hostAheadMs;
  }

  getSnapshot(): Snapshot {
    if (this.#outdated) {
      this.#outdated = false;
      this.#snapshot = this.#build();
    }
    return this.#snapshot;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** The last good answer of the host, without unsaved changes. */
  truth(key: string): unknown {
    return this.#truths.get(key)?.value;
  }

  /** Keys of everything that was asked for. */
  get keys(): readonly string[] {
    return [...this.#truths.keys()];
  }

  has(key: string): boolean {
    return this.truth(key) !== undefined;
  }

  /** When the host said it last, in milliseconds since 1970 by this machine's clock. */
  asOf(key: string): number | undefined {
    return this.#truths.get(key)?.told.asOf;
  }

  /** Somebody asks for the first time. */
  asked(key: string, kind: QueryKind): void {
    if (!this.#truths.has(key)) this.#set(key, unanswered(kind));
  }

  /** A person asks again: what failed is loading, not failed. Absent kind: all. */
  retrying(only?: QueryKind): void {
    for (const [key, { kind, error, value }] of this.#truths) {
      if (error && value === undefined && kind === (only ?? kind)) this.#set(key, unanswered(kind));
    }
  }

  answered(key: string, kind: QueryKind, answer: Answer): void {
    const before = this.#truths.get(key);
    const value = deepFreeze(shareAnswer(before?.value, answer.value));
    const { asOf, issues, stale = false } = answer;
    const told = before && before.value === value ? Object.assign(before.told, { asOf }) : { asOf };
    this.#set(key, { kind, value, told, issues, stale });
  }

  /** The host confirmed what is there. */
  confirmed(key: string, asOf: number): void {
    const truth = this.#truths.get(key);
    if (!truth) return;
    truth.told.asOf = asOf;
    this.#set(key, { ...truth, error: undefined, stale: false });
  }

  failed(key: string, kind: QueryKind, error: JourneyError): void {
    const before = this.#truths.get(key) ?? unanswered(kind);
    this.#set(key, { ...before, error, stale: before.value !== undefined });
  }

  /** Nobody waits any more: a question without an answer was never asked. */
  dropped(key: string): void {
    if (!this.has(key) && this.#truths.delete(key)) this.#outdate();
  }

  /** Rewrites what the host said; `patch` gives the same object where nothing is different. Gives the keys it changed. */
  patch(patch: (kind: QueryKind, value: unknown) => unknown): readonly string[] {
    const changed: string[] = [];
    for (const [key, truth] of this.#truths) {
      if (truth.value === undefined) continue;
      const value = share(truth.value, patch(truth.kind, truth.value));
      if (value === truth.value) continue;
      changed.push(key);
      this.#set(key, { ...truth, value: deepFreeze(value), told: { ...truth.told } });
    }
    return changed;
  }

  /** What waits, and how it is laid over the answers. */
  setChanges(changes: readonly PendingChange[], lay: Lay): void {
    this.#changes = changes;
    this.#layOver = lay;
    this.#outdate();
  }

  setStatus(status: Partial<Status>): void {
    this.#status = { ...this.#status, ...status };
    this.#outdate();
  }

  /** Forgets everything but the connection; also what waits, which belongs to somebody else then. */
  clear(): void {
    this.#truths.clear();
    this.#changes = emptyList;
    this.#status = { connection: this.#status.connection, signInNeeded: false };
    this.#outdate();
  }

  #set(key: string, truth: Truth): void {
    this.#truths.set(key, truth);
    this.#outdate();
  }

  #outdate(): void {
    if (this.#outdated) return;
    this.#outdated = true;
    queueMicrotask(() => this.#tell());
  }

  #tell(): void {
    const snapshot = this.getSnapshot();
    if (snapshot === this.#told) return;
    this.#told = snapshot;
    this.#listeners.tell();
  }

  #build(): Snapshot {
    const before = this.#snapshot;
    const changes = share(before.changes, this.#changes);
    const reads = new Map<string, Loadable<unknown>>();
    for (const [key, truth] of this.#truths) reads.set(key, this.#lay(truth, before.reads.get(key)));
    const sameReads =
      reads.size === before.reads.size && [...reads].every(([key, read]) => before.reads.get(key) === read);
    const next = { ...this.#status, reads: sameReads ? before.reads : reads, changes: deepFreeze(changes) };
    return isSame(before, next) ? before : Object.freeze(next);
  }

  #lay({ kind, told, error, ...truth }: Truth, before: Loadable<unknown> | undefined): Loadable<unknown> {
    let { value } = truth;
    const isKnown = value !== undefined;
    if (isKnown) {
      for (const { change, state, waitingFor } of this.#changes) {
        if (state !== 'refused' && waitingFor !== 'decision') value = this.#layOver(kind, value, change);
      }
    }
    const next: Loadable<unknown> = {
      status: isKnown ? 'ready' : error ? 'error' : 'loading',
      ...(isKnown && { value: deepFreeze(share(before?.value, value)) }),
      ...(error && { error }),
      stale: truth.stale,
      issues: share(before?.issues, truth.issues),
    };
    // that an unchanged value was confirmed is no news, but its age is always told as it is
    const asOf = () => told.asOf + this.#hostAheadMs();
    if (isKnown) Object.defineProperty(next, 'asOf', { enumerable: true, get: asOf });
    return before && isSame(before, next) ? before : Object.freeze(next);
  }
}

function isSame(a: object, b: object): boolean {
  const members = Object.entries(b);
  return (
    members.length === Object.keys(a).length &&
    members.every(([name, value]) => Object.is(value, (a as Record<string, unknown>)[name]))
  );
}
