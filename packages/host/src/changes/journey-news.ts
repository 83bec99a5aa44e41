import type { Survey } from '@partner-journey/contract';
import { eq } from 'drizzle-orm';
import { surveys } from '../database/schema/index.js';
import type { NewEvent } from '../live/event-log.js';
import { hasMomentCome } from '../reading/surveys.js';
import type { Comparison, RoleComparison } from './comparison.js';
import type { Work } from './work.js';

/** Live messages about a journey: to the partner about what the partner sees, to the program alone about the rest. */
export async function newsOfJourney(work: Work, { of, isShared }: Comparison): Promise<NewEvent[]> {
  const partnerId = work.viewer.partner.id;
  const shared = [...of.partner.differences.steps, ...of['partner-admin'].differences.steps];
  const sharedIds = new Set(shared.map(({ id }) => id));
  const steps = new Map([...shared, ...of.program.differences.steps].map((step) => [step.id, step]));
  const { id: journeyId, revision } = of.program.after;
  const askable = isShared ? await surveysWhoseMomentCame(work, of.partner) : [];
  return [
    { entity: 'journey', entityId: journeyId, revision, partnerId, programOnly: !isShared },
    ...[...steps.values()].map((step): NewEvent => ({
      entity: 'step',
      entityId: step.id,
      partnerId,
      programOnly: !sharedIds.has(step.id),
      ...(step.revision !== undefined && { revision: step.revision }),
    })),
    ...askable.map(({ id }): NewEvent => ({ entity: 'survey', entityId: id, partnerId })),
  ];
}

/** The surveys that may be asked now and could not before. */
export async function surveysWhoseMomentCame(
  { transaction, viewer }: Work,
  { before, after }: RoleComparison,
): Promise<Survey[]> {
  const rows = await transaction
    .select({ body: surveys.body })
    .from(surveys)
    .where(eq(surveys.tenantId, viewer.tenant.id));
  return rows
    .map(({ body }) => body)
    .filter((survey) => hasMomentCome(survey, after) && !hasMomentCome(survey, before));
}
