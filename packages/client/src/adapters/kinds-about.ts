import type { Affected } from '@partner-journey/contract';
import type { QueryKind } from './query.js';

const steps: readonly QueryKind[] = ['journey', 'journeys', 'history'];

/** Which answers speak of an entity: first the one that holds it, then those that tell something about it. */
const kinds: Readonly<Record<string, readonly QueryKind[]>> = {
  journey: steps,
  stage: steps,
  step: steps,
  resource: ['resources'],
  survey: ['surveys'],
  feedback: ['feedback'],
  update: ['updates'],
  insights: ['insights'],
  session: ['session'],
} satisfies Record<Affected['entity'], readonly QueryKind[]>;

/** The kinds of answers that may be out of date when an entity changed; none for an entity nobody knows. */
export function kindsAbout(entity: string): readonly QueryKind[] {
  return Object.hasOwn(kinds, entity) ? (kinds[entity] ?? []) : [];
}
