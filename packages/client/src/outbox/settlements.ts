import type { Receipt } from '@partner-journey/contract';
import type { Clock } from '../clock/clock.js';
import type { KeyValueRecord, KeyValueStorage } from '../storage/key-value-storage.js';
import type { OutboxEntry } from './outbox-entry.js';

/** How long it is remembered what became of a change: as long as another tab may have slept. */
const rememberedMs = 24 * 60 * 60 * 1000;

/** What became of a change that waits no more. */
export interface Settlement {
  /** The host's answer; absent: put away by the person, or replaced by a newer change. */
  readonly receipt?: Receipt;
}

interface KeptSettlement extends Settlement {
  readonly at: number;
}

/** What became of the changes of one owner, so that every tab can tell "settled" from "lost". */
export class Settlements {
  readonly #storage: KeyValueStorage;
  readonly #clock: Clock;
  readonly #prefix: string;
  readonly #known = new Set<string>();

  constructor(storage: KeyValueStorage, clock: Clock, owner: string) {
    this.#storage = storage;
    this.#clock = clock;
    this.#prefix = `settled/${owner}/`;
  }

  /** Whether this tab knows that a change is settled: an older record of it means nothing. */
  isKnown(changeId: string): boolean {
    return this.#known.has(changeId);
  }

  /** What has to be written so that every tab learns of it. */
  record(changeId: string, settlement: Settlement): readonly KeyValueRecord[] {
    this.#known.add(changeId);
    const kept: KeptSettlement = { ...settlement, at: this.#clock.now() };
    return [[this.#prefix + changeId, kept]];
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
          const key = this.#prefix + entry.change.id;
          return [entry, await this.#storage.get<KeptSettlement>(key).catch(() => undefined)] as const;
        }),
      ),
    );
  }

  /** Forgets what nobody can ask for any more. */
  async prune(): Promise<void> {
    const kept = await this.#storage.entries<Partial<KeptSettlement>>(this.#prefix).catch(() => []);
    const limit = this.#clock.now() - rememberedMs;
    const old = kept.filter(([, settlement]) => !(Number(settlement?.at) > limit));
    if (old.length > 0) await this.#storage.write(old.map(([key]) => [key, undefined])).catch(() => {});
  }
}
