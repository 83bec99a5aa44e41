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
          isOurs(key, record) && record.asOf > limit ? [[key, record] as const] : [],
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
    if (!isWorthKeeping(answer.query)) return [];
    const place = this.#prefix + key;
    return [[place, { ...answer, sum: sumOf(place, answer) }]];
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

/**
 * Whether a record is what we wrote at this place, to the last letter: it was held against the contract then, so that
 * it can be shown before the checks are there.
 */
function isOurs(place: string, record: unknown): record is CachedAnswer {
  try {
    const { sum, ...answer } = record as CachedAnswer & { readonly sum: unknown };
    return sum === sumOf(place, answer);
  } catch {
    // nothing at all, or something that is no JSON
    return false;
  }
}

/** A checksum (FNV-1a) of an answer and its place: against decay, not against malice. */
function sumOf(place: string, answer: CachedAnswer): number {
  const text = place + JSON.stringify(answer);
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  }
  return sum;
}
