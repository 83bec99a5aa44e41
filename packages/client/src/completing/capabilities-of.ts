import type { Capabilities, ChangeKind } from '@partner-journey/contract';
import type { QueryKind } from '../adapters/query.js';

/** What is known of a host whose session says nothing about it. */
export interface HostAbilities {
  readonly reads: readonly QueryKind[];
  readonly changes: readonly ChangeKind[];
  /** Whether it searches the library itself. */
  readonly searches: boolean;
  /** Whether it can tell by itself that something is new. */
  readonly tellsNews: boolean;
}

/** For so many days a change may be sent again: what must not be sent twice does not reach the host a second time. */
const rememberedForDays = 30;
/** So many resources are fetched and searched here where the host does not search. */
const mostLocal = 10_000;

/** What a host can do, by what can be asked of it and sent to it: what is absent is switched off. */
export function capabilitiesOf(host: HostAbilities): Capabilities {
  const { reads, changes, searches, tellsNews } = host;
  return {
    journeys: reads.includes('journey'),
    changes: [...changes],
    resources: { search: searches, facets: [], maxLocal: reads.includes('resources') ? mostLocal : 0 },
    history: reads.includes('history'),
    surveys: reads.includes('surveys'),
    // what was said can be read where nothing more is taken, and a list that a host does not have is empty
    feedback: reads.includes('feedback') || changes.includes('feedback.send'),
    updates: reads.includes('updates'),
    insights: reads.includes('insights'),
    uploads: false,
    live: tellsNews ? 'sse' : 'poll',
    changeIdsRememberedForDays: rememberedForDays,
  };
}
