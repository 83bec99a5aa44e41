/**
 * Clients that are broken from outside, by what their adapter and their storage do: each takes one protection away,
 * and each must be noticed by the ledger. Without them a campaign that finds nothing would prove nothing.
 */
import type { Change, Receipt } from '@partner-journey/contract';
import type { JourneyAdapter, KeyValueStorage } from '@partner-journey/client';
import type { Tab } from '../node/tab.js';

/** What a client is made of, as far as it can be broken. */
export interface Parts {
  readonly adapter: JourneyAdapter;
  readonly storage: KeyValueStorage;
}

/** Breaks one thing. */
export type Sabotage = (parts: Parts, tab: Tab) => Parts;

type Send = JourneyAdapter['send'];

function withSend(parts: Parts, makeSend: (send: Send) => Send): Parts {
  const { adapter, storage } = parts;
  const send = makeSend((changes, context) => adapter.send(changes, context));
  return { storage, adapter: { ...adapter, send } };
}

/** Gives every sending ids of its own, as a client does that has no ids at all. */
export const newIdPerSending: Sabotage = (parts, tab) =>
  withSend(parts, (send) => async (changes, context) => {
    const renamed = changes.map((change) => ({ ...change, id: tab.random.uuid() }));
    const { receipts } = (await send(renamed, context)) as { receipts: Receipt[] };
    return {
      receipts: receipts.map((receipt) => {
        const index = renamed.findIndex(({ id }) => id === receipt.changeId);
        return { ...receipt, changeId: changes[index]?.id };
      }),
    };
  });

/** Takes changes out of the storage, for good, before their receipts are there. */
export const removedBeforeReceipt: Sabotage = ({ adapter, storage }, tab) => {
  const removed = new Set<string>();
  const broken = withSend({ adapter, storage }, (send) => async (changes, context) => {
    const records = await storage.entries<{ change?: Change }>('outbox/');
    const sent = new Set(changes.map(({ id }) => id));
    const keys = records.filter(([, { change }]) => change && sent.has(change.id)).map(([key]) => key);
    for (const key of keys) removed.add(key);
    await storage.write(keys.map((key) => [key, undefined]));
    // and such a client thinks nothing of it when the answer does not come
    return send(changes, context).catch((error: unknown) => {
      if (tab.random.chance(0.5)) tab.crash();
      throw error;
    });
  });
  const write: KeyValueStorage['write'] = (records) =>
    storage.write(records.filter(([key, value]) => value === undefined || !removed.has(key)));
  return { adapter: broken.adapter, storage: { ...storage, write } };
};

/** Sends each change in a request of its own, all at once, so that those of one target overtake each other. */
export const sentInParallel: Sabotage = (parts) =>
  withSend(parts, (send) => async (changes, context) => {
    const answers = await Promise.allSettled(
      changes.map((change) => send([change], { ...context, signal: AbortSignal.any([context.signal]) })),
    );
    const receipts = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? (answer.value as { receipts: Receipt[] }).receipts : [],
    );
    const [failed] = answers.filter((answer) => answer.status === 'rejected');
    if (receipts.length === 0 && failed) throw failed.reason;
    return { receipts };
  });

/** Says that a change is stored at once, and stores it when it has been sent. */
export const storedAfterSending: Sabotage = ({ adapter, storage }) => {
  const late: Parameters<KeyValueStorage['write']>[0][number][] = [];
  const store = async () => {
    const records = late.splice(0);
    if (records.length > 0) await storage.write(records);
  };
  return {
    adapter: {
      ...adapter,
      send: async (changes, context) => {
        const answer = await adapter.send(changes, context);
        await store();
        return answer;
      },
    },
    storage: {
      ...storage,
      write: async (records) => {
        const isNew = ([key, value]: (typeof records)[number]) =>
          key.startsWith('outbox/') && (value as { attempts?: number } | undefined)?.attempts === 0;
        late.push(...records.filter(isNew));
        await storage.write(records.filter((record) => !isNew(record)));
      },
    },
  };
};

/** Tells people that everything is saved as soon as it was sent. */
export const savedWithoutReceipt: Sabotage = (parts) =>
  withSend(parts, (send) => async (changes, context) => {
    const saved = changes.map(({ id }) => ({ changeId: id, outcome: 'saved', affected: [] }));
    return send(changes, context).catch(() => ({ receipts: saved }));
  });
