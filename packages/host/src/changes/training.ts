import { isSatisfied, trainingAfter, withTraining, type Learning } from '@partner-journey/contract/rules';
import { and, eq } from 'drizzle-orm';
import { journeys, steps } from '../database/schema/index.js';
import { readJourneys, type StoredJourney } from '../reading/stored-journey.js';
import { applyRules, outcomeOf } from './journey-effects.js';
import { saveJourney } from './save-journey.js';
import { saved, type Outcome, type Work } from './work.js';

/**
 * Carries what somebody learned over to the training steps of their partner that ask for it:
 * progress and score stand there too, and a step whose rule is fulfilled is completed by the rules.
 */
export async function updateTraining(work: Work, change: Learning): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  if (work.viewer.role === 'program') return saved([], []);
  for (const { journeyId, stepId } of await trainingSteps(work, change.target.resourceId)) {
    const [stored] = await readJourneys(work.transaction, work.viewer, { journeyId, lock: true });
    if (stored) outcomes.push(...(await updateStep(work, stored, stepId, change)));
  }
  const receipts = outcomes.flatMap(({ receipt }) => (receipt.outcome === 'saved' ? receipt.affected : []));
  return saved(
    [...new Map(receipts.map((one) => [`${one.entity}/${one.id}`, one])).values()],
    outcomes.flatMap(({ events }) => events),
  );
}

async function trainingSteps({ transaction, viewer }: Work, resourceId: string) {
  return transaction
    .select({ journeyId: steps.journeyId, stepId: steps.id })
    .from(steps)
    .innerJoin(journeys, and(eq(journeys.tenantId, steps.tenantId), eq(journeys.id, steps.journeyId)))
    .where(
      and(
        eq(steps.tenantId, viewer.tenant.id),
        eq(journeys.partnerId, viewer.partner.id),
        eq(steps.trainingResourceId, resourceId),
        eq(steps.visibility, 'shared'),
      ),
    )
    .orderBy(steps.journeyId, steps.place);
}

async function updateStep(
  work: Work,
  before: StoredJourney,
  stepId: string,
  change: Learning,
): Promise<Outcome[]> {
  const step = before.journey.stages.flatMap((stage) => stage.steps).find(({ id }) => id === stepId);
  if (!step?.training || step.status === 'done' || step.status === 'skipped') return [];
  const training = trainingAfter(step.training, change);
  const isDone = isSatisfied(training, change);
  if (training === step.training && !isDone) return [];
  const after = await saveJourney(work, before, withTraining(before.journey, step, training), {});
  const outcomes = [await outcomeOf(work, after)];
  if (isDone) {
    const target = { journeyId: before.journey.id, stepId };
    const { id, createdAt } = change;
    outcomes.push(
      await applyRules(work, after.stored, { id, createdAt, kind: 'step.complete', target, payload: {} }),
    );
  }
  return outcomes;
}
