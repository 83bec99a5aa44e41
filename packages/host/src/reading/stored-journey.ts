import type { Journey, JourneySummary, Stage, Step } from '@partner-journey/contract';
import { journeyFor, summaryFor } from '@partner-journey/contract/rules';
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { journeys, stages, steps } from '../database/schema/index.js';
import type { Viewer } from './viewer.js';

/** A journey as it is kept: both sides, and what only the program sees. */
export interface StoredJourney {
  readonly journey: Journey;
  /** The revision a partner is told: of the newest change they can see. */
  readonly sharedRevision: string;
}

/**
 * Reads whole journeys of the viewer's partner, in their order.
 * @param options.journeyId Only this one.
 * @param options.lock Keeps others from changing them until the transaction ends.
 */
export async function readJourneys(
  database: Database,
  { tenant, partner }: Viewer,
  { journeyId, lock = false }: { journeyId?: string; lock?: boolean } = {},
): Promise<StoredJourney[]> {
  const query = database
    .select()
    .from(journeys)
    .where(
      and(
        eq(journeys.tenantId, tenant.id),
        eq(journeys.partnerId, partner.id),
        journeyId === undefined ? undefined : eq(journeys.id, journeyId),
      ),
    )
    .orderBy(asc(journeys.place), asc(journeys.id));
  const heads = await (lock ? query.for('update') : query);
  return Promise.all(
    heads.map(async ({ id, head, revision, sharedRevision }) => ({
      journey: { ...head, revision, stages: await readStages(database, tenant.id, id) },
      sharedRevision,
    })),
  );
}

async function readStages(database: Database, tenantId: string, journeyId: string): Promise<Stage[]> {
  const stageRows = await database
    .select({ id: stages.id, body: stages.body })
    .from(stages)
    .where(and(eq(stages.tenantId, tenantId), eq(stages.journeyId, journeyId)))
    .orderBy(asc(stages.place));
  const stepRows = await database
    .select({ stageId: steps.stageId, body: steps.body })
    .from(steps)
    .where(and(eq(steps.tenantId, tenantId), eq(steps.journeyId, journeyId)))
    .orderBy(asc(steps.place));
  const byStage = new Map<string, Step[]>(stageRows.map(({ id }) => [id, []]));
  for (const { stageId, body } of stepRows) byStage.get(stageId)?.push(body);
  return stageRows.map(({ id, body }) => ({ ...body, steps: byStage.get(id) ?? [] }));
}

/** A stored journey as this viewer may see it. */
export function viewOf({ journey, sharedRevision }: StoredJourney, viewer: Viewer, now: Date): Journey {
  const revision = viewer.role === 'program' ? journey.revision : sharedRevision;
  const seen = journeyFor(journey, { id: viewer.person.id, role: viewer.role });
  return { ...seen, revision, asOf: now.toISOString() };
}

/** One line about a stored journey as this viewer may see it. */
export function summaryOf({ journey, sharedRevision }: StoredJourney, viewer: Viewer): JourneySummary {
  const revision = viewer.role === 'program' ? journey.revision : sharedRevision;
  return { ...summaryFor(journey, { id: viewer.person.id, role: viewer.role }), revision };
}
