import type { JourneyClient, Query, ResultOf } from '@partner-journey/client';
import type { Resource } from '@partner-journey/contract';
import type { Fixture } from '@partner-journey/contract/fixtures';

/** What a simulation begins with. */
export interface Copy {
  readonly documents: Fixture;
  /** Sample data, because the host has not told of a viewer and a journey. */
  readonly isSample: boolean;
}

/** Copies what a client shows; where that is too little, there is sample data instead. */
export async function copyOf(client: JourneyClient | undefined): Promise<Copy> {
  const shown = client && documentsIn(client);
  return shown ? { documents: shown, isSample: false } : { documents: await sample(), isSample: true };
}

function documentsIn(client: JourneyClient): Fixture | undefined {
  const session = client.select({ kind: 'session' }).value;
  const journey = client.select({ kind: 'journey' }).value;
  if (!session || !journey) return undefined;
  return {
    session,
    journey,
    journeyForViewer: journey,
    journeys: { items: [] },
    resources: { items: resourcesIn(client), facets: [], total: 0 },
    surveys: { items: client.select({ kind: 'surveys' }).value?.items ?? [] },
    feedback: { items: client.select({ kind: 'feedback' }).value?.items ?? [] },
    updates: { items: client.select({ kind: 'updates' }).value?.items ?? [] },
    people: [],
  };
}

/** All that any page of the library has shown. */
function resourcesIn(client: JourneyClient): Resource[] {
  const found = new Map<string, Resource>();
  for (const [key, { value }] of client.getSnapshot().reads) {
    if (!key.startsWith('resources')) continue;
    const { items = [] } = (value ?? {}) as { readonly items?: readonly Resource[] };
    for (const item of items) found.set(item.id, item);
  }
  return [...found.values()];
}

async function sample(): Promise<Fixture> {
  const { memoryAdapter } = await import('@partner-journey/client/memory-adapter');
  const host = memoryAdapter();
  const { signal } = new AbortController();
  const read = async <Q extends Query>(query: Q) => (await host.read(query, { signal })).body as ResultOf<Q>;
  const journey = await read({ kind: 'journey' });
  return {
    session: await read({ kind: 'session' }),
    journey,
    journeyForViewer: journey,
    journeys: { items: [] },
    resources: await read({ kind: 'resources', filter: { limit: 100 } }),
    surveys: await read({ kind: 'surveys' }),
    feedback: await read({ kind: 'feedback' }),
    updates: await read({ kind: 'updates' }),
    people: [],
  };
}
