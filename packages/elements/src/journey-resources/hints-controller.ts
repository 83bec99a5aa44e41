import type { ResourceFilter } from '@partner-journey/client';
import type { Resource } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import { ReadController } from '../controllers/read-controller.js';
import { searchWords } from './fold.js';
import type { Found, LibraryController, LibrarySource } from './library-controller.js';
import { searchLocally } from './local-search.js';

/** Names of facets that say the same as the filter for the stage or step. */
export const placeFacets: ReadonlySet<string> = new Set(['stage', 'stageId', 'step', 'stepId']);

/** How many near misses are shown when nothing fits. */
const nearestCount = 3;

/** Knows what is beside the results: how many belong to the stage, and what comes close when nothing fits. */
export class HintsController {
  private readonly library: LibraryController;
  private readonly source: LibrarySource;
  private readonly counting: ReadController<{ kind: 'resources'; filter: ResourceFilter }>;
  private readonly near: ReadController<{ kind: 'resources'; filter: ResourceFilter }>;
  private found: Found | undefined;

  constructor(host: ReactiveControllerHost, source: LibrarySource, library: LibraryController) {
    this.source = source;
    this.library = library;
    this.counting = new ReadController(host, source, () => this.countQuery());
    this.near = new ReadController(host, source, () => this.nearQuery());
  }

  /** Takes what is shown now. */
  take(found: Found | undefined): void {
    this.found = found;
  }

  /** How many belong to the stage or step, when that can be known. */
  get placeCount(): number | undefined {
    const { found, library, source } = this;
    const { stageId, stepId } = source.place;
    const q = found?.words ?? '';
    if (library.isLocal) return searchLocally(library.atHand ?? [], { q, ...source.place }).items.length;
    const facet = found?.facets.find(({ name }) => placeFacets.has(name));
    const counted = facet?.values.find(({ value }) => value === (stepId ?? stageId))?.count;
    return counted ?? (q ? undefined : this.counting.selection.value?.total);
  }

  /** What comes close when nothing fits. */
  get nearest(): readonly Resource[] {
    const filter = this.nearFilter();
    if (!filter) return [];
    if (!this.library.isLocal) return this.near.selection.value?.items ?? [];
    return searchLocally(this.library.atHand ?? [], filter).items.slice(0, nearestCount);
  }

  /** Where the host does not count its stages, it is asked once how many belong to this one. */
  private countQuery(): { kind: 'resources'; filter: ResourceFilter } | undefined {
    const { found, source } = this;
    const isCounted = found?.facets.some(({ name }) => placeFacets.has(name));
    if (!found || isCounted || this.library.isLocal || Object.keys(source.place).length === 0)
      return undefined;
    return { kind: 'resources', filter: { ...source.place, limit: 1 } };
  }

  /** The same words without filters, else the longest of several words. */
  private nearFilter(): ResourceFilter | undefined {
    const { found } = this;
    if (!found || found.isBusy || found.items.length > 0) return undefined;
    const q = found.words.trim();
    if (this.library.isFiltered) return q ? { q } : undefined;
    const words = searchWords(q);
    return words.length > 1 ? { q: [...words].sort((a, b) => b.length - a.length)[0]! } : undefined;
  }

  private nearQuery(): { kind: 'resources'; filter: ResourceFilter } | undefined {
    const filter = this.library.isLocal ? undefined : this.nearFilter();
    return filter && { kind: 'resources', filter: { ...filter, limit: nearestCount } };
  }
}
