import type { ResourcePage } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import { ReadController } from '../../controllers/read-controller.js';
import {
  unique,
  type Found,
  type LibraryController,
  type LibrarySource,
  type ResourcesQuery,
} from '../library-controller.js';

/** The pages after the first. */
export class FurtherPages {
  /** How many pages of those at hand are shown. */
  localPages = 1;
  private readonly host: ReactiveControllerHost;
  private readonly source: LibrarySource;
  private readonly library: LibraryController;
  /** Made when first needed; one without a cursor asks nothing. */
  private readonly readers: ReadController<ResourcesQuery>[] = [];
  private cursors: readonly string[] = [];

  constructor(host: ReactiveControllerHost, source: LibrarySource, library: LibraryController) {
    this.host = host;
    this.source = source;
    this.library = library;
  }

  /** Goes back to the first page. */
  clear(): void {
    this.localPages = 1;
    this.cursors = [];
  }

  /** Fetches the next page. */
  showMore(): void {
    const { length } = this.cursors;
    const last = length === 0 ? this.library.first.selection : this.readers[length - 1]!.selection;
    const next = last.value?.nextCursor;
    if (this.library.isLocal) this.localPages++;
    else if (next !== undefined && !this.cursors.includes(next)) {
      this.cursors = [...this.cursors, next];
      this.readers[length] ??= this.readerOf(length);
    }
    this.host.requestUpdate();
  }

  /** What was found on the first page with what the others have. */
  extend(found: Found, first: ResourcePage): Found {
    const answers = this.cursors.map((_, index) => this.readers[index]!.selection);
    const pages = [first, ...answers.flatMap((answer) => answer.value ?? [])];
    const waiting = answers.find((answer) => !answer.value);
    return {
      ...found,
      items: unique(pages.flatMap(({ items }) => items)),
      hasMore: waiting !== undefined || pages.at(-1)!.nextCursor !== undefined,
      isBusy: waiting !== undefined && !waiting.error,
      error: waiting?.error,
    };
  }

  private readerOf(index: number): ReadController<ResourcesQuery> {
    return new ReadController(this.host, this.source, () => {
      const cursor = this.cursors[index];
      return cursor === undefined ? undefined : this.library.query(cursor);
    });
  }
}
