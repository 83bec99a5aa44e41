import type { Journey } from '@partner-journey/contract';

/** Ids of the stages that became current between two pictures of one journey; none when there is no earlier one. */
export function stagesReached(before: unknown, after: unknown): readonly string[] {
  if (!before || before === after) return [];
  const wasCurrent = new Map(
    (before as Journey).stages.map(({ id, position }) => [id, position === 'current']),
  );
  return (after as Journey).stages
    .filter(({ id, position }) => position === 'current' && wasCurrent.get(id) !== true)
    .map(({ id }) => id);
}
