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
  const isDone = await writeResponse(work, survey, change.payload);
  if (isDone === undefined) return rejected('not-found');
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

/**
 * Begins a response, or joins the one of that id: what is done stays done.
 * @returns whether it is done now; undefined when the id belongs to another response.
 */
async function writeResponse(
  work: Work,
  survey: Survey,
  payload: Save['payload'],
): Promise<boolean | undefined> {
  const { transaction, viewer } = work;
  const key = { tenantId: viewer.tenant.id, id: payload.responseId };
  // inserted first: two that begin the same response at once cannot both find none
  const begun = await transaction
    .insert(responses)
    .values({ ...valuesOf(work, survey, payload), ...key, surveyId: survey.id, partnerId: viewer.partner.id })
    .onConflictDoNothing()
    .returning({ id: responses.id });
  if (begun.length > 0) return payload.done;
  const isSame = and(eq(responses.tenantId, key.tenantId), eq(responses.id, key.id));
  const [earlier] = await transaction.select().from(responses).where(isSame).for('update');
  if (!earlier || !isOwn(work, earlier, survey.id)) return undefined;
  const values = valuesOf(work, survey, payload, earlier);
  await transaction.update(responses).set(values).where(isSame);
  return values.done;
}

function isOwn({ viewer }: Work, { surveyId, partnerId, personId }: ResponseRow, id: string): boolean {
  const isSamePerson = personId === null || personId === viewer.person.id;
  return surveyId === id && partnerId === viewer.partner.id && isSamePerson;
}

function valuesOf({ viewer, now }: Work, survey: Survey, payload: Save['payload'], earlier?: ResponseRow) {
  const isChosen = survey.anonymous === 'choice' && payload.anonymous === true;
  const isAnonymous = survey.anonymous === 'always' || isChosen || earlier?.personId === null;
  return {
    personId: isAnonymous ? null : viewer.person.id,
    answers: { ...earlier?.answers, ...payload.answers },
    context: payload.context ?? earlier?.context ?? null,
    done: payload.done || earlier?.done === true,
    // the exact moment also stands in the ledger, beside the person
    updatedAt: isAnonymous ? new Date(Math.floor(now.getTime() / dayMs) * dayMs) : now,
  };
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
