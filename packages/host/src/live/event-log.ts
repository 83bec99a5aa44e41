import type { LiveMessage } from '@partner-journey/contract';
import { and, asc, eq, gt, lte, min, sql } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { events, tenants } from '../database/schema/index.js';
import type { Viewer } from '../reading/viewer.js';

/** Something that became stale, and who may hear of it. */
export interface NewEvent {
  readonly entity: Exclude<LiveMessage['entity'], symbol>;
  readonly entityId?: string;
  readonly revision?: string;
  /** Only those who act for this partner; absent: everybody of the tenant. */
  readonly partnerId?: string;
  /** Only this person. */
  readonly personId?: string;
  /** Only the program's people. */
  readonly programOnly?: boolean;
}

/**
 * Writes live messages at the end of a transaction. The tenant's row is locked until the transaction ends,
 * so ids are handed out in the order of commits, whoever else writes.
 * @param options.kept How many messages of the tenant are kept.
 */
export async function appendEvents(
  transaction: Database,
  tenantId: string,
  added: readonly NewEvent[],
  { now, kept }: { now: Date; kept: number },
): Promise<void> {
  if (added.length === 0) return;
  const [tenant] = await transaction
    .update(tenants)
    .set({ lastEventId: sql`${tenants.lastEventId} + ${added.length}` })
    .where(eq(tenants.id, tenantId))
    .returning({ last: tenants.lastEventId });
  const last = tenant?.last ?? 0;
  await transaction.insert(events).values(
    added.map((event, index) => ({
      tenantId,
      id: last - added.length + 1 + index,
      partnerId: event.partnerId ?? null,
      personId: event.personId ?? null,
      programOnly: event.programOnly ?? false,
      entity: event.entity,
      entityId: event.entityId ?? null,
      revision: event.revision ?? null,
      at: now,
    })),
  );
  await transaction.delete(events).where(and(eq(events.tenantId, tenantId), lte(events.id, last - kept)));
}

/** The id of the tenant's newest message, and of the oldest that is still kept. */
export async function readEventRange(
  database: Database,
  tenantId: string,
): Promise<{ newest: number; oldest: number }> {
  const [tenant] = await database
    .select({ last: tenants.lastEventId })
    .from(tenants)
    .where(eq(tenants.id, tenantId));
  const [kept] = await database
    .select({ oldest: min(events.id) })
    .from(events)
    .where(eq(events.tenantId, tenantId));
  const newest = tenant?.last ?? 0;
  return { newest, oldest: kept?.oldest ?? newest + 1 };
}

/** A message of the log, as it is told, and who may hear it. */
export interface StoredEvent extends Pick<
  typeof events.$inferSelect,
  'partnerId' | 'personId' | 'programOnly'
> {
  /** Its id as a number; those of a tenant have no gaps. */
  readonly number: number;
  readonly message: LiveMessage;
}

/** The messages of a tenant after an id, oldest first. */
export async function readEventsAfter(
  database: Database,
  tenantId: string,
  { after, limit }: { after: number; limit: number },
): Promise<StoredEvent[]> {
  const rows = await database
    .select()
    .from(events)
    .where(and(eq(events.tenantId, tenantId), gt(events.id, after)))
    .orderBy(asc(events.id))
    .limit(limit);
  return rows.map(({ id, entity, entityId, revision, at, partnerId, personId, programOnly }) => ({
    number: id,
    partnerId,
    personId,
    programOnly,
    message: {
      id: String(id),
      entity,
      ...(entityId !== null && { entityId }),
      ...(revision !== null && { revision }),
      at: at.toISOString(),
    },
  }));
}

/** Whether somebody may hear a message: what may not be read may not be heard of. */
export function mayHear(
  { partner, person, role }: Viewer,
  { partnerId, personId, programOnly }: StoredEvent,
): boolean {
  return (
    (partnerId === null || partnerId === partner.id) &&
    (personId === null || personId === person.id) &&
    (!programOnly || role === 'program')
  );
}
