import * as first from './first-shapes.js';
import * as further from './further-shapes.js';
import type { Documents } from './readers.js';
import type { Shape } from './shape.js';

/** What a change may be called. */
export { changeKinds } from '../schemas/change-kinds.js';
/** What holds a value against a shape, for whoever makes documents of the contract out of others. */
export { misfitOf } from './misfit.js';
export type { ObjectShape, Shape, TextShape } from './shape.js';

/** The shape of each document that can be made out of a host’s own; how a file stands is none of them. */
export const documentShapes: { readonly [Name in Exclude<keyof Documents, 'upload'>]: Shape } = {
  session: first.Session,
  journeys: first.JourneyList,
  journey: first.Journey,
  resources: first.ResourcePage,
  surveys: first.SurveyList,
  feedback: first.FeedbackPage,
  history: further.HistoryPage,
  updates: further.UpdatePage,
  insights: further.Insights,
  receipts: further.ReceiptList,
  live: further.LiveMessage,
  problem: further.Problem,
};
