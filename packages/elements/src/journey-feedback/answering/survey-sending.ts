import type { ChangeOf } from '@partner-journey/contract';
import { sendQuietly } from '../../controllers/send-quietly.js';
import { JourneyResponseSendEvent } from '../../events/journey-response-send-event.js';
import { JourneySurveyAnsweredEvent } from '../../events/journey-survey-answered-event.js';
import { JourneySurveyDismissEvent } from '../../events/journey-survey-dismiss-event.js';
import type { SendController } from '../../sending/send-controller.js';
import type { SurveyRun } from '../survey-run.js';
import type { AnsweringHost } from './answering-host.js';
import { answersOf, checkAnswer, responseIdOf } from './survey-answers.js';

type Response = ChangeOf<'response.save'>['payload'];

/** What came of going on: the next question, everything given to the client, or neither. */
export type Step = 'question' | 'sent' | 'stayed';

/** Sends the answers so far and goes on to the next question, or ends the survey. */
export async function goOn(
  { element, source, know }: AnsweringHost,
  sending: SendController,
  along: Pick<Response, 'context'>,
): Promise<Step> {
  const { run } = know().survey;
  if (!run || sending.state === 'sending' || !checkAnswer(run)) return 'stayed';
  const done = run.isLast;
  if (!run.hasBegun && !run.isLast) {
    run.move(1);
    return 'question';
  }
  const surveyId = run.survey.id;
  const isAllowed = element.dispatchEvent(new JourneyResponseSendEvent({ surveyId, done }));
  const response: Response = {
    responseId: responseIdOf(run),
    answers: answersOf(run),
    done,
    ...along,
    ...(run.isAnonymous && { anonymous: true }),
  };
  if (done) return isAllowed && (await sendLast(element, sending, run, response)) ? 'sent' : 'stayed';
  // a refused part needs no attention: the next one carries the same answers
  if (isAllowed) void sendQuietly(source.client, 'response.save', { surveyId }, response);
  run.move(1);
  return 'question';
}

/** Puts the survey away; false when the page prevented it. */
export function dismiss({ element, source, know }: AnsweringHost, until: 'later' | 'never'): boolean {
  const { survey } = know();
  const surveyId = survey.run?.survey.id;
  if (surveyId === undefined) return false;
  if (!element.dispatchEvent(new JourneySurveyDismissEvent({ surveyId, until }))) return false;
  survey.decline(until);
  void sendQuietly(source.client, 'survey.dismiss', { surveyId }, { until });
  return true;
}

async function sendLast(
  element: HTMLElement,
  sending: SendController,
  run: SurveyRun,
  response: Response,
): Promise<boolean> {
  const isTaken = await sending.send('response.save', { surveyId: run.survey.id }, response);
  if (isTaken && !run.isSent) {
    run.isSent = true;
    element.dispatchEvent(new JourneySurveyAnsweredEvent(run.survey.id));
  }
  return isTaken;
}
