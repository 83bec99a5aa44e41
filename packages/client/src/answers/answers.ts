import type { ContractIssue, Session } from '@partner-journey/contract';
import type { JourneyAdapter } from '../adapters/adapter.js';
import type { Query } from '../adapters/query.js';
import { withinPatience } from '../adapters/within-patience.js';
import type { Cache, CachedAnswer } from '../cache/cache.js';
import type { Clock } from '../clock/clock.js';
import { asJourneyError } from '../errors/as-journey-error.js';
import type { JourneyError } from '../errors/journey-error.js';
import type { AskContext, Asked, Reads } from '../reads/reads.js';
import type { Store } from '../store/store.js';
import { checkAnswer } from './checks.js';

/** How long an answer is fresh when the host does not say. */
const defaultMaxAgeMs = 30_000;

/** What the answers need from the house. */
export interface AnswersOptions {
  readonly adapter: JourneyAdapter;
  readonly store: Store;
  /** Where answers are kept on the device; undefined when that is not to be, or cannot be. */
  cache(): Promise<Cache | undefined>;
  readonly clock: Clock;
  readonly partnerId: string | undefined;
  /** Who is looking, before it is shown; `asOf`: when the host said so, in milliseconds since 1970. */
  onSession(session: Session, asOf: number): void;
  /** An answer is shown; `before` is what the host had said the time before. */
  onShown(query: Query, before: unknown, isKept: boolean): void;
  /** The host confirmed the answer that is shown. */
  onConfirmed(query: Query): void;
  /** The host has answered what was asked at `askedAt` (milliseconds since 1970): other tabs may show it too. */
  onAnswered(key: string, answer: CachedAnswer, askedAt: number): void;
  onIssues(query: Query, issues: readonly ContractIssue[]): void;
  onFailure(error: JourneyError, query: Query): void;
}

/** Asks the adapter, holds the answer against the contract, and puts it into the store and the cache. */
export class Answers {
  readonly #options: AnswersOptions;

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  /** Rejects when there was no good answer; the store knows why then. */
  async ask(query: Query, key: string, { signal, etag, isOvertaken }: AskContext): Promise<Asked> {
    const { adapter, store, clock, partnerId } = this.#options;
    store.asked(key, query.kind);
    const askedAt = clock.now();
    try {
      const answer = await withinPatience(clock, signal, (limited) =>
        adapter.read(query, { signal: limited, partnerId, etag }),
      );
      signal.throwIfAborted();
      const asOf = clock.now();
      const { maxAgeMs = defaultMaxAgeMs } = answer;
      if (answer.unchanged) {
        this.#options.onConfirmed(query);
        store.confirmed(key, asOf);
        return { maxAgeMs };
      }
      const { value, issues: found } = await checkAnswer(query, answer.body);
      const issues = [...(answer.issues ?? []), ...found];
      signal.throwIfAborted();
      if (isOvertaken()) return { maxAgeMs: 0 };
      const accepted = { query, value, asOf, issues, freshUntil: asOf + maxAgeMs, etag: answer.etag };
      this.#accept(key, accepted);
      this.#options.onAnswered(key, accepted, askedAt);
      return { etag: answer.etag, maxAgeMs };
    } catch (error) {
      if (signal.aborted) store.dropped(key);
      else {
        const known = asJourneyError(error, `Reading ${query.kind}`);
        store.failed(key, query.kind, known);
        this.#options.onFailure(known, query);
      }
      throw error;
    }
  }

  /** Shows what the cache kept, where the host has not answered yet. */
  async restore(reads: Reads): Promise<void> {
    const { store, clock, cache } = this.#options;
    const answers = await (await cache())?.load();
    // a device that was slow: somebody else may be here by now
    if (store.has('session') || store.getSnapshot().signInNeeded) return;
    for (const [key, kept] of answers ?? []) {
      if (store.has(key)) continue;
      const { query, asOf, freshUntil, etag } = kept;
      const now = clock.now();
      // a clock that was set back does not make anything fresh
      const isFresh = asOf <= now && now < freshUntil;
      reads.known(key, query, isFresh ? freshUntil : 0, etag);
      this.show(key, kept, true, !isFresh);
    }
  }

  /** Shows an answer; `isKept`: as the device remembers it, not as the host said it now. */
  show(key: string, { query, value, asOf, issues }: CachedAnswer, isKept: boolean, stale: boolean): void {
    const { store, onSession, onShown } = this.#options;
    if (query.kind === 'session') onSession(value as Session, asOf);
    const before = store.truth(key);
    store.answered(key, query.kind, { value, asOf, issues, stale });
    onShown(query, before, isKept);
  }

  #accept(key: string, answer: CachedAnswer): void {
    const { query, issues } = answer;
    const { store, onIssues } = this.#options;
    const before = store.truth(key);
    this.show(key, answer, false, false);
    if (issues.length > 0 && store.truth(key) !== before) onIssues(query, issues);
    void this.#keep(key, answer);
  }

  async #keep(key: string, answer: CachedAnswer): Promise<void> {
    await (await this.#options.cache())?.keep(key, answer);
  }
}
