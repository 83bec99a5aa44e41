import type { Journey, JourneySummary, Stage, Step } from '@partner-journey/contract';
import { journeyFor, summaryFor, withClocksAt } from '@partner-journey/contract/rules';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
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
  const byJourney = await readStages(
    database,
    tenant.id,
    heads.map(({ id }) => id),
  );
  return heads.map(({ id, head, revision, sharedRevision }) => ({
    journey: { ...head, revision, stages: byJourney.get(id) ?? [] },
    sharedRevision,
  }));
}

/** The stages of some journeys, with their steps, by the journey's id. */
async function readStages(
  database: Database,
  tenantId: string,
  journeyIds: string[],
): Promise<Map<string, Stage[]>> {
  const stageRows = await database
    .select({ journeyId: stages.journeyId, id: stages.id, body: stages.body })
    .from(stages)
    .where(and(eq(stages.tenantId, tenantId), inArray(stages.journeyId, journeyIds)))
    .orderBy(asc(stages.place));
  const stepRows = await database
    .select({ journeyId: steps.journeyId, stageId: steps.stageId, body: steps.body })
    .from(steps)
    .where(
      and(
        eq(steps.tenantId, tenantId),
        inArray(steps.journeyId, journeyIds),
        isNull(steps.removedInRevision),
      ),
    )
    .orderBy(asc(steps.place));
  const stepsOf = (journeyId: string, stageId: string): Step[] =>
    stepRows.filter((row) => row.journeyId === journeyId && row.stageId === stageId).map(({ body }) => body);
  return new Map(
    journeyIds.map((journeyId) => [
      journeyId,
      stageRows
        .filter((row) => row.journeyId === journeyId)
        .map(({ id, body }) => ({ ...body, steps: stepsOf(journeyId, id) })),
    ]),
  );
}

/** A stored journey as this viewer may see it. */
export function viewOf({ journey, sharedRevision }: StoredJourney, viewer: Viewer, now: Date): Journey {
  const revision = viewer.role === 'program' ? journey.revision : sharedRevision;
  const asOf = now.toISOString();
  const seen = journeyFor(withClocksAt(journey, asOf), { id: viewer.person.id, role: viewer.role });
  return { ...seen, revision, asOf };
}

/** One line about a stored journey as this viewer may see it. */
export function summaryOf({ journey, sharedRevision }: StoredJourney, viewer: Viewer): JourneySummary {
  const revision = viewer.role === 'program' ? journey.revision : sharedRevision;
  return { ...summaryFor(journey, { id: viewer.person.id, role: viewer.role }), revision };
}
