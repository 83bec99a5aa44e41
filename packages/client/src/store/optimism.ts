import type { Change } from '@partner-journey/contract';
import { entityOf, kindsAbout } from '../adapters/kinds-about.js';
import type { QueryKind } from '../adapters/query.js';
import { mapThing, type Thing } from './map-things.js';
import { patches } from './patches.js';

/**
 * What an answer looks like once a change will be saved, as far as the client can tell by itself: only the
 * thing that was touched, never what the host's rules make of it. Gives the same object when nothing is different.
 */
export function optimistic(kind: QueryKind, value: unknown, change: Change): unknown {
  const patch = patches[change.kind] as ((thing: never, change: Change) => Thing | undefined) | undefined;
  const entity = entityOf(change.kind);
  const target: Readonly<Record<string, string>> = change.target;
  if (!patch || kindsAbout(entity)[0] !== kind) return value;
  if (kind === 'journey' && (value as Thing).id !== target['journeyId']) return value;
  return mapThing(value, entity, target[`${entity}Id`], (thing) => patch(thing, change));
}
