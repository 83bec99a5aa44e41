import * as z from 'zod/mini';
import { Id, Text, openSet } from './shared.js';
import { FieldValue, StepAction } from './step.js';

/** One question of a survey. */
export const Question = z.strictObject({
  id: Id,
  kind: openSet([
    'scale',
    'choice',
    'choices',
    'text',
    'rank',
    'matrix',
    'date',
    'contact',
    'consent',
    'file',
  ]),
  /** The question itself. */
  text: Text,
  help: z.optional(Text),
  required: z._default(z.boolean(), false),
  /** Ends of a scale in numbers and in words, and how it is drawn. */
  scale: z.optional(
    z.strictObject({
      from: z.number(),
      to: z.number(),
      lowLabel: Text,
      highLabel: Text,
      look: z._default(openSet(['numbers', 'stars', 'faces']), 'numbers'),
    }),
  ),
  options: z.optional(
    z.array(
      z.strictObject({
        value: z.string(),
        label: Text,
        /** Whether choosing it asks for words. */
        other: z.optional(z.boolean()),
      }),
    ),
  ),
  /** What a matrix asks about, each to be given one of the options; the answers stand under `<id of the question>/<value of the row>`. */
  rows: z.optional(z.array(z.strictObject({ value: z.string(), label: Text }))),
  /** What is known already: filled in, to be looked at and changed. */
  value: z.optional(FieldValue),
  /** Where to go on, the first that fits; none fits: the next question. */
  next: z.optional(
    z.array(
      z.strictObject({
        /** The answer it is for: one of `in`, or a number from `min` to `max`. */
        when: z.strictObject({
          in: z.optional(z.array(FieldValue)),
          min: z.optional(z.number()),
          max: z.optional(z.number()),
        }),
        /** Id of a question, or `end`. */
        goTo: z.string(),
      }),
    ),
  ),
  /** Id of an earlier question whose answer replaces `{answer}` in the text. */
  pipe: z.optional(Id),
});
export type Question = z.infer<typeof Question>;

/** Something to ask the viewer, and the moment for it. */
export const Survey = z.strictObject({
  id: Id,
  title: z.optional(Text),
  /** What it is meant to find out. */
  purpose: openSet(['nps', 'csat', 'ces', 'open', 'assessment']),
  /** The moment to ask, and the stage or step it is about. */
  askAt: z.strictObject({
    moment: openSet(['stage-reached', 'step-done', 'blocked', 'sla-missed', 'scheduled', 'always-open']),
    stageId: z.optional(Id),
    stepId: z.optional(Id),
  }),
  /** What is asked, in order. */
  questions: z.array(Question),
  /** What is said at the end, and where to go on. */
  thanks: z.optional(z.strictObject({ text: Text, action: z.optional(StepAction) })),
  /** Whether the answer is kept without a name. */
  anonymous: z._default(z.enum(['never', 'choice', 'always']), 'never'),
  /** What is sent along with the answers; shown to the person first. */
  context: z._default(z.array(z.string()), () => []),
});
export type Survey = z.infer<typeof Survey>;
/** A survey as a host may send it: whatever has a default may be absent. */
export type SurveyInput = z.input<typeof Survey>;

/** The answer of `GET /surveys`: what may be asked now, in order. */
export const SurveyList = z.strictObject({ items: z.array(Survey) });
export type SurveyList = z.infer<typeof SurveyList>;

/** Answers by the id of their question; of a matrix by `<id>/<row>`, of a contact by `<id>/name`, `<id>/email` and `<id>/phone`. */
export const Answers = z.record(z.string(), FieldValue);
export type Answers = z.infer<typeof Answers>;
