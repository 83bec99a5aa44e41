import type { FeedbackPage } from '../schemas/feedback.js';
import type { Insights } from '../schemas/insights.js';
import type { Journey, JourneyList } from '../schemas/journey.js';
import type { LiveMessage } from '../schemas/live.js';
import type { Problem } from '../schemas/problem.js';
import type { ReceiptList } from '../schemas/receipt.js';
import type { ResourcePage } from '../schemas/resource.js';
import type { Session } from '../schemas/session.js';
import type { HistoryPage } from '../schemas/step.js';
import type { SurveyList } from '../schemas/survey.js';
import type { UpdatePage } from '../schemas/update.js';
import type { Upload } from '../schemas/upload.js';
import * as shapes from './document-shapes.js';
import { readShape, type Reading } from './read-shape.js';
import type { Shape } from './shape.js';

/** What each document is read as. */
export interface Documents {
  session: Session;
  journeys: JourneyList;
  journey: Journey;
  history: HistoryPage;
  resources: ResourcePage;
  surveys: SurveyList;
  feedback: FeedbackPage;
  updates: UpdatePage;
  insights: Insights;
  receipts: ReceiptList;
  live: LiveMessage;
  problem: Problem;
  upload: Upload;
}

/** Reads each document a host answers with; none of them throws. */
export const readers: {
  readonly [Name in keyof Documents]: (value: unknown) => Reading<Documents[Name]>;
} = {
  session: reader<Session>(shapes.Session),
  journeys: reader<JourneyList>(shapes.JourneyList),
  journey: reader<Journey>(shapes.Journey),
  history: reader<HistoryPage>(shapes.HistoryPage),
  resources: reader<ResourcePage>(shapes.ResourcePage),
  surveys: reader<SurveyList>(shapes.SurveyList),
  feedback: reader<FeedbackPage>(shapes.FeedbackPage),
  updates: reader<UpdatePage>(shapes.UpdatePage),
  insights: reader<Insights>(shapes.Insights),
  receipts: reader<ReceiptList>(shapes.ReceiptList),
  live: reader<LiveMessage>(shapes.LiveMessage),
  problem: reader<Problem>(shapes.Problem),
  upload: reader<Upload>(shapes.Upload),
};

/** The shapes are made from the schemas whose types these are; a test holds one against the other. */
function reader<Document>(shape: Shape): (value: unknown) => Reading<Document> {
  return (value) => readShape(shape, value) as Reading<Document>;
}
