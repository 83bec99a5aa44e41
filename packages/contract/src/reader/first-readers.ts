import type { FeedbackPage } from '../schemas/feedback.js';
import type { Journey, JourneyList } from '../schemas/journey.js';
import type { ResourcePage } from '../schemas/resource.js';
import type { Session } from '../schemas/session.js';
import type { SurveyList } from '../schemas/survey.js';
import * as shapes from './first-shapes.js';
import type { Reading } from './read-shape.js';
import { reader } from './reader.js';

export type { Reading } from './read-shape.js';

/** What each document is read as that what is seen first is drawn from. */
export interface FirstDocuments {
  session: Session;
  journeys: JourneyList;
  journey: Journey;
  resources: ResourcePage;
  surveys: SurveyList;
  feedback: FeedbackPage;
}

/** Reads the documents that what is seen first is drawn from; none of them throws. */
export const firstReaders: {
  readonly [Name in keyof FirstDocuments]: (value: unknown) => Reading<FirstDocuments[Name]>;
} = {
  session: reader<Session>(shapes.Session),
  journeys: reader<JourneyList>(shapes.JourneyList),
  journey: reader<Journey>(shapes.Journey),
  resources: reader<ResourcePage>(shapes.ResourcePage),
  surveys: reader<SurveyList>(shapes.SurveyList),
  feedback: reader<FeedbackPage>(shapes.FeedbackPage),
};
