import type { Query, ResourceFilter } from '../query.js';

/** What stands in the search part of an address; lists are repeated, empty members left out. */
export type SearchMembers = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** A path with its search part. */
export function withSearch(path: string, members: SearchMembers): string {
  const search = new URLSearchParams();
  for (const [name, values = ''] of Object.entries(members)) {
    for (const value of [values].flat()) if (value !== '') search.append(name, String(value));
  }
  return `${path}?${search}`.replace(/\?$/, '');
}

/** The path of a query below the base address of the API, with its search part. */
export function pathOf(query: Query, partnerId: string | undefined): string {
  const cursor = 'cursor' in query ? query.cursor : undefined;
  const filter = 'filter' in query ? searchOf(query.filter ?? {}) : {};
  return withSearch(placeOf(query), { partnerId, cursor, ...filter });
}

function placeOf(query: Query): string {
  if (query.kind !== 'journey' && query.kind !== 'history') return query.kind;
  const journey = `journeys/${encodeURIComponent(query.journeyId ?? '')}`;
  return query.kind === 'journey' ? journey : `${journey}/steps/${encodeURIComponent(query.stepId)}/history`;
}

function searchOf({ facets = {}, ...plain }: ResourceFilter): SearchMembers {
  const named = Object.entries(facets).map(([name, values]) => [`facet[${name}]`, values]);
  return { ...plain, ...(Object.fromEntries(named) as SearchMembers) };
}
