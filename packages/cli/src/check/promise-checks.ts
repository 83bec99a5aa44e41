import type { Capabilities, Resource, ResourcePage } from '@partner-journey/contract';
import type { Misfit } from './finding.js';

/** What stands in titles as hosts send them and not as they keep them: HTML, and quotes and dashes made out of plain ones. */
const madeOnTheWayOut = /[&<>‘’‚“”„«»–—…]/;

/** The resource that a library is asked for by its title: the first that is surely called so where the host searches. */
export function soughtIn({ items }: ResourcePage): Resource | undefined {
  return items.find(({ title }) => !madeOnTheWayOut.test(title));
}

/** What was looked for in a library, and what was found. */
export interface Search {
  readonly sought: Resource;
  readonly found: ResourcePage;
}

/** Where a library does not do what the session promises of it. */
export function promiseMisfits(
  { resources }: Capabilities,
  library: ResourcePage,
  search: Search | undefined,
): readonly Misfit[] {
  const misfits: Misfit[] = [];
  const missing = resources.facets.filter((name) => !library.facets.some((facet) => facet.name === name));
  if (missing.length > 0 && library.items.length > 0) {
    misfits.push({
      path: '/facets',
      expected: `the facets the session promises: ${resources.facets.join(', ')}`,
      got: library.facets.map(({ name }) => name).join(', ') || 'none',
      fix: `Count ${missing.join(', ')} in "facets", without values where nothing has one, or take them out of "capabilities.resources.facets".`,
    });
  }
  if (search && !search.found.items.some(({ id }) => id === search.sought.id)) {
    misfits.push({
      path: '/items',
      expected: `"${search.sought.id}" among what ?q= finds by its title, as the session promises search`,
      got: `${search.found.items.length} others`,
      fix: 'Search titles, or say "search": false in "capabilities.resources": the client then searches by itself.',
    });
  }
  return misfits;
}
