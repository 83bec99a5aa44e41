import * as z from 'zod/mini';
import { Id, Instant, Text, openSet, pageOf } from './shared.js';

/** What feedback is about. */
export const FeedbackAbout = z.strictObject({
  journeyId: z.optional(Id),
  stageId: z.optional(Id),
  stepId: z.optional(Id),
  resourceId: z.optional(Id),
  surveyId: z.optional(Id),
  /** The title of it, in words. */
  label: z.optional(Text),
});
export type FeedbackAbout = z.infer<typeof FeedbackAbout>;

/** Something this viewer said before, and what became of it. */
export const FeedbackItem = z.strictObject({
  id: Id,
  at: Instant,
  /** What it is about. */
  about: z.optional(FeedbackAbout),
  /** What was said. */
  summary: Text,
  /** What became of it. */
  status: openSet(['received', 'planned', 'started', 'done', 'declined', 'duplicate']),
  /** The program's answer. */
  reply: z.optional(z.strictObject({ text: Text, by: z.optional(Text), at: Instant })),
  /** What was changed because of it. */
  changed: z.optional(Text),
  /** Whether the reply or the status is new to this viewer. */
  unread: z._default(z.boolean(), false),
  /** How many others want it too. */
  votes: z.optional(z.number().check(z.nonnegative())),
});
export type FeedbackItem = z.infer<typeof FeedbackItem>;

/** The answer of `GET /feedback`, newest first. */
export const FeedbackPage = pageOf(FeedbackItem);
export type FeedbackPage = z.infer<typeof FeedbackPage>;
