import type { Session } from '@partner-journey/contract';
import type { JourneyAdapter } from '../adapters/adapter.js';
import { memoryAdapter } from '../adapters/memory/memory-adapter.js';
import type { Query } from '../adapters/query.js';
import type { JourneyClientOptions } from '../client-options.js';
import { createJourneyClient } from '../create-journey-client.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';
import { memoryStorage } from '../storage/memory-storage.js';
import { FakeClock } from './fake-clock.js';
import { until } from './until.js';

/** The journey that is meant when none is named. */
export const journey: Query = { kind: 'journey' };
/** A step of that journey that may be completed. */
export const target = { journeyId: 'harbor-finch-journey', stepId: 'name-candidates' };

/** One device, on which clients of several viewers come and go. */
export function oneDevice() {
  const clock = new FakeClock();
  const storage: KeyValueStorage = { ...memoryStorage(), durable: true };
  const inner = memoryAdapter({ fixture: 'small', clock });
  const host = {
    viewerId: 'ana',
    reads: [] as string[],
    sentBy: [] as string[],
    error: undefined as Error | undefined,
    /** What every answer waits for before it is made. */
    hold: Promise.resolve(),
    /** What every answer waits for on its way back. */
    late: Promise.resolve(),
  };
  const adapter: JourneyAdapter = {
    id: `small-${Math.random()}`,
    async read(query, context) {
      host.reads.push(query.kind);
      await host.hold;
      if (host.error) throw host.error;
      const answer = await inner.read(query, { signal: context.signal });
      await host.late;
      if (answer.unchanged || query.kind !== 'session') return answer;
      const session = answer.body as Session;
      return { body: { ...session, viewer: { ...session.viewer, id: host.viewerId } } };
    },
    async send(changes, context) {
      if (host.error) throw host.error;
      host.sentBy.push(...changes.map(() => host.viewerId));
      return inner.send(changes, context);
    },
  };
  const visit = (options: Partial<JourneyClientOptions> = {}) => {
    const client = createJourneyClient({ adapter, clock, storage, viewerKey: 'key-of-ana', ...options });
    client.observe(journey);
    return client;
  };
  const ready = async (client: ReturnType<typeof visit>) => {
    await until('the journey is there', () => client.select(journey).status === 'ready');
    return client;
  };
  const cached = async () => (await storage.entries('cache/')).length;
  return { clock, storage, host, visit, ready, cached };
}
