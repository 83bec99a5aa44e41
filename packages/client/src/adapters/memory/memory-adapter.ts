import type { Role } from '@partner-journey/contract';
import {
  hostileFixture,
  smallFixture,
  typicalFixture,
  type Fixture,
  type WireFixture,
} from '@partner-journey/contract/fixtures';
import { systemClock, type Clock } from '../../clock/clock.js';
import { delay } from '../../clock/delay.js';
import type { JourneyAdapter, LiveListener } from '../adapter.js';
import { queryKey } from '../query-key.js';
import { completeData, type CompletedData } from './complete-data.js';
import type { MemoryData, MemoryDocuments } from './memory-data.js';
import { MemoryHost } from './memory-host.js';

/** What the memory adapter starts with. */
export interface MemoryAdapterOptions {
  /** Sample data, by name or made: what this host knows when it starts, if there is no `data`. @default 'typical' */
  readonly fixture?: 'small' | 'typical' | 'hostile' | Fixture | WireFixture;
  /** Data of your own, all of it or a part, read as the answer of a host is; what is not given is switched off. */
  readonly data?: MemoryData;
  /** Who is looking, for sample data by name and for data without a session. @default 'partner' */
  readonly role?: Role;
  /** Milliseconds every answer takes. @default 0 */
  readonly delayMs?: number;
  /** Replaces the machine's clock; sample data by name is dated around it. */
  readonly clock?: Clock;
  /** Names the host: what two adapters of one name keep on the device is shared. @default 'memory' */
  readonly id?: string;
}

/**
 * A host in memory: it applies changes by the rules of the contract, remembers receipts, and tells about news.
 * Everything is gone with the page.
 * @example
 * root.adapter = memoryAdapter({ data: { journey, feedback: [] } });
 * createJourneyClient({ adapter: memoryAdapter({ fixture: 'small', role: 'program' }), storage: 'session' });
 * @throws {ConfigError} when nothing of `data`, or not its session, can be understood: where, what was expected there, and what to do.
 *   Where one of several members cannot be, reads of it reject with a `ContractError`.
 */
export function memoryAdapter(options: MemoryAdapterOptions = {}): JourneyAdapter {
  const { delayMs = 0, clock = systemClock, id = 'memory' } = options;
  const now = () => new Date(clock.now()).toISOString();
  const { documents, issues, failures } = startOf(options, clock.now());
  const host = new MemoryHost(documents, now);
  const listeners = new Set<LiveListener>();
  const wait = async (signal: AbortSignal) => {
    signal.throwIfAborted();
    if (delayMs > 0) await delay(clock, delayMs, signal);
  };
  return {
    id,
    async read(query, { signal, etag }) {
      await wait(signal);
      const failure = failures[query.kind];
      if (failure) throw failure;
      const tag = `"${host.version}-${queryKey(query)}"`;
      return etag === tag
        ? { unchanged: true }
        : { body: host.read(query), issues: issues[query.kind], etag: tag };
    },
    async send(changes, { signal, madeBy }) {
      await wait(signal);
      const { receipts, news } = host.apply(changes, madeBy);
      for (const listener of listeners) news.forEach((message) => listener.onMessage(message));
      return { receipts };
    },
    watch(listener, { signal }) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
      listener.onConnectionChange(true);
    },
  };
}

/** What a host knows at its start, and what of it was repaired. */
function startOf(
  { data, fixture = 'typical', role }: MemoryAdapterOptions,
  nowMs: number,
): Omit<CompletedData, 'documents'> & { readonly documents: MemoryDocuments | WireFixture } {
  if (data !== undefined) return completeData(data, { role: role ?? 'partner', nowMs });
  if (typeof fixture === 'object') return { documents: fixture, issues: {}, failures: {} };
  const make = { small: smallFixture, typical: typicalFixture, hostile: hostileFixture }[fixture];
  const documents = make(new Date(nowMs).toISOString(), role ? { role } : {});
  return { documents, issues: {}, failures: {} };
}
