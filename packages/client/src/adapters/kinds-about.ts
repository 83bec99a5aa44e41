import type { Affected } from '@partner-journey/contract';
import type { QueryKind } from './query.js';

const steps: readonly QueryKind[] = ['journey', 'journeys', 'history'];

const kinds = new Map<string, readonly QueryKind[]>(
  Object.entries({
    journey: steps,
    stage: steps,
    step: steps,
    resource: ['resources'],
    survey: ['surveys'],
    feedback: ['feedback'],
    update: ['updates'],
    insights: ['insights'],
    session: ['session'],
  } satisfies Record<Affected['entity'], readonly QueryKind[]>),
);

/** Which answers speak of an entity: first the one that holds it, then those that tell something about it; none for an entity nobody knows. */
export function kindsAbout(entity: string): readonly QueryKind[] {
  return kinds.get(entity) ?? [];
}

/** The entity a kind of change is about. */
export function entityOf(changeKind: string): string {
  return changeKind.split('.')[0]!.replace('response', 'survey');
}
