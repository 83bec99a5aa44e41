import type { Receipt } from '@partner-journey/contract';
import { and, eq } from 'drizzle-orm';
import { writeTogether, type Database } from '../database/database.js';
import { changes } from '../database/schema/index.js';
import type { HostServices } from '../http/context.js';
import { appendEvents } from '../live/event-log.js';
import type { Viewer } from '../reading/viewer.js';
import { bodyHash, type Identified } from './body-hash.js';
import type { Outcome, Work } from './work.js';

interface Entry {
  readonly tenantId: string;
  readonly id: string;
  readonly personId: string;
  readonly bodyHash: string;
}

/**
 * Decides a change once for ever. Its effect, its receipt and its live messages are one transaction;
 * the same change again, also at the same moment or after a restart, gets the same receipt and has no second effect.
 * @returns undefined when its id belongs to another change, or to the same words of somebody else.
 */
export async function decideOnce<Decided extends Identified>(
  { database, bell, now, keptEvents }: HostServices,
  viewer: Viewer,
  { change, effectOf }: { change: Decided; effectOf: (work: Work, change: Decided) => Promise<Outcome> },
): Promise<Receipt | undefined> {
  const entry: Entry = {
    tenantId: viewer.tenant.id,
    id: change.id.toLowerCase(),
    personId: viewer.person.id,
    bodyHash: bodyHash(change, viewer.partner.id),
  };
  let hasNews = false;
  const receipt = await writeTogether(database, async (transaction) => {
    const at = now();
    const isNew = await claim(transaction, entry, at);
    if (!isNew) return recall(transaction, entry);
    const outcome = await effectOf({ transaction, viewer, now: at }, change);
    const decided: Receipt = { changeId: change.id, ...outcome.receipt };
    await transaction.update(changes).set({ receipt: decided }).where(isEntry(entry));
    await appendEvents(transaction, entry.tenantId, outcome.events, { now: at, kept: keptEvents });
    hasNews = outcome.events.length > 0;
    return decided;
  });
  if (hasNews) bell.ring(entry.tenantId);
  return receipt && { ...receipt, changeId: change.id };
}

/** Enters an id into the ledger; waits for a transaction that is entering the same one. */
async function claim(transaction: Database, entry: Entry, at: Date): Promise<boolean> {
  const rows = await transaction
    .insert(changes)
    .values({ ...entry, at })
    .onConflictDoNothing()
    .returning({ id: changes.id });
  return rows.length > 0;
}

async function recall(transaction: Database, entry: Entry): Promise<Receipt | undefined> {
  const [known] = await transaction.select().from(changes).where(isEntry(entry));
  const isSame = known?.personId === entry.personId && known.bodyHash === entry.bodyHash;
  return isSame ? (known.receipt ?? undefined) : undefined;
}

function isEntry({ tenantId, id }: Entry) {
  return and(eq(changes.tenantId, tenantId), eq(changes.id, id));
}
