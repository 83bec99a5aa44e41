import type { ChangeOf } from '@partner-journey/contract';
import { isLearning } from '@partner-journey/contract/rules';
import { sql } from 'drizzle-orm';
import { libraryItems, resourceRequests } from '../database/schema/index.js';
import type { NewEvent } from '../live/event-log.js';
import { readResource } from '../reading/resources.js';
import { updateTraining } from './training.js';
import { rejected, saved, type Outcome, type Work } from './work.js';

type ResourceUse = ChangeOf<
  'resource.open' | 'resource.progress' | 'resource.complete' | 'resource.favorite' | 'resource.rate'
>;
type LibraryValues = Partial<typeof libraryItems.$inferInsert>;

/** Notes what somebody did with a resource. */
export async function useResource(work: Work, change: ResourceUse): Promise<Outcome> {
  const { transaction, viewer } = work;
  const { resourceId } = change.target;
  const resource = await readResource(transaction, viewer, resourceId);
  if (!resource) return rejected('not-found');
  if (!resource.access.allowed && change.kind !== 'resource.favorite') {
    const { reason } = resource.access;
    return rejected('not-allowed-now', reason === undefined ? {} : { detail: reason });
  }
  await noteUse(work, change);
  const training = isLearning(change) ? await updateTraining(work, change) : saved([], []);
  const value = await readResource(transaction, viewer, resourceId);
  const event: NewEvent = {
    entity: 'resource',
    entityId: resourceId,
    partnerId: viewer.partner.id,
    personId: viewer.person.id,
  };
  return saved(
    [{ entity: 'resource', id: resourceId, ...(value && { value }) }, ...training.receipt.affected],
    [event, ...training.events],
  );
}

/** Keeps what somebody missed in the library; the program decides later. */
export async function requestResource(
  { transaction, viewer, now }: Work,
  { id, payload }: ChangeOf<'resource.request'>,
): Promise<Outcome> {
  await transaction.insert(resourceRequests).values({
    tenantId: viewer.tenant.id,
    id: id.toLowerCase(),
    partnerId: viewer.partner.id,
    personId: viewer.person.id,
    at: now,
    text: payload.text,
  });
  return { receipt: { outcome: 'accepted', affected: [] }, events: [] };
}

async function noteUse({ transaction, viewer, now }: Work, change: ResourceUse): Promise<void> {
  const { inserted, updated } = valuesOf(change, now);
  await transaction
    .insert(libraryItems)
    .values({
      tenantId: viewer.tenant.id,
      personId: viewer.person.id,
      resourceId: change.target.resourceId,
      ...inserted,
    })
    .onConflictDoUpdate({
      target: [libraryItems.tenantId, libraryItems.personId, libraryItems.resourceId],
      set: updated ?? inserted,
    });
}

const furthest = sql`greatest(${libraryItems.progress}, excluded.progress)`;
const firstSeen = sql`coalesce(${libraryItems.seenAt}, excluded.seen_at)`;
const firstCompleted = sql`coalesce(${libraryItems.completedAt}, excluded.completed_at)`;
const bestScore = sql`greatest(${libraryItems.score}, excluded.score)`;

/** What to write the first time, and how it joins what is there: progress never goes back, first moments stay. */
function valuesOf(
  change: ResourceUse,
  now: Date,
): { inserted: LibraryValues; updated?: Record<string, unknown> } {
  switch (change.kind) {
    case 'resource.open':
      return { inserted: { seenAt: now } };
    case 'resource.progress':
      return {
        inserted: { seenAt: now, progress: change.payload.progress },
        updated: { seenAt: firstSeen, progress: furthest },
      };
    case 'resource.complete':
      return {
        inserted: { seenAt: now, progress: 1, completedAt: now, score: change.payload.score ?? null },
        updated: { seenAt: firstSeen, progress: 1, completedAt: firstCompleted, score: bestScore },
      };
    case 'resource.favorite':
      return { inserted: { favorite: change.payload.on } };
    case 'resource.rate':
      return { inserted: { rating: change.payload.value } };
  }
}
