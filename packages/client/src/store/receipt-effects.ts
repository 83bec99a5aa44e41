import type { Change, Receipt } from '@partner-journey/contract';
import { kindsAbout } from '../adapters/kinds-about.js';
import type { QueryKind } from '../adapters/query.js';
import { withAffected } from './affected.js';
import { optimistic } from './optimism.js';

/** What a receipt makes of an answer: with what the host told, and with the change itself where it told nothing. */
export function afterReceipt(kind: QueryKind, value: unknown, change: Change, receipt: Receipt): unknown {
  const { outcome, affected } = receipt;
  const kept = outcome === 'saved' || outcome === 'accepted';
  const ids = Object.values(change.target);
  const told = affected.some((item) => 'value' in item && item.value && ids.includes(item.id));
  return withAffected(kind, kept && !told ? optimistic(kind, value, change) : value, affected);
}

/** The kinds of answers a receipt says are out of date without saying what they are now. */
export function staleAfter(change: Change, receipt: Receipt): ReadonlySet<QueryKind> {
  const { affected } = receipt;
  if (affected.length === 0) return new Set(kindsAbout(entityOf(change)));
  return new Set(
    affected.flatMap((item) => {
      const kinds = kindsAbout(item.entity);
      return 'value' in item && item.value ? kinds.slice(1) : kinds;
    }),
  );
}

function entityOf(change: Change): string {
  const [subject = ''] = change.kind.split('.');
  return subject === 'response' ? 'survey' : subject;
}
