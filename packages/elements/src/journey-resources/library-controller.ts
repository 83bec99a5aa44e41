import type { JourneyError, ResourceFilter } from '@partner-journey/client';
import type { Facet, Resource, ResourcePage } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import { ReadController, type ClientSource } from '../controllers/read-controller.js';
import { searchLocally, type LocalResult } from './local-search.js';

/** What the library needs to know of its element. */
export interface LibrarySource extends ClientSource {
  /** All resources, when they are given by property. */
  readonly resources: readonly Resource[] | undefined;
  /** How the host searches; undefined until it is known, then nothing is asked. */
  readonly search: 'host' | 'here' | undefined;
  /** The stage or step to narrow to while `isScoped`. */
  readonly place: Pick<ResourceFilter, 'stageId' | 'stepId'>;
  readonly pageSize: number;
}

/** What somebody chose. */
export interface Choice {
  /** What they typed. */
  readonly words: string;
  /** Whether only what belongs to the stage or step is wanted. */
  readonly isScoped: boolean;
  readonly kind: string | undefined;
  readonly facets: Readonly<Record<string, readonly string[]>>;
}

/** What is shown: the answer to the choice, or the last one while the next is on its way. */
export interface Found {
  readonly items: readonly Resource[];
  readonly facets: readonly Facet[];
  /** How many match in all, when that is known. */
  readonly total: number | undefined;
  readonly hasMore: boolean;
  /** The words these were found by. */
  readonly words: string;
  /** Whether this answers an earlier choice, because the answer to this one is not there. */
  readonly isOutdated: boolean;
  /** Whether a newer answer is on its way. */
  readonly isBusy: boolean;
  /** Why a newer answer, or more of this one, could not be had. */
  readonly error: JourneyError | undefined;
}

/** Nothing chosen. */
export const noChoice: Choice = { words: '', isScoped: false, kind: undefined, facets: {} };

/** How many resources are fetched at once to be searched here. */
const mostAtOnce = 100;

type ResourcesQuery = { readonly kind: 'resources'; readonly filter: ResourceFilter };

/** Looks for resources, at the host or among those at hand, page by page. */
export class LibraryController {
  choice: Choice = noChoice;
  /** The first page; its state is the library's until something was found. */
  readonly first: ReadController<ResourcesQuery>;
  private readonly host: ReactiveControllerHost;
  private readonly source: LibrarySource;
  /** Readers of further pages, made when first needed; one without a cursor asks nothing. */
  private readonly further: ReadController<ResourcesQuery>[] = [];
  private cursors: readonly string[] = [];
  private pages = 1;
  private last: Found | undefined;
  private searched: { all: readonly Resource[]; key: string; result: LocalResult } | undefined;

  constructor(host: ReactiveControllerHost, source: LibrarySource) {
    this.host = host;
    this.source = source;
    this.first = new ReadController(host, source, () => this.query());
  }

  /** Whether all is at hand and searching asks nobody. */
  get isLocal(): boolean {
    return this.source.resources !== undefined || this.source.search === 'here';
  }

  /** Whether something besides words narrows the list. */
  get isFiltered(): boolean {
    const { isScoped, kind, facets } = this.choice;
    return isScoped || kind !== undefined || Object.values(facets).some(({ length }) => length > 0);
  }

  /** All that can be searched here. */
  get atHand(): readonly Resource[] | undefined {
    return this.source.resources ?? this.first.selection.value?.items;
  }

  /** What to show now; undefined before the first answer. */
  look(): Found | undefined {
    const found = this.isLocal ? this.lookHere() : this.lookAtHost();
    if (found) this.last = found;
    if (found || !this.last) return found;
    const { error } = this.first.selection;
    return { ...this.last, isOutdated: true, isBusy: !error, error };
  }

  /** Chooses something else; starts at the first page. */
  choose(change: Partial<Choice>): void {
    this.choice = { ...this.choice, ...change };
    this.cursors = [];
    this.pages = 1;
    this.host.requestUpdate();
  }

  /** Adds or takes away a value of a facet; of kinds there is one at a time. */
  toggle(facet: string, value: string): void {
    const { kind, facets } = this.choice;
    if (facet === 'kind') {
      this.choose({ kind: kind === value ? undefined : value });
      return;
    }
    const chosen = facets[facet] ?? [];
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    this.choose({ facets: { ...facets, [facet]: next } });
  }

  /** Fetches the next page. */
  showMore(): void {
    const next = this.lastPage?.nextCursor;
    if (this.isLocal) this.pages++;
    else if (next !== undefined && !this.cursors.includes(next)) {
      this.cursors = [...this.cursors, next];
      this.readerOf(this.cursors.length - 1);
    }
    this.host.requestUpdate();
  }

  /** Forgets what was found and chosen, because somebody else is looking. */
  forget(): void {
    this.last = undefined;
    this.choose(noChoice);
  }

  private query(cursor?: string): ResourcesQuery | undefined {
    const { source, choice } = this;
    if (source.resources || !source.search) return undefined;
    if (source.search === 'here') return { kind: 'resources', filter: { limit: mostAtOnce } };
    return {
      kind: 'resources',
      filter: {
        ...this.filter,
        ...(Object.keys(choice.facets).length > 0 && { facets: choice.facets }),
        limit: source.pageSize,
        ...(cursor !== undefined && { cursor }),
      },
    };
  }

  private get filter(): ResourceFilter {
    const { words, isScoped, kind } = this.choice;
    const q = words.trim();
    return { ...(q && { q }), ...(isScoped && this.source.place), ...(kind !== undefined && { kind }) };
  }

  private lookHere(): Found | undefined {
    const all = this.atHand;
    if (!all) return undefined;
    const { items, kinds } = this.search(all, this.filter);
    const shown = items.slice(0, this.pages * this.source.pageSize);
    return {
      items: shown,
      facets: [kinds],
      total: items.length,
      hasMore: shown.length < items.length,
      words: this.choice.words,
      isOutdated: false,
      isBusy: false,
      error: undefined,
    };
  }

  /** Searches only when the question is another one: a widget draws itself for many reasons. */
  private search(all: readonly Resource[], filter: ResourceFilter): LocalResult {
    const key = JSON.stringify(filter);
    if (this.searched?.all !== all || this.searched.key !== key) {
      this.searched = { all, key, result: searchLocally(all, filter) };
    }
    return this.searched.result;
  }

  private lookAtHost(): Found | undefined {
    const { value } = this.first.selection;
    if (!value) return undefined;
    const answers = this.cursors.map((_, index) => this.further[index]!.selection);
    const pages = [value, ...answers.flatMap((answer) => answer.value ?? [])];
    const waiting = answers.find((answer) => !answer.value);
    return {
      items: unique(pages.flatMap(({ items }) => items)),
      facets: value.facets,
      total: value.total,
      hasMore: waiting !== undefined || pages.at(-1)!.nextCursor !== undefined,
      words: this.choice.words,
      isOutdated: false,
      isBusy: waiting !== undefined && !waiting.error,
      error: waiting?.error,
    };
  }

  private get lastPage(): ResourcePage | undefined {
    const { length } = this.cursors;
    return length === 0 ? this.first.selection.value : this.further[length - 1]!.selection.value;
  }

  private readerOf(index: number): ReadController<ResourcesQuery> {
    return (this.further[index] ??= new ReadController(this.host, this.source, () => {
      const cursor = this.cursors[index];
      return cursor === undefined ? undefined : this.query(cursor);
    }));
  }
}

/** A host may move an item to the next page between two requests. */
function unique(items: readonly Resource[]): readonly Resource[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
