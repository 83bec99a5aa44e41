import type { ChangeKind, ChangeOf, ContractIssue, Change, Receipt } from '@partner-journey/contract';
import type { Query } from './adapters/query.js';
import type { JourneyError } from './errors/journey-error.js';
import type { Uploads } from './uploads/file-upload.js';
import type { PendingChange, SelectionOf, Snapshot } from './store/snapshot.js';

/** A change the client has taken. */
export interface TakenChange {
  /** Its identity for ever. */
  readonly id: string;
  /**
   * Resolves with the host's answer, also when it is a refusal; rejects only when the client is closed or the viewer
   * leaves before. A change
   * that a newer one made needless, or that was made again because another one had overtaken it, settles with the answer to that one.
   */
  readonly settled: Promise<Receipt>;
}

/** Something that happened: what a page may want to count, log or show. */
export type Fact =
  | { readonly type: 'ready' }
  | { readonly type: 'change-queued'; readonly change: Change }
  | { readonly type: 'change-saved'; readonly change: Change; readonly receipt: Receipt }
  | { readonly type: 'change-rejected'; readonly change: Change; readonly receipt: Receipt }
  | { readonly type: 'change-conflicted'; readonly change: Change; readonly receipt: Receipt }
  | { readonly type: 'stage-reached'; readonly journeyId: string; readonly stageId: string }
  | { readonly type: 'connection-changed'; readonly online: boolean }
  | { readonly type: 'sign-in-needed' }
  | {
      readonly type: 'contract-issues';
      readonly query: Query;
      readonly issues: readonly ContractIssue[];
    }
  | { readonly type: 'error'; readonly error: JourneyError };

/** How a viewer leaves. */
export interface SignOutOptions {
  /** What happens to changes that are not saved yet. @default 'keep' */
  readonly unsent?: 'keep' | 'discard';
}

/** What is left of a viewer who has signed out. */
export interface SignedOut {
  /**
   * Changes that could neither be sent nor kept on the device; none where it keeps them. Only this page has them: they are
   * sent when the same viewer is back before it is left, and lost with it.
   */
  readonly unkept: readonly Change[];
}

/** Everything a widget needs: what is known now, news of it, and a way to change it. */
export interface JourneyClient {
  /** Whether the fact `ready` was told: the viewer is known and the first content is there. */
  readonly isReady: boolean;
  /** What is known now. The same object until something changes. */
  getSnapshot(): Snapshot;
  /** Calls back after every new snapshot; the returned function ends it. */
  subscribe(listener: () => void): () => void;
  /** The answer to one query within the current snapshot; never undefined. */
  select<Q extends Query>(query: Q): SelectionOf<Q>;
  /**
   * Says that somebody looks at the answer to a query: it is fetched when it is missing or no longer fresh,
   * and kept up to date until the returned function is called.
   */
  observe(query: Query): () => void;
  /** Asks again for everything of this kind that somebody looks at; absent: for all. Resolves when done, never rejects. */
  refresh(kind?: Query['kind']): Promise<void>;
  /**
   * Takes a change: resolves once it is stored (or known to be only in this tab), and shown.
   * @throws {TypeError} when the payload does not belong to the kind.
   * @throws {OutboxFullError} when 2,000 changes of this viewer wait already; the fact `error` tells it, too.
   */
  change<Kind extends ChangeKind>(
    kind: Kind,
    target: ChangeOf<Kind>['target'],
    payload: ChangeOf<Kind>['payload'],
  ): Promise<TakenChange>;
  /** Sends a refused change again: as a new change with its own id, unless the host itself has not answered for the old one. */
  retry(changeId: string): Promise<TakenChange>;
  /** Puts a refused change away. What it said is gone then. */
  discard(changeId: string): Promise<void>;
  /** The unsaved or refused changes of one target, by the id of the step, survey, resource … */
  pendingFor(targetId: string): readonly PendingChange[];
  /** Milliseconds since 1970 by the host's clock when it told its time, else by this machine's. */
  now(): number;
  /** Tells about facts; the returned function ends it. */
  onFact(listener: (fact: Fact) => void): () => void;
  /** Says that the viewer has signed in again: asks for a new token and goes on. */
  resume(): void;
  /**
   * Forgets the viewer in every tab: stops requests and streams, wipes memory, cache and drafts. Unsent changes stay,
   * locked to their owner, unless they are to be discarded; what the device does not keep is sent first, for five seconds
   * at most, and what is left of it is given. Rejects when what is kept could not be taken away; nothing is shown any more
   * then, too.
   */
  signOut(options?: SignOutOptions): Promise<SignedOut>;
  /** What the viewer has typed under this name and not sent; undefined when there is none, or nobody is known yet. */
  readDraft(name: string): Promise<unknown>;
  /** Keeps what the viewer types on this device, for 30 days at most; `undefined` removes it. */
  keepDraft(name: string, value: unknown): Promise<void>;
  /**
   * What hands files over for this viewer; its code is loaded when it is first asked for. What was on its way when the
   * page was left goes on by itself.
   */
  uploads(): Promise<Uploads>;
  /**
   * Takes and shows nothing more, and ends timers, streams and listeners. Kept data stays. What is unsent and not kept on
   * the device is sent before the end, for an hour at most; another client of the same viewer on this page takes it over.
   */
  close(): void;
}
