import type { Receipt } from '@partner-journey/contract';
import type { Clock } from '../clock/clock.js';
import type { KeyValueRecord, KeyValueStorage } from '../storage/key-value-storage.js';
import type { OutboxEntry } from './outbox-entry.js';

const dayMs = 24 * 60 * 60 * 1000;
/** For so long another tab that slept may still show what a receipt has brought. */
const receiptKeptMs = dayMs;
/** For so long it is known that a change is settled: a tab that slept longer finds its own too old to send. */
const rememberedMs = 31 * dayMs;

/** What became of a change that waits no more. */
export interface Settlement {
  /** The host's answer; absent: put away by the person, replaced by a newer change, or settled more than a day ago. */
  readonly receipt?: Receipt | undefined;
  /** Id of the newer change that stands in its place. */
  readonly replacedBy?: string | undefined;
  /** How often it was sent: after the first time the host may have answered with an older receipt. */
  readonly attempts?: number | undefined;
  /** Milliseconds since 1970 at which it was settled. */
  readonly at?: number | undefined;
}

/** What became of the changes of one owner, so that every tab can tell "settled" from "lost". */
export class Settlements {
  readonly #storage: KeyValueStorage;
  readonly #clock: Clock;
  readonly #prefix: string;
  readonly #known = new Set<string>();
  #pruneAt = Infinity;

  constructor(storage: KeyValueStorage, clock: Clock, owner: string) {
    this.#storage = storage;
    this.#clock = clock;
    this.#prefix = `settled/${owner}/`;
  }

  /** Whether this tab knows that a change is settled: an older record of it means nothing. */
  isKnown(changeId: string): boolean {
    return this.#known.has(changeId);
  }

  /**
   * Looks which of these entries that are not on the list are settled: a tab that died had written one down again, as
   * begun or held, while another one had settled it. Their records go, before it is forgotten that they mean nothing.
   */
  async learn(entries: readonly OutboxEntry[]): Promise<void> {
    const found = await Promise.all(
      entries.map(async (entry) =>
        (await this.#read(entry.change.id).catch(() => undefined)) ? [entry] : [],
      ),
    );
    const settled = found.flat();
    if (settled.length === 0) return;
    for (const { change } of settled) this.#known.add(change.id);
    await this.#storage.write(settled.map(({ key }) => [key, undefined])).catch(() => {});
  }

  /** What has to be written so that every tab learns of it. */
  record(changeId: string, settlement: Settlement): readonly KeyValueRecord[] {
    this.#known.add(changeId);
    const at = this.#clock.now();
    // a visit may last for weeks
    if (at > this.#pruneAt) void this.prune();
    return [[this.#prefix + changeId, { ...settlement, at }]];
  }

  /** What became of those entries that are not among the kept records any more; undefined for one that was lost. */
  async of(
    entries: readonly OutboxEntry[],
    kept: readonly (readonly [key: string, value: unknown])[] | undefined,
  ): Promise<ReadonlyMap<OutboxEntry, Settlement | undefined>> {
    const keys = new Set(kept?.map(([key]) => key));
    const missing = kept ? entries.filter(({ key }) => !keys.has(key)) : [];
    return new Map(
      await Promise.all(
        missing.map(async (entry) => {
          return [entry, await this.#read(entry.change.id).catch(() => undefined)] as const;
        }),
      ),
    );
  }

  /**
   * Forgets what nobody can ask for any more, and before that what the host has answered.
   * @param keptMs For how many milliseconds an answer stays.
   */
  async prune(keptMs = receiptKeptMs): Promise<void> {
    const now = this.#clock.now();
    this.#pruneAt = now + dayMs;
    const kept = await this.#storage.entries<Settlement | null>(this.#prefix).catch(() => []);
    const records = kept.flatMap(([key, settlement]): readonly KeyValueRecord[] => {
      const { at, receipt, replacedBy } = settlement ?? {};
      if (!(Number(at) > now - rememberedMs)) return [[key, undefined]];
      return receipt && !(Number(at) > now - keptMs) ? [[key, { at, replacedBy }]] : [];
    });
    if (records.length > 0) await this.#storage.write(records).catch(() => {});
  }

  /** The last in a row of changes that replaced each other counts. */
  async #read(changeId: string): Promise<Settlement | undefined> {
    const settlement = await this.#storage.get<Settlement>(this.#prefix + changeId);
    if (typeof settlement !== 'object') return undefined;
    const { receipt, replacedBy } = settlement;
    const newer = typeof replacedBy === 'string' ? await this.#read(replacedBy) : undefined;
    return newer ?? { ...settlement, receipt: isReceipt(receipt) ? receipt : undefined };
  }
}

function isReceipt(value: Partial<Receipt> | undefined): value is Receipt {
  return typeof value?.outcome === 'string' && Array.isArray(value.affected);
}
