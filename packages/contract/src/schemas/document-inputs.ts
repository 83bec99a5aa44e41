import type * as z from 'zod/mini';
import type { FeedbackPage } from './feedback.js';
import type { Journey, JourneyList } from './journey.js';
import type { Insights } from './insights.js';
import type { ResourcePage } from './resource.js';
import type { Session } from './session.js';
import type { HistoryPage } from './step.js';
import type { SurveyList } from './survey.js';
import type { UpdatePage } from './update.js';

/** What a host may answer each query with: what has a default may be left out. */
export interface DocumentInputs {
  session: z.input<typeof Session>;
  journeys: z.input<typeof JourneyList>;
  journey: z.input<typeof Journey>;
  history: z.input<typeof HistoryPage>;
  resources: z.input<typeof ResourcePage>;
  surveys: z.input<typeof SurveyList>;
  feedback: z.input<typeof FeedbackPage>;
  updates: z.input<typeof UpdatePage>;
  insights: z.input<typeof Insights>;
}
