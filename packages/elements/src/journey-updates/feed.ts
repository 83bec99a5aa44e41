import type { Journey, Stage, Update } from '@partner-journey/contract';
import type { Visit } from './visit.js';

type Recognition = NonNullable<Journey['recognitions']>[number];

/** One thing of the feed: what the program wrote, what it thanks for, or a stage that was finished. */
export type Entry = { readonly key: string; readonly at: string; readonly isNew: boolean } & (
  | { readonly kind: 'update'; readonly update: Update }
  | { readonly kind: 'recognition'; readonly recognition: Recognition }
  | { readonly kind: 'milestone'; readonly stage: Stage }
);

/** An incident that is not over. */
export function isOpenIncident({ kind, resolvedAt }: Update): boolean {
  return kind === 'incident' && resolvedAt === undefined;
}

const severities = ['high', 'medium'];

/** The incidents that are not over, the worst first, and of two as bad the latest. */
export function openIncidents(updates: readonly Update[]): readonly Update[] {
  const rank = ({ severity = '' }: Update) => (severities.indexOf(severity) + 3) % 3;
  return updates.filter(isOpenIncident).sort((a, b) => order(rank(a), rank(b)) || latestFirst(a, b));
}

/** Everything else, newest first, with what was achieved on the way. */
export function feedOf(
  updates: readonly Update[],
  journey: Journey | undefined,
  visit: Visit,
): readonly Entry[] {
  const isSince = (at: string) => visit.lastAt !== undefined && Date.parse(at) > visit.lastAt;
  const told = updates
    .filter((update) => !isOpenIncident(update))
    .map((update): Entry => ({
      ...{ kind: 'update', key: `update ${update.id}`, at: update.at, update },
      isNew: visit.isNew(update),
    }));
  const thanks = (journey?.recognitions ?? []).map((recognition): Entry => ({
    ...{ kind: 'recognition', key: `recognition ${recognition.id}`, at: recognition.at, recognition },
    isNew: isSince(recognition.at),
  }));
  const reached = (journey?.stages ?? []).flatMap((stage): Entry[] => {
    const { id, completedAt: at, condition } = stage;
    if (at === undefined || condition === 'skipped') return [];
    return [{ kind: 'milestone', key: `stage ${id}`, at, stage, isNew: isSince(at) }];
  });
  return [...told, ...thanks, ...reached].sort(latestFirst);
}

function latestFirst(a: { readonly at: string }, b: { readonly at: string }): number {
  return order(Date.parse(b.at), Date.parse(a.at));
}

function order(a: number, b: number): number {
  return a - b || 0;
}
