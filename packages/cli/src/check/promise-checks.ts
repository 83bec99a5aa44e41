import type { Capabilities, ResourcePage } from '@partner-journey/contract';
import type { Misfit } from './finding.js';

/** Where a library does not do what the session promises of it. */
export function promiseMisfits(
  { resources }: Capabilities,
  library: ResourcePage,
  found: ResourcePage | undefined,
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
  const [first] = library.items;
  if (found && first && !found.items.some(({ id }) => id === first.id)) {
    misfits.push({
      path: '/items',
      expected: `"${first.id}" among what ?q= finds by its title, as the session promises search`,
      got: `${found.items.length} others`,
      fix: 'Search titles, or say "search": false in "capabilities.resources": the client then searches by itself.',
    });
  }
  return misfits;
}
