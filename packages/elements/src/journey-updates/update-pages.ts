import type { Loadable } from '@partner-journey/client';
import type { Update, UpdatePage } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import { ReadController, type ClientSource } from '../controllers/read-controller.js';

type UpdatesQuery = { readonly kind: 'updates'; readonly cursor?: string };

/** The pages of updates that were asked for: the first, and those somebody went on to. */
export class UpdatePages {
  private readonly host: ReactiveControllerHost;
  private readonly source: ClientSource;
  private readonly first: ReadController<UpdatesQuery>;
  /** Made when first needed; one without a cursor asks nothing. */
  private readonly readers: ReadController<UpdatesQuery>[] = [];
  private cursors: readonly string[] = [];

  /** `asks` tells whether the host is to be asked at all. */
  constructor(host: ReactiveControllerHost, source: ClientSource, asks: () => boolean) {
    this.host = host;
    this.source = source;
    this.first = new ReadController(host, source, () => (asks() ? { kind: 'updates' } : undefined));
  }

  /** The answer that decides whether there is something to show. */
  get answer(): Loadable<UpdatePage> {
    return this.first.selection;
  }

  /** What all pages hold; of two with the same id, the first. */
  get items(): readonly Update[] {
    const found = new Map<string, Update>();
    for (const { value } of [this.answer, ...this.further])
      for (const update of value?.items ?? []) if (!found.has(update.id)) found.set(update.id, update);
    return [...found.values()];
  }

  get isLoadingMore(): boolean {
    return this.further.some(({ status }) => status === 'loading');
  }

  get hasFailed(): boolean {
    return this.further.some(({ status }) => status === 'error');
  }

  /** Whether there is a page after the last one; a cursor that leads back is none. */
  get hasMore(): boolean {
    return this.next !== undefined;
  }

  /** Asks for the page after the last one. */
  goOn(): void {
    const { next } = this;
    if (next === undefined) return;
    const { length } = this.cursors;
    this.cursors = [...this.cursors, next];
    this.readers[length] ??= new ReadController(this.host, this.source, () => {
      const cursor = this.cursors[length];
      return cursor === undefined ? undefined : { kind: 'updates', cursor };
    });
    this.host.requestUpdate();
  }

  /** Goes back to the first page. */
  forget(): void {
    this.cursors = [];
  }

  private get further(): readonly Loadable<UpdatePage>[] {
    return this.cursors.map((_, index) => this.readers[index]!.selection);
  }

  private get next(): string | undefined {
    const next = (this.further.at(-1) ?? this.answer).value?.nextCursor;
    return next !== undefined && this.cursors.includes(next) ? undefined : next;
  }
}
