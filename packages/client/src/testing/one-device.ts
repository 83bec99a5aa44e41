import type { Session } from '@partner-journey/contract';
import type { JourneyAdapter } from '../adapters/adapter.js';
import { memoryAdapter } from '../adapters/memory/memory-adapter.js';
import type { Query } from '../adapters/query.js';
import type { JourneyClientOptions } from '../client-options.js';
import { createJourneyClient } from '../create-journey-client.js';
import { HostResponseError } from '../errors/host-response-error.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';
import { memoryStorage } from '../storage/memory-storage.js';
import { FakeClock } from './fake-clock.js';
import { until } from './until.js';

/** The journey that is meant when none is named. */
export const journey: Query = { kind: 'journey' };
/** A step of that journey that may be completed. */
export const target = { journeyId: 'harbor-finch-journey', stepId: 'name-candidates' };

/** One device, on which clients of several viewers come and go; `compares`: the host takes changes only of who is signed in. */
export function oneDevice({ compares = false } = {}) {
  const clock = new FakeClock();
  const storage: KeyValueStorage = { ...memoryStorage(), durable: true };
  const inner = memoryAdapter({ fixture: 'small', clock });
  const host = {
    viewerId: 'ana',
    /** Whom the host takes the sender of changes for. */
    sendsAs: undefined as string | undefined,
    reads: [] as string[],
    sentBy: [] as string[],
    error: undefined as Error | undefined,
    /** What every answer waits for before it is made. */
    hold: Promise.resolve(),
    /** What every answer waits for on its way back. */
    late: Promise.resolve(),
  };
  const id = `small-${Math.random()}`;
  const adapterOf = (viewerId: () => string): JourneyAdapter => ({
    id,
    async read(query, context) {
      host.reads.push(query.kind);
      await host.hold;
      if (host.error) throw host.error;
      const answer = await inner.read(query, { signal: context.signal });
      await host.late;
      if (answer.unchanged || query.kind !== 'session') return answer;
      const { viewer, capabilities, ...session } = answer.body as Session;
      return {
        body: {
          ...session,
          viewer: { ...viewer, id: viewerId() },
          capabilities: { ...capabilities, comparesViewer: compares },
        },
      };
    },
    async send(changes, { signal, madeBy }) {
      if (host.error) throw host.error;
      const sender = host.sendsAs ?? viewerId();
      if (compares && madeBy?.viewerId !== sender) throw mismatch();
      host.sentBy.push(...changes.map(() => sender));
      return inner.send(changes, { signal });
    },
  });
  const withCookie = adapterOf(() => host.viewerId);
  const visit = (options: Partial<JourneyClientOptions> = {}) => {
    const client = createJourneyClient({
      ...{ adapter: withCookie, clock, storage, viewerKey: 'key-of-ana' },
      ...options,
    });
    client.observe(journey);
    return client;
  };
  const ready = async (client: ReturnType<typeof visit>) => {
    await until('the journey is there', () => client.select(journey).status === 'ready');
    return client;
  };
  const cached = async () => (await storage.entries('cache/')).length;
  return { clock, storage, host, adapterOf, visit, ready, cached };
}

function mismatch(): HostResponseError {
  const problem = { type: 'about:blank', title: 'Somebody else', status: 409, code: 'viewer-mismatch' };
  return new HostResponseError('Somebody else is signed in.', { status: 409, problem });
}
