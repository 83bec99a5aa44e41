import type { Change } from '@partner-journey/contract';
import { sendFeedback, voteForFeedback } from './feedback-effects.js';
import { changeJourney } from './journey-effects.js';
import { requestResource, useResource } from './resource-effects.js';
import { dismissSurvey, saveResponse } from './survey-effects.js';
import { seeUpdate } from './update-effects.js';
import type { Outcome, Work } from './work.js';

/** Does what a change asks for, or says why not. */
export function effectOf(work: Work, change: Change): Promise<Outcome> {
  switch (change.kind) {
    case 'response.save':
      return saveResponse(work, change);
    case 'survey.dismiss':
      return dismissSurvey(work, change);
    case 'feedback.send':
      return sendFeedback(work, change);
    case 'feedback.vote':
      return voteForFeedback(work, change);
    case 'resource.request':
      return requestResource(work, change);
    case 'resource.open':
    case 'resource.progress':
    case 'resource.complete':
    case 'resource.favorite':
    case 'resource.rate':
      return useResource(work, change);
    case 'update.seen':
      return seeUpdate(work, change);
    default:
      return changeJourney(work, change);
  }
}
