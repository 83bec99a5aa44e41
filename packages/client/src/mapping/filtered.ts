import type { ResourceFilter } from '../adapters/query.js';
import { membersOf } from '../completing/members-of.js';
import type { Mapping } from './mapping.js';

/** What a filter names, and the member of a resource that has it. */
const narrowing = { stageId: 'stageIds', stepId: 'stepIds', kind: 'kind' } as const;

/** Leaves out of a page of resources what a filter does not want and the host was not asked to leave out. */
export function filtered(
  page: unknown,
  filter: ResourceFilter | undefined,
  from: string | readonly string[],
  { requests }: Mapping,
): unknown {
  const { items } = membersOf(page);
  if (!filter || !Array.isArray(items)) return page;
  const asked = JSON.stringify([from].flat().map((name) => requests[name]));
  const wanted = (['stageId', 'stepId', 'kind'] as const).filter(
    (name) => filter[name] !== undefined && !asked.includes(`$query.${name}`),
  );
  if (wanted.length === 0) return page;
  const fits = (item: unknown): boolean =>
    wanted.every((name) => [membersOf(item)[narrowing[name]]].flat().includes(filter[name]));
  const { total: _, ...rest } = membersOf(page);
  return { ...rest, items: items.filter(fits) };
}
