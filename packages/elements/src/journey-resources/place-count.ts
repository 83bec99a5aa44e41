import type { ResourceFilter } from '@partner-journey/client';
import type { ReactiveControllerHost } from 'lit';
import { ReadController } from '../controllers/read-controller.js';
import type { Found, LibraryController, LibrarySource, ResourcesQuery } from './library-controller.js';

/** Names of facets that say the same as the filter for the stage or step. */
export const placeFacets: ReadonlySet<string> = new Set(['stage', 'stageId', 'step', 'stepId']);

/** Knows how many resources belong to the stage or step. */
export class PlaceCount {
  private readonly library: LibraryController;
  private readonly source: LibrarySource;
  private readonly counting: ReadController<ResourcesQuery>;
  private found: Found | undefined;

  constructor(host: ReactiveControllerHost, source: LibrarySource, library: LibraryController) {
    this.source = source;
    this.library = library;
    this.counting = new ReadController(host, source, () => this.query());
  }

  /** Takes what is shown now. */
  take(found: Found | undefined): void {
    this.found = found;
  }

  /**
   * The number, when it can be known. Room for it, an empty text, while it is on its way and, from a host that counts,
   * while somebody searches.
   */
  get value(): number | '' | undefined {
    const { found, library, source } = this;
    const { place } = source;
    const q = found?.words ?? '';
    const filter: ResourceFilter = { q, ...place };
    if (library.isLocal) return library.local.value?.search(library.atHand ?? [], filter).items.length;
    const facet = found?.facets.find(({ name }) => placeFacets.has(name));
    const counted = facet?.values.find(({ value }) => value === (place.stepId ?? place.stageId))?.count;
    const { status, value } = this.counting.selection;
    const isRoom = status === 'loading' || (q && value?.total);
    return counted ?? (isRoom ? '' : value?.total);
  }

  /** Where the host does not count its stages, it is asked once how many belong to this one. */
  private query(): ResourcesQuery | undefined {
    const { found, library, source } = this;
    const isCounted = found?.facets.some(({ name }) => placeFacets.has(name));
    if (!found || isCounted || library.isLocal || Object.keys(source.place).length === 0) return undefined;
    return { kind: 'resources', filter: { ...source.place, limit: 1 } };
  }
}
