import type { Journey, Step, Survey, SurveyList } from '@partner-journey/contract';
import { and, asc, eq, isNull, lte, or, type SQL } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { surveys, surveyStates } from '../database/schema/index.js';
import { readJourneys, viewOf } from './stored-journey.js';
import type { Viewer } from './viewer.js';

/**
 * What may be asked now, in order: what this person has neither answered nor refused, nor put off until later,
 * and whose moment has come in a journey as they see it. What is always open stays open after an answer.
 */
export async function readSurveys(database: Database, viewer: Viewer, now: Date): Promise<SurveyList> {
  const stored = await readJourneys(database, viewer);
  const seen = stored.map((journey) => viewOf(journey, viewer, now));
  const open = await openSurveys(database, viewer, now);
  return { items: open.filter((survey) => seen.some((journey) => hasMomentCome(survey, journey))) };
}

/** What this person may be asked by its state alone, whatever the moment. */
async function openSurveys(database: Database, { tenant, person }: Viewer, now: Date): Promise<Survey[]> {
  const rows = await database
    .select({ body: surveys.body, state: surveyStates.state })
    .from(surveys)
    .leftJoin(
      surveyStates,
      and(
        eq(surveyStates.tenantId, surveys.tenantId),
        eq(surveyStates.surveyId, surveys.id),
        eq(surveyStates.personId, person.id),
      ),
    )
    .where(and(eq(surveys.tenantId, tenant.id), isOpenAt(now)))
    .orderBy(asc(surveys.place));
  return rows
    .filter(({ body, state }) => state !== 'answered' || body.askAt.moment === 'always-open')
    .map(({ body }) => body);
}

function isOpenAt(now: Date): SQL | undefined {
  const isPutOffTillNow = and(eq(surveyStates.state, 'later'), lte(surveyStates.notBefore, now));
  return or(isNull(surveyStates.state), eq(surveyStates.state, 'answered'), isPutOffTillNow);
}

/** Whether a survey's moment has come in a journey; a moment that is not known here is left to the page. */
export function hasMomentCome({ askAt }: Survey, journey: Journey): boolean {
  const stages = journey.stages.filter(({ id }) => askAt.stageId === undefined || id === askAt.stageId);
  const steps = stages
    .flatMap((stage) => stage.steps)
    .filter(({ id }) => askAt.stepId === undefined || id === askAt.stepId);
  const hasStep = (test: (step: Step) => boolean) => steps.some(test);
  switch (askAt.moment) {
    case 'stage-reached':
      return stages.some(({ position }) => position !== 'upcoming');
    case 'step-done':
      return hasStep(({ status }) => status === 'done');
    case 'blocked':
      return hasStep(({ status }) => status === 'blocked');
    case 'sla-missed':
      return (
        hasStep(({ sla }) => sla?.state === 'breached') || stages.some(({ sla }) => sla?.state === 'breached')
      );
    default:
      return askAt.stepId === undefined || steps.length > 0;
  }
}
