import type { Query, ResourceFilter } from '../query.js';

/** The path of a query below the base address of the API, with its search part. */
export function pathOf(query: Query, partnerId: string | undefined): string {
  const search = new URLSearchParams(partnerId === undefined ? {} : { partnerId });
  const path = describe(query, search);
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

function describe(query: Query, search: URLSearchParams): string {
  if ('cursor' in query && query.cursor) search.set('cursor', query.cursor);
  switch (query.kind) {
    case 'journey':
      return `journeys/${encodeURIComponent(query.journeyId ?? '')}`;
    case 'history': {
      const { journeyId, stepId } = query;
      return `journeys/${encodeURIComponent(journeyId)}/steps/${encodeURIComponent(stepId)}/history`;
    }
    case 'resources':
      addFilter(query.filter ?? {}, search);
      return 'resources';
    default:
      return query.kind;
  }
}

function addFilter({ facets = {}, ...plain }: ResourceFilter, search: URLSearchParams): void {
  for (const [name, value] of Object.entries(plain)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  for (const [name, values] of Object.entries(facets)) {
    for (const value of values) search.append(`facet[${name}]`, value);
  }
}
