import type { Resource } from '@partner-journey/contract';
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
  /** How many pages are shown of what is at hand. */
  pagesShown = 1;
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
    this.pagesShown = 1;
    this.cursors = [];
  }

  /** Shows the next page; fetches it unless the host has given more than it was asked for. */
  showMore(): void {
    const { next, most } = this;
    if (next === undefined && !this.library.isLocal && this.atHand.length <= most) return;
    this.pagesShown++;
    if (next !== undefined && !this.library.isLocal && this.atHand.length < this.most) {
      const { length } = this.cursors;
      this.cursors = [...this.cursors, next];
      this.readers[length] ??= this.readerOf(length);
    }
    this.host.requestUpdate();
  }

  /** What was found on the first page with what the others have. */
  extend(found: Found): Found {
    const waiting = this.answers.find((answer) => !answer.value);
    const { atHand, most } = this;
    return {
      ...found,
      items: atHand.slice(0, most),
      hasMore: waiting !== undefined || atHand.length > most || this.next !== undefined,
      isBusy: waiting !== undefined && !waiting.error,
      error: waiting?.error,
    };
  }

  /** How many are shown. */
  private get most(): number {
    return this.pagesShown * this.source.pageSize;
  }

  private get answers() {
    return this.cursors.map((_, index) => this.readers[index]!.selection);
  }

  private get atHand(): readonly Resource[] {
    const pages = [this.library.first.selection, ...this.answers];
    return unique(pages.flatMap(({ value }) => value?.items ?? []));
  }

  /** The cursor of the page after the last one; one that leads back to a page that is here already is none. */
  private get next(): string | undefined {
    const { value } = this.answers.at(-1) ?? this.library.first.selection;
    const next = value?.nextCursor;
    return next !== undefined && this.cursors.includes(next) ? undefined : next;
  }

  private readerOf(index: number): ReadController<ResourcesQuery> {
    return new ReadController(this.host, this.source, () => {
      const cursor = this.cursors[index];
      return cursor === undefined ? undefined : this.library.query(cursor);
    });
  }
}
