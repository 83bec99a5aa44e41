import type { Journey, Role } from '@partner-journey/contract';
import { eq } from 'drizzle-orm';
import { surveys } from '../database/schema.js';
import type { NewEvent } from '../live/event-log.js';
import { hasMomentCome } from '../reading/surveys.js';
import { viewOf, type StoredJourney } from '../reading/stored-journey.js';
import { differencesBetween, isSame } from './differences.js';
import type { Work } from './work.js';

/** Whether somebody on the partner's side sees a difference between two states of a journey. */
export function isSeenByPartner(work: Work, before: StoredJourney, after: StoredJourney): boolean {
  return partnerRoles.some((role) => !isSame(between(work, before, after, role)));
}

/** Live messages about a journey: to the partner about what the partner sees, to the program alone about the rest. */
export async function newsOfJourney(
  work: Work,
  before: StoredJourney,
  after: StoredJourney,
): Promise<NewEvent[]> {
  const partnerId = work.viewer.partner.id;
  const shared = partnerRoles.flatMap((role) => between(work, before, after, role).steps);
  const sharedIds = new Set(shared.map(({ id }) => id));
  const all = between(work, before, after, 'program').steps;
  const steps = new Map([...shared, ...all].map((step) => [step.id, step]));
  const isShared = isSeenByPartner(work, before, after);
  const askable = isShared ? await surveysWhoseMomentCame(work, ...views(work, before, after, 'partner')) : [];
  return [
    {
      entity: 'journey',
      entityId: after.journey.id,
      revision: after.journey.revision,
      partnerId,
      programOnly: !isShared,
    },
    ...[...steps.values()].map(
      ({ id, revision }): NewEvent => ({
        entity: 'step',
        entityId: id,
        partnerId,
        programOnly: !sharedIds.has(id),
        ...(revision !== undefined && { revision }),
      }),
    ),
    ...askable.map((id): NewEvent => ({ entity: 'survey', entityId: id, partnerId })),
  ];
}

/** Ids of the surveys that may be asked now and could not before. */
export async function surveysWhoseMomentCame(
  { transaction, viewer }: Work,
  before: Journey,
  after: Journey,
): Promise<string[]> {
  const rows = await transaction
    .select({ body: surveys.body })
    .from(surveys)
    .where(eq(surveys.tenantId, viewer.tenant.id));
  return rows
    .filter(({ body }) => hasMomentCome(body, after) && !hasMomentCome(body, before))
    .map(({ body }) => body.id);
}

const partnerRoles: readonly Role[] = ['partner', 'partner-admin'];

function between(work: Work, before: StoredJourney, after: StoredJourney, role: Role) {
  return differencesBetween(...views(work, before, after, role));
}

function views(
  { viewer, now }: Work,
  before: StoredJourney,
  after: StoredJourney,
  role: Role,
): [Journey, Journey] {
  const reader = { ...viewer, role };
  return [viewOf(before, reader, now), viewOf(after, reader, now)];
}
