import type { ResourceFilter } from '@partner-journey/client';
import type { Resource } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import { ReadController } from '../../controllers/read-controller.js';
import { searchWords } from '../fold.js';
import type { Found, LibraryController, LibrarySource, ResourcesQuery } from '../library-controller.js';

/** How many near misses are shown when nothing fits. */
const nearestCount = 3;

/** Knows what comes close when nothing fits. */
export class Nearest {
  private readonly library: LibraryController;
  private readonly near: ReadController<ResourcesQuery>;
  private readonly found: () => Found | undefined;

  constructor(
    host: ReactiveControllerHost,
    source: LibrarySource,
    library: LibraryController,
    found: () => Found | undefined,
  ) {
    this.library = library;
    this.found = found;
    this.near = new ReadController(host, source, () => this.query());
  }

  get items(): readonly Resource[] {
    const { library } = this;
    const filter = this.filter();
    if (!filter) return [];
    if (!library.isLocal) return this.near.selection.value?.items ?? [];
    return library.local.value?.search(library.atHand ?? [], filter).items.slice(0, nearestCount) ?? [];
  }

  /** The same words without filters, else the longest of several words. */
  private filter(): ResourceFilter | undefined {
    const found = this.found();
    if (!found || found.isBusy || found.items.length > 0) return undefined;
    const q = found.words.trim();
    if (this.library.isFiltered) return q ? { q } : undefined;
    const words = searchWords(q);
    return words.length > 1 ? { q: [...words].sort((a, b) => b.length - a.length)[0]! } : undefined;
  }

  private query(): ResourcesQuery | undefined {
    const filter = this.library.isLocal ? undefined : this.filter();
    return filter && { kind: 'resources', filter: { ...filter, limit: nearestCount } };
  }
}
