import type { Change, Receipt } from '@partner-journey/contract';
import { HostUnreachableError } from '../errors/host-unreachable-error.js';
import { Outbox } from '../outbox/outbox.js';
import type { OutboxNews } from '../outbox/outbox-news.js';
import type { KeyValueRecord, KeyValueStorage } from '../storage/key-value-storage.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { PendingChange } from '../store/snapshot.js';
import { FakeClock } from './fake-clock.js';
import { receiptFor } from './samples.js';

/** The owner most tests use, and where what waits is kept. */
export const owner = 'ana';
export const prefix = `outbox/${owner}/`;

/** A storage that counts as durable. */
export const durableStorage = (): KeyValueStorage => ({ ...memoryStorage(), durable: true });

/** Everything but what was remembered of settled changes. */
export async function waitingIn(storage: KeyValueStorage): Promise<readonly string[]> {
  return (await storage.entries('')).map(([key]) => key).filter((key) => !key.startsWith('settled/'));
}

/** Makes no change again. */
const noChange = (_: Change, __: number): Change | undefined => undefined;

/** An outbox whose host is a function of the test; by default everything is saved. */
export function setupOutbox({
  storage = durableStorage(),
  clock = new FakeClock(),
  rememberedMs = undefined as number | undefined,
  hostAheadMs = 0,
  patched = [] as readonly KeyValueRecord[],
  again = noChange,
  renew = async () => {},
  isInTouch = false,
} = {}) {
  const sent: string[][] = [];
  const receipts: Receipt[] = [];
  const gone: [id: string, receipt: Receipt | undefined][] = [];
  const news: OutboxNews[] = [];
  const state = { pending: [] as readonly PendingChange[] };
  const host = {
    answer: (changes: readonly Change[]): readonly Receipt[] | Promise<readonly Receipt[]> =>
      changes.map((change) => receiptFor(change)),
  };
  const outbox = new Outbox({
    storage,
    clock,
    lock: (_, __, work) => work(new AbortController().signal, renew),
    send: async (changes) => {
      sent.push(changes.map(({ id }) => id));
      return host.answer(changes);
    },
    onPending: (pending) => (state.pending = pending),
    onReceipt: ({ change, reapplied = 0 }, receipt) => {
      receipts.push(receipt);
      return { records: patched, again: again(change, reapplied) };
    },
    onGone: ({ entry, receipt }) => gone.push([entry.change.id, receipt]),
    tellTabs: (message) => news.push(message),
    now: () => clock.now() + hostAheadMs,
    isInTouch: () => isInTouch,
    rememberedMs: () => rememberedMs,
  });
  const states = () => state.pending.map(({ state: name }) => name);
  return { outbox, host, sent, receipts, gone, news, storage, clock, state, states };
}

/** The answer of a host that cannot be reached. */
export const away = (): Promise<never> => Promise.reject(new HostUnreachableError('away'));
