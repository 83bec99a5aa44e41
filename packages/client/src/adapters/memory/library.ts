import type { Resource, ResourcePage } from '@partner-journey/contract';
import type { ResourceFilter } from '../query.js';

/** How the library is narrowed: what a resource has under the name of each facet. */
const facetValues: Readonly<Record<string, (resource: Resource) => readonly (string | undefined)[]>> = {
  kind: ({ kind }) => [kind],
  topic: ({ topics = [] }) => topics,
  language: ({ language }) => [language],
};

/** By what the library can be narrowed. */
export const facetNames: readonly string[] = Object.keys(facetValues);

/** The page of a library that answers a filter, with the counts of its facets. */
export function searchLibrary(items: readonly Resource[], filter: ResourceFilter): ResourcePage {
  const { limit = 24, cursor = '0', sort = filter.q ? 'relevance' : 'newest' } = filter;
  const found = items.filter((item) => isMeant(item, filter));
  const sorted = sort === 'relevance' ? found : [...found].sort(sort === 'title' ? byTitle : byNewest);
  const start = Number(cursor);
  const end = start + limit;
  return {
    items: sorted.slice(start, end),
    facets: facetNames.map((name) => ({ name, values: count(found, name) })),
    total: found.length,
    ...(end < found.length && { nextCursor: String(end) }),
  };
}

function isMeant(item: Resource, { q = '', kind, stageId, stepId, facets = {} }: ResourceFilter): boolean {
  const text = `${item.title} ${item.summary ?? ''} ${item.topics?.join(' ') ?? ''}`.toLowerCase();
  return (
    q
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word)) &&
    (kind === undefined || item.kind === kind) &&
    (stageId === undefined || item.stageIds?.includes(stageId) === true) &&
    (stepId === undefined || item.stepIds?.includes(stepId) === true) &&
    Object.entries(facets).every(([name, chosen]) => {
      const values = facetValues[name]?.(item) ?? [];
      return chosen.length === 0 || values.some((value) => value !== undefined && chosen.includes(value));
    })
  );
}

function count(items: readonly Resource[], name: string): { value: string; label: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const item of items) {
    for (const value of facetValues[name]?.(item) ?? []) {
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, total]) => ({ value, label: value, count: total }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function byTitle(a: Resource, b: Resource): number {
  return a.title < b.title ? -1 : 1;
}

function byNewest(a: Resource, b: Resource): number {
  const [dateA, dateB] = [a, b].map(({ updatedAt, publishedAt }) => updatedAt ?? publishedAt ?? '');
  return dateA === dateB ? 0 : dateA! > dateB! ? -1 : 1;
}
