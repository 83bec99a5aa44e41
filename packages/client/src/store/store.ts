import type { Change, ContractIssue } from '@partner-journey/contract';
import type { QueryKind } from '../adapters/query.js';
import { callSafely } from '../errors/call-safely.js';
import type { JourneyError } from '../errors/journey-error.js';
import { deepFreeze, share, shareAnswer } from './sharing.js';
import type { Loadable, PendingChange, Snapshot } from './snapshot.js';

/** What the host said last about one query, without anything unsaved. */
interface Truth {
  readonly kind: QueryKind;
  readonly value?: unknown;
  readonly error?: JourneyError;
  readonly stale: boolean;
  readonly asOf?: number;
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

/** The answer to what nobody asked yet. */
export const idle: Loadable<never> = Object.freeze({ status: 'idle', stale: false, issues: emptyList });

/** The answer for a viewer who has no journey: ready, and without a value. */
export const noJourney: Loadable<never> = Object.freeze({ status: 'ready', stale: false, issues: emptyList });

/**
 * Holds what the host said and lays the unsaved changes over it. A refusal or a receipt only takes a change away,
 * so what is shown is always the host's truth with the pending changes on top.
 */
export class Store {
  readonly #truths = new Map<string, Truth>();
  readonly #listeners = new Set<() => void>();
  #changes: readonly PendingChange[] = emptyList;
  #layOver: Lay = (_, value) => value;
  #status: Status = { connection: 'unknown', signInNeeded: false };
  #snapshot: Snapshot = Object.freeze({ ...this.#status, reads: new Map(), changes: emptyList });
  #outdated = false;
  #told = this.#snapshot;

  getSnapshot(): Snapshot {
    if (this.#outdated) {
      this.#outdated = false;
      this.#snapshot = this.#build();
    }
    return this.#snapshot;
  }

  subscribe(listener: () => void): () => void {
    // wrapped, so that subscribing one function twice is two subscriptions
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /** The last good answer of the host, without unsaved changes. */
  truth(key: string): unknown {
    return this.#truths.get(key)?.value;
  }

  has(key: string): boolean {
    return this.#truths.get(key)?.value !== undefined;
  }

  asOf(key: string): number | undefined {
    return this.#truths.get(key)?.asOf;
  }

  /** Somebody asks for the first time. */
  asked(key: string, kind: QueryKind): void {
    if (!this.#truths.has(key)) this.#set(key, { kind, stale: false, issues: emptyList });
  }

  /** A person asks again: what failed is loading, not failed. Absent kind: all. */
  retrying(kind?: QueryKind): void {
    for (const [key, truth] of this.#truths) {
      const isMeant = truth.error && truth.value === undefined && (kind === undefined || truth.kind === kind);
      if (isMeant) this.#set(key, { kind: truth.kind, stale: false, issues: emptyList });
    }
  }

  answered(key: string, kind: QueryKind, answer: Answer): void {
    const value = deepFreeze(shareAnswer(this.truth(key), answer.value));
    const { asOf, issues, stale = false } = answer;
    this.#set(key, { kind, value, asOf, issues, stale });
  }

  /** The host confirmed what is there. */
  confirmed(key: string, asOf: number): void {
    const truth = this.#truths.get(key);
    if (!truth) return;
    const { error: _, ...rest } = truth;
    this.#set(key, { ...rest, asOf, stale: false });
  }

  failed(key: string, kind: QueryKind, error: JourneyError): void {
    const before: Truth = this.#truths.get(key) ?? { kind, stale: false, issues: emptyList };
    this.#set(key, { ...before, error, stale: before.value !== undefined });
  }

  /** Nobody waits any more: a question without an answer was never asked. */
  dropped(key: string): void {
    if (this.#truths.get(key)?.value === undefined && this.#truths.delete(key)) this.#outdate();
  }

  /** Rewrites what the host said; `patch` gives the same object where nothing is different. Gives the keys it changed. */
  patch(patch: (kind: QueryKind, value: unknown) => unknown): readonly string[] {
    const changed: string[] = [];
    for (const [key, truth] of this.#truths) {
      if (truth.value === undefined) continue;
      const value = share(truth.value, patch(truth.kind, truth.value));
      if (value === truth.value) continue;
      changed.push(key);
      this.#set(key, { ...truth, value: deepFreeze(value) });
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
    for (const listener of [...this.#listeners]) {
      if (this.#listeners.has(listener)) callSafely(listener);
    }
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

  #lay(truth: Truth, before: Loadable<unknown> | undefined): Loadable<unknown> {
    const { kind, issues, stale } = truth;
    let { value } = truth;
    if (value !== undefined) {
      for (const { change, state } of this.#changes) {
        if (state !== 'refused') value = this.#layOver(kind, value, change);
      }
    }
    const next: Loadable<unknown> = {
      status: value !== undefined ? 'ready' : truth.error ? 'error' : 'loading',
      ...(value !== undefined && { value: deepFreeze(share(before?.value, value)), asOf: truth.asOf! }),
      ...(truth.error && { error: truth.error }),
      stale,
      issues: share(before?.issues, issues),
    };
    // that an unchanged value was confirmed is no news by itself
    return before && isSame({ ...before, asOf: 0 }, { ...next, asOf: 0 }) ? before : Object.freeze(next);
  }
}

function isSame(a: object, b: object): boolean {
  const members = Object.entries(b);
  return (
    members.length === Object.keys(a).length &&
    members.every(([name, value]) => Object.is(value, (a as Record<string, unknown>)[name]))
  );
}
