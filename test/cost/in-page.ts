/** What is measured inside a page: both ways read the same portal, one after the other, in turn first. */
import type { JourneyAdapter, Query } from '@partner-journey/client';
import { handWrittenWay } from './hand-written-way.js';
import { mappedWay } from './mapped-way.js';
import type { Rounds } from './plot-cost.js';
import { portal, type PortalSize } from './portal.js';

const api = 'https://portal.example';
const { signal } = new AbortController();

/** What one page measures. */
export interface Measuring extends PortalSize {
  readonly kind: 'journey' | 'resources';
  readonly rounds: number;
  /** Reads of one way in a round: what takes less than a millisecond cannot be measured by itself. */
  readonly reads: number;
}

/** What a page has measured, in milliseconds for one read. */
export interface Measured extends Omit<Rounds, 'what'> {
  /** The first read of all, the mapped one before the other, with the session and, by the mapping, with fetching and starting what expressions need. */
  readonly first: { readonly mapped: number; readonly handWritten: number };
  /** The longest time nothing else could run, by round, as the browser reports it; 0 when it was below 50 ms. */
  readonly longestTasksMs: { readonly mapped: readonly number[]; readonly handWritten: readonly number[] };
  /** Whether both made the same document. */
  readonly same: boolean;
}

async function timed(adapter: JourneyAdapter, query: Query, reads: number): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < reads; index += 1) await adapter.read(query, { signal });
  return (performance.now() - start) / reads;
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export async function measure({ kind, rounds, reads, ...size }: Measuring): Promise<Measured> {
  const query: Query = kind === 'journey' ? { kind, journeyId: 'journey' } : { kind };
  const fetch = portal(size);
  const ways = { mapped: mappedWay(api, fetch), handWritten: handWrittenWay(api, fetch) };
  const names = ['mapped', 'handWritten'] as const;
  const first = { mapped: 0, handWritten: 0 };
  for (const name of names) first[name] = await timed(ways[name], query, 1);
  const bodies = await Promise.all(names.map((name) => ways[name].read(query, { signal })));
  const [one, other] = bodies.map(({ body }) => JSON.stringify(body));

  const times = { mapped: [] as number[], handWritten: [] as number[] };
  const longestTasksMs = { mapped: [] as number[], handWritten: [] as number[] };
  const observer = new PerformanceObserver(() => undefined);
  await nextTask();
  observer.observe({ entryTypes: ['longtask'] });
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      times[name].push(await timed(ways[name], query, reads));
      await nextTask();
      const tasks = observer.takeRecords().map(({ duration }) => duration);
      longestTasksMs[name].push(Math.max(0, ...tasks));
    }
  }
  observer.disconnect();
  return { ...times, first, longestTasksMs, same: one === other };
}
