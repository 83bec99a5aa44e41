import type { Query, ResourceFilter } from './query.js';

/** The same text for equal queries, whoever wrote them: how answers are kept and requests are shared. */
export function queryKey(query: Query): string {
  const { kind, ...rest } = query;
  const details = 'filter' in rest ? { filter: normalFilter(rest.filter ?? {}) } : rest;
  const members = sortedMembers(details);
  return members === '{}' || members === '{"filter":{}}' ? kind : `${kind}${members}`;
}

/** Without empty members, and facets in one order: what is equal for the host is equal here. */
export function normalFilter(filter: ResourceFilter): ResourceFilter {
  const facets = Object.entries(filter.facets ?? {})
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => [name, [...new Set(values)].sort()] as const);
  const { facets: _, ...plain } = filter;
  const kept = Object.entries(plain).filter(([, value]) => value !== undefined && value !== '');
  return { ...Object.fromEntries(kept), ...(facets.length > 0 && { facets: Object.fromEntries(facets) }) };
}

function sortedMembers(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
