import type { ContractIssue } from '@partner-journey/contract';
import type { Query, ResourceFilter } from '../adapters/query.js';
import type { Clock } from '../clock/clock.js';
import type { KeyValueRecord, KeyValueStorage } from '../storage/key-value-storage.js';

/** Changes with the shape of what is kept: records of another version are not seen. */
const version = 1;
/** So old an answer, or one of so many, is not worth its place. */
const keptForMs = 30 * 24 * 60 * 60 * 1000;
const mostAnswers = 100;

/** One answer as it is kept: it was held against the contract before, and has nothing unsaved in it. */
export interface CachedAnswer {
  readonly query: Query;
  readonly value: unknown;
  readonly asOf: number;
  readonly issues: readonly ContractIssue[];
  readonly freshUntil: number;
  readonly etag?: string | undefined;
}

/** Whose answers are kept. */
export interface CacheOwner {
  /** Name of the host's API. */
  readonly api: string;
  readonly viewerKey: string;
  readonly partnerId: string;
}

/**
 * Answers kept on the device, one value for each query. It is only a cache: what cannot be kept or read is as if
 * it had never been there.
 */
export class Cache {
  readonly #storage: KeyValueStorage;
  readonly #clock: Clock;
  readonly #prefix: string;
  readonly #wiped: string;

  constructor(storage: KeyValueStorage, clock: Clock, { api, viewerKey, partnerId }: CacheOwner) {
    this.#storage = storage;
    this.#clock = clock;
    this.#wiped = `cache/${version}/${JSON.stringify([api, viewerKey]).slice(0, -1)},`;
    this.#prefix = `${this.#wiped}${JSON.stringify(partnerId)}]/`;
  }

  /** What is kept for this viewer and partner, by the key of its query; what is old, too much or not ours is removed. */
  async load(): Promise<ReadonlyMap<string, CachedAnswer>> {
    try {
      const entries = await this.#storage.entries<unknown>(this.#prefix);
      const limit = this.#clock.now() - keptForMs;
      const good = entries
        .flatMap(([key, record]) =>
          isCachedAnswer(record) && record.asOf > limit ? [[key, record] as const] : [],
        )
        // whose answers these are is never dropped before they are
        .sort(([, a], [, b]) => Number(isSession(b)) - Number(isSession(a)) || b.asOf - a.asOf)
        .slice(0, mostAnswers);
      const answers = new Map(good.map(([key, record]) => [key.slice(this.#prefix.length), record]));
      const rest = entries.filter(([key]) => !answers.has(key.slice(this.#prefix.length)));
      if (rest.length > 0) void this.#storage.write(rest.map(([key]) => [key, undefined])).catch(() => {});
      return answers;
    } catch {
      return new Map();
    }
  }

  /** Keeps an answer. */
  async keep(key: string, answer: CachedAnswer): Promise<void> {
    await this.#storage.write(this.record(key, answer)).catch(() => {});
  }

  /** What keeps an answer, to be written together with something else; nothing for one of many that are not worth it: searches and further pages. */
  record(key: string, answer: CachedAnswer): readonly KeyValueRecord[] {
    return isWorthKeeping(answer.query) ? [[this.#prefix + key, answer]] : [];
  }

  /** Removes everything kept for this viewer, whichever partner it was about. */
  async wipe(): Promise<void> {
    try {
      const entries = await this.#storage.entries(this.#wiped);
      await this.#storage.write(entries.map(([key]) => [key, undefined]));
    } catch {
      // what cannot be read cannot be shown either
    }
  }
}

function isSession({ query }: CachedAnswer): boolean {
  return query.kind === 'session';
}

function isWorthKeeping(query: Query): boolean {
  if (query.kind === 'history') return false;
  const { cursor, q }: ResourceFilter = { ...query, ...('filter' in query && query.filter) };
  return !cursor && !q;
}

function isCachedAnswer(record: unknown): record is CachedAnswer {
  const { query, value, asOf, issues, freshUntil } = (record ?? {}) as Partial<CachedAnswer>;
  return (
    typeof query?.kind === 'string' &&
    typeof value === 'object' &&
    value !== null &&
    typeof asOf === 'number' &&
    typeof freshUntil === 'number' &&
    Array.isArray(issues)
  );
}
