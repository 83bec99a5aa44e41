import type { RowEvidence } from '../../.config/rows/rows-page.js';
import type { FeatureGroup, FeatureRow } from '../../stories/support/feature-rows/feature-row.js';

/** Says which ids of a group are not those that follow each other from 1. */
export function judgeIds({ title, rows }: FeatureGroup): readonly string[] {
  const letter = rows[0]?.[0].charAt(0) ?? '';
  return rows.flatMap(([id], index) =>
    id === `${letter}${String(index + 1)}` ? [] : [`${title}: ${id} is not ${letter}${String(index + 1)}`],
  );
}

/** Says what stories and tests claim about rows that are not there, and about rows that only one of them knows. */
export function judgeEvidence(
  rows: readonly FeatureRow[],
  { shown, proved, lost }: RowEvidence,
): readonly string[] {
  const known = new Set(rows.map(([id]) => id));
  const unknown = [
    ...shown.map(({ storyId, rows: named }) => ({ where: storyId, named })),
    ...proved.map(({ file, title, rows: named }) => ({ where: `${file}: ${title}`, named })),
  ].flatMap(({ where, named }) =>
    named.filter((id) => !known.has(id)).map((id) => `${where}: there is no row ${id}`),
  );
  const halves = rows.flatMap(([id, , , unseen]) => {
    const isShown = shown.some((story) => story.rows.includes(id));
    const isProved = proved.some((test) => test.rows.includes(id));
    if (isShown && unseen !== undefined) return [`${id}: a story shows it, and it is said that none can`];
    if (isShown && !isProved) return [`${id}: a story shows it, and no test proves it`];
    if (isProved && !isShown && unseen === undefined)
      return [`${id}: a test proves it, and no story shows it`];
    if (!isProved && unseen !== undefined) return [`${id}: no story can show it, and no test proves it`];
    return [];
  });
  return [...lost, ...unknown, ...halves];
}
