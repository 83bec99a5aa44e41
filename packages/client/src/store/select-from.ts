import { queryKey } from '../adapters/query-key.js';
import type { Query } from '../adapters/query.js';
import type { SelectionOf, Snapshot } from './snapshot.js';
import { idle, noJourney } from './store.js';

/** Whether a query asks for "the journey", whichever that is. */
export function isDefaultJourney(query: Query): boolean {
  return query.kind === 'journey' && query.journeyId === undefined;
}

/** The answer to a query within a snapshot; `journeyId` is what "the journey" stands for, once that is known. */
export function selectFrom<Q extends Query>(
  { reads }: Snapshot,
  query: Q,
  journeyId: string | undefined,
): SelectionOf<Q> {
  const resolved: Query =
    isDefaultJourney(query) && journeyId !== undefined ? { kind: 'journey', journeyId } : query;
  if (!isDefaultJourney(resolved)) return (reads.get(queryKey(resolved)) ?? idle) as SelectionOf<Q>;
  // as long as the list has no value, there is no journey for the same reason
  const list = reads.get('journeys') ?? idle;
  return (list.status === 'ready' ? noJourney : list) as SelectionOf<Q>;
}
