import type { HistoryEntry, Journey, Stage } from '@partner-journey/contract';
import { and, eq } from 'drizzle-orm';
import { history, journeys, stages, steps } from '../database/schema/index.js';
import type { StoredJourney } from '../reading/stored-journey.js';
import { compareForAll, type Comparison } from './comparison.js';
import type { Work } from './work.js';

/** A journey that was saved, and what each role sees of it. */
export interface SavedJourney {
  readonly stored: StoredJourney;
  readonly comparison: Comparison;
}

/** What to write into the history of a step. */
export interface HistoryNote {
  readonly stepId?: string;
  readonly entry?: HistoryEntry;
}

/**
 * Writes what is different in a journey, row by row, and its new revision.
 * A partner's revision only moves when the partner can see what changed.
 */
export async function saveJourney(
  work: Work,
  before: StoredJourney,
  journey: Journey,
  { stepId, entry }: HistoryNote,
): Promise<SavedJourney> {
  const { transaction, viewer } = work;
  const journeyId = journey.id;
  for (const [index, stage] of journey.stages.entries()) {
    await saveStage(work, journeyId, { earlier: before.journey.stages[index], stage });
  }
  const comparison = compareForAll(work, before, journey);
  const sharedRevision = comparison.isShared ? journey.revision : before.sharedRevision;
  await transaction
    .update(journeys)
    .set({ revision: journey.revision, sharedRevision })
    .where(and(eq(journeys.tenantId, viewer.tenant.id), eq(journeys.id, journeyId)));
  if (entry && stepId !== undefined) {
    await transaction.insert(history).values({ tenantId: viewer.tenant.id, journeyId, stepId, body: entry });
  }
  return { stored: { journey, sharedRevision }, comparison };
}

/** The rules copy what they change and keep the rest, so what is the same object has not changed. */
async function saveStage(
  { transaction, viewer }: Work,
  journeyId: string,
  { earlier, stage }: { earlier: Stage | undefined; stage: Stage },
): Promise<void> {
  if (stage === earlier) return;
  const tenantId = viewer.tenant.id;
  const { steps: stageSteps, ...body } = stage;
  await transaction
    .update(stages)
    .set({ position: stage.position, body })
    .where(and(eq(stages.tenantId, tenantId), eq(stages.journeyId, journeyId), eq(stages.id, stage.id)));
  for (const step of stageSteps) {
    if (earlier?.steps.includes(step)) continue;
    await transaction
      .update(steps)
      .set({ status: step.status, body: { ...step, allowed: [] } })
      .where(and(eq(steps.tenantId, tenantId), eq(steps.journeyId, journeyId), eq(steps.id, step.id)));
  }
}
