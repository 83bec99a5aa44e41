import type { ChangeOf, Survey } from '@partner-journey/contract';
import { and, eq, ne } from 'drizzle-orm';
import { responses, surveys, surveyStates } from '../database/schema/index.js';
import type { NewEvent } from '../live/event-log.js';
import { checkAnswers } from './answers.js';
import { rejected, saved, type Outcome, type Work } from './work.js';

const dayMs = 24 * 60 * 60 * 1000;
const askAgainAfterMs = 7 * dayMs;

type Save = ChangeOf<'response.save'>;
type ResponseRow = typeof responses.$inferSelect;

/**
 * Keeps answers under the id the client gave them: later answers join earlier ones, and what is done stays done.
 * Without a name they cannot be traced to the person, only to the partner.
 */
export async function saveResponse(work: Work, change: Save): Promise<Outcome> {
  const survey = await readSurvey(work, change.target.surveyId);
  if (!survey) return rejected('not-found');
  const issues = checkAnswers(survey, change.payload.answers);
  if (issues.length > 0) return rejected('invalid-request', { issues });
  const earlier = await readResponse(work, change.payload.responseId);
  if (earlier && !isOwn(work, earlier, survey.id)) return rejected('not-found');
  const isDone = change.payload.done || earlier?.done === true;
  await writeResponse(work, { survey, earlier, isDone }, change.payload);
  if (!isDone) return saved([], []);
  await writeState(work, survey.id, { state: 'answered', notBefore: null });
  return saved([{ entity: 'survey', id: survey.id }], newsOf(work, survey.id));
}

/** Puts a survey off for seven days, or for ever. */
export async function dismissSurvey(
  work: Work,
  { target, payload }: ChangeOf<'survey.dismiss'>,
): Promise<Outcome> {
  const survey = await readSurvey(work, target.surveyId);
  if (!survey) return rejected('not-found');
  const notBefore = new Date(work.now.getTime() + askAgainAfterMs);
  await writeState(
    work,
    survey.id,
    payload.until === 'later' ? { state: 'later', notBefore } : { state: 'never', notBefore: null },
  );
  return saved([{ entity: 'survey', id: survey.id }], newsOf(work, survey.id));
}

async function readSurvey({ transaction, viewer }: Work, surveyId: string): Promise<Survey | undefined> {
  const [found] = await transaction
    .select({ body: surveys.body })
    .from(surveys)
    .where(and(eq(surveys.tenantId, viewer.tenant.id), eq(surveys.id, surveyId)));
  return found?.body;
}

async function readResponse({ transaction, viewer }: Work, id: string): Promise<ResponseRow | undefined> {
  const [found] = await transaction
    .select()
    .from(responses)
    .where(and(eq(responses.tenantId, viewer.tenant.id), eq(responses.id, id)))
    .for('update');
  return found;
}

function isOwn({ viewer }: Work, { surveyId, partnerId, personId }: ResponseRow, id: string): boolean {
  const isSamePerson = personId === null || personId === viewer.person.id;
  return surveyId === id && partnerId === viewer.partner.id && isSamePerson;
}

async function writeResponse(
  { transaction, viewer, now }: Work,
  { survey, earlier, isDone }: { survey: Survey; earlier: ResponseRow | undefined; isDone: boolean },
  payload: Save['payload'],
): Promise<void> {
  const isChosen = survey.anonymous === 'choice' && payload.anonymous === true;
  const isAnonymous = survey.anonymous === 'always' || isChosen || earlier?.personId === null;
  const values = {
    personId: isAnonymous ? null : viewer.person.id,
    answers: { ...earlier?.answers, ...payload.answers },
    context: payload.context ?? earlier?.context ?? null,
    done: isDone,
    // the exact moment also stands in the ledger, beside the person
    updatedAt: isAnonymous ? new Date(Math.floor(now.getTime() / dayMs) * dayMs) : now,
  };
  await transaction
    .insert(responses)
    .values({
      ...values,
      tenantId: viewer.tenant.id,
      id: payload.responseId,
      surveyId: survey.id,
      partnerId: viewer.partner.id,
    })
    .onConflictDoUpdate({ target: [responses.tenantId, responses.id], set: values });
}

async function writeState(
  { transaction, viewer }: Work,
  surveyId: string,
  values: Pick<typeof surveyStates.$inferSelect, 'state' | 'notBefore'>,
): Promise<void> {
  await transaction
    .insert(surveyStates)
    .values({ tenantId: viewer.tenant.id, personId: viewer.person.id, surveyId, ...values })
    .onConflictDoUpdate({
      target: [surveyStates.tenantId, surveyStates.personId, surveyStates.surveyId],
      set: values,
      // what was answered is not asked again because an older "later" arrives late
      ...(values.state === 'later' && { setWhere: ne(surveyStates.state, 'answered') }),
    });
}

function newsOf({ viewer }: Work, entityId: string): NewEvent[] {
  return [{ entity: 'survey', entityId, partnerId: viewer.partner.id, personId: viewer.person.id }];
}
