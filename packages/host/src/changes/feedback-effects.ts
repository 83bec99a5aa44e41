import type { ChangeOf, Receipt } from '@partner-journey/contract';
import { feedback, feedbackVotes } from '../database/schema/index.js';
import type { NewEvent } from '../live/event-log.js';
import { readFeedbackItem } from '../reading/feedback.js';
import { readJourneys } from '../reading/stored-journey.js';
import { rejected, saved, type Outcome, type Work } from './work.js';

/** Keeps what somebody said, with where they said it; its id is that of the change. */
export async function sendFeedback(work: Work, { id, payload }: ChangeOf<'feedback.send'>): Promise<Outcome> {
  const { transaction, viewer, now } = work;
  const { text, about, kind, context, fileIds } = payload;
  if (fileIds && fileIds.length > 0) {
    const issues = [{ path: '/payload/fileIds', expected: 'no files', got: `a list of ${fileIds.length}` }];
    return rejected('invalid-request', { issues });
  }
  const journeyId = about?.journeyId;
  if (journeyId !== undefined && (await readJourneys(transaction, viewer, { journeyId })).length === 0) {
    return rejected('not-found');
  }
  const feedbackId = id.toLowerCase();
  await transaction.insert(feedback).values({
    tenantId: viewer.tenant.id,
    id: feedbackId,
    partnerId: viewer.partner.id,
    personId: viewer.person.id,
    at: now,
    text,
    kind: kind ?? null,
    about: about ?? null,
    context,
    status: 'received',
    unread: false,
  });
  return saved(await affectedBy(work, feedbackId), newsOf(work, feedbackId));
}

/** Counts one vote of one person, once. */
export async function voteForFeedback(
  work: Work,
  { target: { feedbackId } }: ChangeOf<'feedback.vote'>,
): Promise<Outcome> {
  const { transaction, viewer } = work;
  if (!(await readFeedbackItem(transaction, viewer, feedbackId))) return rejected('not-found');
  await transaction
    .insert(feedbackVotes)
    .values({ tenantId: viewer.tenant.id, feedbackId, personId: viewer.person.id })
    .onConflictDoNothing();
  return saved(await affectedBy(work, feedbackId), newsOf(work, feedbackId));
}

async function affectedBy({ transaction, viewer }: Work, id: string): Promise<Receipt['affected']> {
  const value = await readFeedbackItem(transaction, viewer, id);
  return [{ entity: 'feedback', id, ...(value && { value }) }];
}

/** Feedback is heard by whoever wrote or voted, and by the program. */
function newsOf({ viewer }: Work, entityId: string): NewEvent[] {
  const event: NewEvent = { entity: 'feedback', entityId, partnerId: viewer.partner.id };
  const toProgram: NewEvent = { ...event, programOnly: true };
  return viewer.role === 'program' ? [toProgram] : [{ ...event, personId: viewer.person.id }, toProgram];
}
