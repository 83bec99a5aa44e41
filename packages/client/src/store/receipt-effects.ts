import type { Affected, Change, Receipt, Stage } from '@partner-journey/contract';
import { entityOf, kindsAbout } from '../adapters/kinds-about.js';
import type { QueryKind } from '../adapters/query.js';
import { mapThing, type Thing } from './map-things.js';
import { optimistic } from './optimism.js';

/** What a receipt makes of an answer: with what the host told, and with the change itself where it told nothing. */
export function afterReceipt(kind: QueryKind, value: unknown, change: Change, receipt: Receipt): unknown {
  const { outcome, affected } = receipt;
  const isKept = outcome === 'saved' || outcome === 'accepted';
  const ids = Object.values(change.target);
  const isTold = affected.some((item) => toldOf(item) && ids.includes(item.id));
  return affected.reduce(
    (result, item) => put(kind, result, item),
    isKept && !isTold ? optimistic(kind, value, change) : value,
  );
}

/** A receipt that may be older than what is known: it names what is different now, but not how that is. */
export function untold(receipt: Receipt): Receipt {
  return { ...receipt, affected: receipt.affected.map(({ entity, id }) => ({ entity, id })) };
}

/** The kinds of answers a receipt says are out of date without saying what they are now. */
export function staleAfter(change: Change, { affected }: Receipt): ReadonlySet<QueryKind> {
  if (affected.length === 0) return new Set(kindsAbout(entityOf(change.kind)));
  return new Set(affected.flatMap((item) => kindsAbout(item.entity).slice(toldOf(item) ? 1 : 0)));
}

function put(kind: QueryKind, value: unknown, item: Affected): unknown {
  const told = toldOf(item);
  if (!told || kindsAbout(item.entity)[0] !== kind) return value;
  const after = mapThing(value, item.entity, item.id, (old: Partial<Stage>) =>
    // a stage may come without its steps, which are told one by one
    item.entity === 'stage' && !item.value?.steps.length ? { ...told, steps: old.steps } : told,
  );
  if (kind !== 'feedback' || after !== value) return after;
  const page = value as { readonly items: readonly Thing[] };
  return page.items.some(({ id }) => id === item.id) ? value : { ...page, items: [told, ...page.items] };
}

/** What the host says a thing is now; undefined when it only says that it is different. */
function toldOf(item: Affected): Thing | undefined {
  return 'value' in item ? item.value : undefined;
}
