import type { ResourceFilter } from '@partner-journey/client';
import type { Facet, Resource } from '@partner-journey/contract';
import { fold, searchWords } from '../fold.js';
import type { Found } from '../library-controller.js';

/** What a search found, best first, and how many of each kind there are. */
interface LocalResult {
  readonly items: readonly Resource[];
  readonly kinds: Facet;
}

interface Folded {
  readonly title: string;
  readonly text: string;
}

const foldedResources = new WeakMap<Resource, Folded>();

/**
 * Finds the resources that have every word, in the title before elsewhere and at the start of a word before its middle;
 * without words in their own order. Kinds are counted as if none was chosen.
 */
export function searchLocally(resources: readonly Resource[], filter: ResourceFilter): LocalResult {
  const words = searchWords(filter.q ?? '');
  const found = resources
    .filter((resource) => isInPlace(resource, filter))
    .map((resource) => ({ resource, rank: rankOf(resource, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ resource }) => resource);
  return {
    items: filter.kind ? found.filter(({ kind }) => kind === filter.kind) : found,
    kinds: countKinds(found),
  };
}

function isInPlace({ stageIds, stepIds }: Resource, filter: ResourceFilter): boolean {
  const isAtStage = filter.stageId === undefined || stageIds?.includes(filter.stageId) === true;
  return isAtStage && (filter.stepId === undefined || stepIds?.includes(filter.stepId) === true);
}

/** Above 0 when every word is there; the better each stands, the higher. */
function rankOf(resource: Resource, words: readonly string[]): number {
  const { title, text } = foldedOf(resource);
  let rank = 1;
  for (const word of words) {
    const inTitle = placeOf(title, word);
    const place = inTitle > 0 ? inTitle + 2 : placeOf(text, word);
    if (place === 0) return 0;
    rank += place;
  }
  return rank;
}

/** 2 at the start of a word, 1 within one, 0 when it is not there. */
function placeOf(text: string, word: string): number {
  let place = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) return 2;
    place = 1;
  }
  return place;
}

function foldedOf(resource: Resource): Folded {
  let folded = foldedResources.get(resource);
  if (!folded) {
    const { title, summary, topics } = resource;
    folded = { title: fold(title), text: fold([summary, ...(topics ?? [])].filter(Boolean).join('\n')) };
    foldedResources.set(resource, folded);
  }
  return folded;
}

/** The most frequent kind first. */
function countKinds(resources: readonly Resource[]): Facet {
  const counts = new Map<string, number>();
  for (const { kind } of resources) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const values = [...counts].map(([value, count]) => ({ value, label: value, count }));
  return { name: 'kind', values: values.sort((a, b) => b.count - a.count) };
}

/** The search among resources at hand, as a part of the library. */
export class LocalSearch {
  private searched: { all: readonly Resource[]; key: string; result: LocalResult } | undefined;

  /** Finds those that fit. */
  search(all: readonly Resource[], filter: ResourceFilter): LocalResult {
    return searchLocally(all, filter);
  }

  /** What fits, the first `most` of it. It searches only when the question is another one: a widget draws itself for many reasons. */
  look(all: readonly Resource[], filter: ResourceFilter, words: string, most: number): Found {
    const key = JSON.stringify(filter);
    if (this.searched?.all !== all || this.searched.key !== key)
      this.searched = { all, key, result: searchLocally(all, filter) };
    const { items, kinds } = this.searched.result;
    return {
      items: items.slice(0, most),
      facets: [kinds],
      total: items.length,
      hasMore: items.length > most,
      words,
      isOutdated: false,
      isBusy: false,
      error: undefined,
    };
  }
}
