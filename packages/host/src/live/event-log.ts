import type { LiveMessage } from '@partner-journey/contract';
import { and, asc, eq, gt, isNull, lte, min, or, sql } from 'drizzle-orm';
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

/** The messages after an id that this viewer may hear, oldest first. */
export async function readEventsAfter(
  database: Database,
  { tenant, partner, person, role }: Viewer,
  { after, limit }: { after: number; limit: number },
): Promise<(LiveMessage & { readonly number: number })[]> {
  const rows = await database
    .select()
    .from(events)
    .where(
      and(
        eq(events.tenantId, tenant.id),
        gt(events.id, after),
        or(isNull(events.partnerId), eq(events.partnerId, partner.id)),
        or(isNull(events.personId), eq(events.personId, person.id)),
        role === 'program' ? undefined : eq(events.programOnly, false),
      ),
    )
    .orderBy(asc(events.id))
    .limit(limit);
  return rows.map(({ id, entity, entityId, revision, at }) => ({
    number: id,
    id: String(id),
    entity,
    ...(entityId !== null && { entityId }),
    ...(revision !== null && { revision }),
    at: at.toISOString(),
  }));
}
