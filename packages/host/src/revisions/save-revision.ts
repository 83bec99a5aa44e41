import type { Journey, Stage, Step } from '@partner-journey/contract';
import type { RevisionResult } from '@partner-journey/contract/rules';
import { and, eq, inArray } from 'drizzle-orm';
import { compareForAll } from '../changes/comparison.js';
import type { SavedJourney } from '../changes/save-journey.js';
import type { Work } from '../changes/work.js';
import { journeys, stages, steps } from '../database/schema/index.js';
import type { StoredJourney } from '../reading/stored-journey.js';

/**
 * Writes a revised journey: every stage and step in its place, those that went marked as gone, and the new head.
 * A partner's revision only moves when the partner can see what changed.
 */
export async function saveRevision(
  work: Work,
  before: StoredJourney,
  { journey, removed }: Extract<RevisionResult, { outcome: 'saved' }>,
): Promise<SavedJourney> {
  const { transaction, viewer } = work;
  const { stages: all, revision, ...head } = journey;
  const tenantId = viewer.tenant.id;
  await saveStages(work, journey.id, all);
  await saveSteps(work, journey);
  if (removed.length > 0) {
    await transaction
      .update(steps)
      .set({ removedInRevision: revision })
      .where(
        and(eq(steps.tenantId, tenantId), eq(steps.journeyId, journey.id), inArray(steps.id, [...removed])),
      );
  }
  const comparison = compareForAll(work, before, journey);
  const sharedRevision = comparison.isShared ? revision : before.sharedRevision;
  await transaction
    .update(journeys)
    .set({ revision, sharedRevision, head })
    .where(and(eq(journeys.tenantId, tenantId), eq(journeys.id, journey.id)));
  return { stored: { journey, sharedRevision }, comparison };
}

async function saveStages({ transaction, viewer }: Work, journeyId: string, all: Stage[]): Promise<void> {
  for (const { steps: _steps, ...body } of all) {
    await transaction
      .update(stages)
      .set({ position: body.position, body })
      .where(
        and(eq(stages.tenantId, viewer.tenant.id), eq(stages.journeyId, journeyId), eq(stages.id, body.id)),
      );
  }
}

async function saveSteps(work: Work, { id: journeyId, stages }: Journey): Promise<void> {
  let place = 0;
  for (const stage of stages) {
    for (const step of stage.steps)
      await saveStep(work, { journeyId, stageId: stage.id, place: place++ }, step);
  }
}

async function saveStep(
  { transaction, viewer }: Work,
  where: { journeyId: string; stageId: string; place: number },
  step: Step,
): Promise<void> {
  const row = {
    ...where,
    visibility: step.visibility,
    status: step.status,
    trainingResourceId: step.training?.resourceId ?? null,
    removedInRevision: null,
    body: { ...step, allowed: [] },
  };
  await transaction
    .insert(steps)
    .values({ ...row, tenantId: viewer.tenant.id, id: step.id })
    .onConflictDoUpdate({ target: [steps.tenantId, steps.journeyId, steps.id], set: row });
}
