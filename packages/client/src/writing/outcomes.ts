import type { Change, Receipt } from '@partner-journey/contract';
import type { CachedAnswer } from '../cache/cache.js';
import { tellStagesReached } from '../facts/tell-stages-reached.js';
import { makeChange } from '../outbox/make-change.js';
import type { OutboxEntry } from '../outbox/outbox-entry.js';
import type { Gone } from '../outbox/outbox-list.js';
import { mostReapplications, stillMakesSense } from '../outbox/reapply.js';
import type { Consequences } from '../outbox/sender.js';
import { afterReceipt, staleAfter, untold } from '../store/receipt-effects.js';
import { deepFreeze } from '../store/sharing.js';
import { stepIn } from './known.js';
import type { WritingOptions } from './writing-options.js';

/** What outcomes are told to. */
export type OutcomesOptions = Pick<
  WritingOptions,
  'store' | 'reads' | 'facts' | 'clock' | 'device' | 'now'
> & {
  /** It was told what became of a change. */
  onSettled(): void;
};

/** Leads what became of a change back to what is shown and kept, and tells it. */
export class Outcomes {
  readonly #options: OutcomesOptions;

  constructor(options: OutcomesOptions) {
    this.#options = options;
  }

  /** The host has answered for a change. */
  received({ change, attempts, reapplied = 0 }: OutboxEntry, receipt: Receipt): Consequences {
    const { cache } = this.#options.device;
    // sent again, it may be remembered from the first time
    const told = attempts > 1 ? untold(receipt) : receipt;
    const patched = this.#patch(change, told);
    const records = [...patched].flatMap(([key, answer]) => cache?.record(key, answer) ?? []);
    const again = receipt.outcome === 'conflict' ? this.#again(change, reapplied) : undefined;
    if (!again) this.#settled(change, receipt, told);
    return { records, again };
  }

  /** Another tab has the receipt, and has kept what it made of the answers. */
  gone({ entry: { change }, receipt, attempts = 0, at = 0 }: Gone): void {
    if (!receipt) return;
    const { store } = this.#options;
    const isOld = attempts > 1 || store.keys.some((key) => Number(store.asOf(key)) > at);
    const told = isOld ? untold(receipt) : receipt;
    this.#patch(change, told);
    this.#settled(change, receipt, told);
  }

  /** The person puts a refused change away; an earlier attempt may have reached the host after all. */
  discarded(change: Change): void {
    this.#askAgain(change, { changeId: change.id, outcome: 'rejected', affected: [] });
  }

  /** The same change about the step as it is now, when it still makes sense. */
  #again(change: Change, reapplied: number): Change | undefined {
    const step = stepIn(this.#options.store, change.target);
    if (reapplied >= mostReapplications || !stillMakesSense(change, step)) return undefined;
    return deepFreeze(makeChange(change, this.#options.now(), step?.revision));
  }

  /** Puts a receipt into the answers that are known; gives those it changed. */
  #patch(change: Change, receipt: Receipt): ReadonlyMap<string, CachedAnswer> {
    const { store, reads, clock, facts } = this.#options;
    const before = new Map(store.keys.map((key) => [key, store.truth(key)]));
    const stale = staleAfter(change, receipt);
    const keys = store.patch((kind, value) => afterReceipt(kind, value, change, receipt));
    const patched = new Map<string, CachedAnswer>();
    for (const { key, query, ...entry } of reads.overtake(keys)) {
      const asOf = store.asOf(key) ?? clock.now();
      const freshUntil = stale.has(query.kind) ? 0 : entry.freshUntil;
      patched.set(key, { query, value: store.truth(key), asOf, issues: [], freshUntil });
      if (query.kind === 'journey') tellStagesReached(facts, before.get(key), store.truth(key));
    }
    return patched;
  }

  /** `told`: what the receipt says for sure. */
  #settled(change: Change, receipt: Receipt, told: Receipt): void {
    this.#options.facts.tell({ type: factOf(receipt), change, receipt });
    this.#askAgain(change, told);
    this.#options.onSettled();
  }

  #askAgain(change: Change, receipt: Receipt): void {
    const stale = staleAfter(change, receipt);
    void this.#options.reads.invalidate(({ kind }) => stale.has(kind));
  }
}

function factOf({ outcome }: Receipt) {
  if (outcome === 'conflict') return 'change-conflicted' as const;
  return outcome === 'rejected' ? ('change-rejected' as const) : ('change-saved' as const);
}
