import type { JourneyError, ResourceFilter } from '@partner-journey/client';
import type { Facet, Resource, Session } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import type { PartController } from '../controllers/part-controller.js';
import { ReadController, type ClientSource } from '../controllers/read-controller.js';
import type { FurtherPages } from './exploring/further-pages.js';
import type { LocalSearch } from './local/local-search.js';

/** What the library needs to know of its element. */
export interface LibrarySource extends ClientSource {
  /** All resources, when they are given by property. */
  readonly resources: readonly Resource[] | undefined;
  /** Who is shown. */
  readonly session: Session | undefined;
  /** How the host searches; undefined until it is known and where there is no library: nothing is asked then. */
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
const noChoice: Choice = { words: '', isScoped: false, kind: undefined, facets: {} };

/** How many resources are fetched at once to be searched here. */
const mostAtOnce = 100;

/** A question for one page of resources. */
export interface ResourcesQuery {
  readonly kind: 'resources';
  readonly filter: ResourceFilter;
}

/** Looks for resources, at the host or among those at hand. */
export class LibraryController {
  choice: Choice = noChoice;
  /** The first page; its state is the library's until something was found. */
  readonly first: ReadController<ResourcesQuery>;
  /** The search among those at hand. */
  readonly local: PartController<LocalSearch>;
  /** The pages after the first, once somebody could ask for them. */
  further: FurtherPages | undefined;
  private readonly host: ReactiveControllerHost;
  private readonly source: LibrarySource;
  private last: Found | undefined;

  constructor(host: ReactiveControllerHost, source: LibrarySource, local: PartController<LocalSearch>) {
    this.host = host;
    this.source = source;
    this.local = local;
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
    this.further?.clear();
    this.host.requestUpdate();
  }

  /** Forgets what was found and chosen, because somebody else is looking. */
  forget(): void {
    this.last = undefined;
    this.choose(noChoice);
  }

  /** What is asked for the first page, or with a cursor for the page it stands for. */
  query(cursor?: string): ResourcesQuery | undefined {
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
    const local = all && this.local.want();
    const most = (this.further?.pagesShown ?? 1) * this.source.pageSize;
    return local?.look(all!, this.filter, this.choice.words, most);
  }

  private lookAtHost(): Found | undefined {
    const { value } = this.first.selection;
    if (!value) return undefined;
    const { items, facets, total, nextCursor } = value;
    const all = unique(items);
    const most = this.source.pageSize;
    const found: Found = {
      // a host may give more than it was asked for
      items: all.slice(0, most),
      facets,
      total,
      hasMore: nextCursor !== undefined || all.length > most,
      words: this.choice.words,
      isOutdated: false,
      isBusy: false,
      error: undefined,
    };
    return this.further?.extend(found) ?? found;
  }
}

/** A host may move an item to the next page between two requests. */
export function unique(items: readonly Resource[]): readonly Resource[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
