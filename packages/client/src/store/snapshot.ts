import type { Change, ContractIssue, Problem } from '@partner-journey/contract';
import type { Query, ResultOf } from '../adapters/query.js';
import type { JourneyError } from '../errors/journey-error.js';

/** One answer of the host as far as it is known: frozen, and the same object as long as nothing changed. */
export interface Loadable<Value> {
  /**
   * `idle`: nobody asked yet · `loading`: no value yet · `ready`: the host has answered · `error`: no value, and why.
   * Ready without a value: there is nothing to show, as for `journey` when the viewer has no journey.
   */
  readonly status: 'idle' | 'loading' | 'ready' | 'error';
  /** The last good value, with unsaved changes already in it. */
  readonly value?: Value;
  /** Why the last attempt failed; beside a value: the value is older than it should be. */
  readonly error?: JourneyError;
  /** Whether the value may be out of date: kept on the device, or the last attempt failed. */
  readonly stale: boolean;
  /**
   * Milliseconds since 1970 at which the host gave the value or confirmed it last, by the clock of the client's `now`:
   * the difference is its age. Ahead of `now` when the machine's clock was set back since. It moves on while the
   * object stays the same: that nothing is different is told to nobody.
   */
  readonly asOf?: number;
  /** What the host's answer had that does not fit the contract. */
  readonly issues: readonly ContractIssue[];
}

/** A change that has no final receipt yet, or was refused and not yet put away. */
export interface PendingChange {
  readonly change: Change;
  /** `unsaved`: stored, waits to be sent · `sending` · `refused`: the host said no, `problem` says why. */
  readonly state: 'unsaved' | 'sending' | 'refused';
  /**
   * What an unsaved change waits for, when it is known. `network`: something on the way answers instead of the host, as a
   * network does that wants a sign-in of its own first. `decision`: an earlier change of the same thing was refused, and
   * the person has not yet made that again or put it away; until then this one is not shown as done.
   */
  readonly waitingFor?: 'connection' | 'network' | 'sign-in' | 'decision';
  /** Whether it is kept on the device (survives closing the page) or only in this tab. */
  readonly durable: boolean;
  readonly attempts: number;
  readonly problem?: Problem;
}

/** The frozen picture of everything the client knows now. */
export interface Snapshot {
  /** Whether the last request reached the host; `unknown` before the first. */
  readonly connection: 'unknown' | 'online' | 'offline';
  /** Whether the host wants the viewer to sign in before it goes on. */
  readonly signInNeeded: boolean;
  /** The partner the viewer acts for, once known. */
  readonly partnerId?: string;
  /** Answers by the key of their query; read them with `select` of the client. */
  readonly reads: ReadonlyMap<string, Loadable<unknown>>;
  /** In the order they were made. */
  readonly changes: readonly PendingChange[];
}

/** The state of the answer to one query within a snapshot. */
export type SelectionOf<Q extends Query> = Loadable<ResultOf<Q>>;
