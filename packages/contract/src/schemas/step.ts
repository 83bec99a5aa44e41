import * as z from 'zod/mini';
import { DueMoment, Id, Instant, Markdown, Person, Side, Sla, Text, Url, openSet, pageOf } from './shared.js';
import { stepActions, stepStatuses } from './step-words.js';

export { stepActions, stepStatuses };

/** An answer the person gives to a field: text, a number, yes or no, or several texts. */
export const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type FieldValue = z.infer<typeof FieldValue>;

/** What was filled in, by the name of the field. */
export const FieldValues = z.record(z.string(), FieldValue);
export type FieldValues = z.infer<typeof FieldValues>;

/** One question of a form step. */
export const Field = z.strictObject({
  /** Under this name its value is sent; one of a kind in a form. */
  name: Id,
  label: Text,
  type: openSet([
    'text',
    'long-text',
    'email',
    'url',
    'tel',
    'number',
    'date',
    'choice',
    'choices',
    'file',
    'consent',
  ]),
  required: z._default(z.boolean(), false),
  /** What helps to answer it. */
  help: z.optional(Text),
  /** What to choose from. */
  options: z.optional(z.array(z.strictObject({ value: z.string(), label: Text }))),
  /** Smallest number, earliest day, or fewest characters or choices. */
  min: z.optional(z.union([z.number(), z.string()])),
  /** Largest number, latest day, or most characters or choices. */
  max: z.optional(z.union([z.number(), z.string()])),
  /** Regular expression the whole value must match, as in HTML `pattern`. */
  pattern: z.optional(z.string()),
  /** What it begins with. */
  value: z.optional(FieldValue),
});
export type Field = z.infer<typeof Field>;

/** Something to follow: words for the link and where it leads. */
export const StepAction = z.strictObject({
  label: Text,
  url: z.optional(Url),
  /** Where it opens: in the page's own window, or a new one. */
  target: z.optional(z.enum(['self', 'new'])),
});
export type StepAction = z.infer<typeof StepAction>;

/** What somebody handed in. */
export const Submission = z.strictObject({
  id: Id,
  at: Instant,
  by: z.optional(Person),
  values: z.optional(FieldValues),
  files: z.optional(
    z.array(z.strictObject({ id: Id, name: Text, bytes: z.optional(z.number()), url: z.optional(Url) })),
  ),
});
export type Submission = z.infer<typeof Submission>;

/** A remark on a step. */
export const StepComment = z.strictObject({ id: Id, at: Instant, by: z.optional(Person), text: Text });
export type StepComment = z.infer<typeof StepComment>;

/** The smallest piece of a journey that has a status. */
export const Step = z.strictObject({
  id: Id,
  /** Changes whenever the step does; compare for equality only. */
  revision: z.optional(z.string()),
  title: Text,
  description: z.optional(Markdown),
  /** Why it is asked. */
  why: z.optional(Text),
  /** How one can tell that it is done. */
  doneWhen: z.optional(Text),
  /** What sort of work it is; a host may have kinds of its own. */
  kind: z._default(
    openSet(['task', 'link', 'form', 'upload', 'training', 'agreement', 'meeting', 'approval', 'check']),
    'task',
  ),
  /** Whose work it is. */
  side: z._default(Side, 'partner'),
  /** Whether the partner may see it; what is `program-only` never reaches a partner. */
  visibility: z._default(z.enum(['shared', 'program-only']), 'shared'),
  /** Whether each person does it for themselves or one person does it for the company. */
  scope: z._default(z.enum(['person', 'company']), 'company'),
  /** Whether its stage has to wait for it. */
  required: z._default(z.boolean(), true),
  /** The step it is a part of. */
  parentId: z.optional(Id),
  /** Where it stands in its life; a host's own others are shown as their text. */
  status: openSet(stepStatuses),
  /** When it is due. */
  due: z.optional(DueMoment),
  /** How long it usually takes. */
  effortMinutes: z.optional(z.number().check(z.nonnegative())),
  /** Who does it. */
  assignees: z.optional(z.array(Person)),
  /** Who has to move before it can go on. */
  waitingOn: z.optional(z.strictObject({ side: Side, since: Instant, reason: z.optional(Text) })),
  /** Steps that must be finished first, each with the reason in words. */
  dependsOn: z.optional(z.array(z.strictObject({ stepId: Id, reason: z.optional(Text) }))),
  /** What holds it up. */
  blocked: z.optional(
    z.strictObject({
      reason: Text,
      since: Instant,
      severity: z.optional(openSet(['low', 'medium', 'high'])),
    }),
  ),
  /** Why the program sent it back. */
  returned: z.optional(z.strictObject({ reason: Text, at: Instant, by: z.optional(Person) })),
  /** When it was done, and by whom. */
  completed: z.optional(z.strictObject({ at: Instant, by: z.optional(Person) })),
  /** The promise about it. */
  sla: z.optional(Sla),
  /** What this viewer may do now; everything else is not offered. */
  allowed: z._default(z.array(openSet(stepActions)), () => []),
  /** Where to do it. */
  action: z.optional(StepAction),
  /** Where to do something else about it. */
  secondaryAction: z.optional(StepAction),
  /** The form to fill in. */
  fields: z.optional(z.array(Field)),
  /** What files it takes, within the limits of the session. */
  upload: z.optional(
    z.strictObject({
      /** Instead of those of the session. */
      types: z.optional(z.array(z.string())),
      /** Most bytes of one file. */
      maxBytes: z.optional(z.number().check(z.positive())),
      /** Most files at once; absent: as many as one likes. */
      maxFiles: z.optional(z.number().check(z.positive())),
    }),
  ),
  /** What is agreed to: its version, and where or what it says. */
  agreement: z.optional(z.strictObject({ version: Text, url: z.optional(Url), text: z.optional(Markdown) })),
  /** The course that does it. */
  training: z.optional(
    z.strictObject({
      resourceId: Id,
      /** When it counts as done: the five rules of cmi5 (AICC cmi5 specification, 10.2.4). */
      moveOn: z.enum([
        'passed',
        'completed',
        'completed-and-passed',
        'completed-or-passed',
        'not-applicable',
      ]),
      /** Share done, 0 to 1. */
      progress: z.optional(z.number().check(z.gte(0), z.lte(1))),
      /** Scaled score, 0 to 1. */
      score: z.optional(z.number().check(z.gte(0), z.lte(1))),
      /** Scaled score that counts as passed, 0 to 1. */
      masteryScore: z.optional(z.number().check(z.gte(0), z.lte(1))),
    }),
  ),
  /** Facts the host checks by itself. */
  checks: z.optional(
    z.array(
      z.strictObject({
        name: Text,
        state: openSet(['passed', 'failed', 'pending']),
        lastRunAt: z.optional(Instant),
      }),
    ),
  ),
  /** Items of the library that help with it. */
  resourceIds: z.optional(z.array(Id)),
  /** The latest; earlier ones are in the history. */
  submission: z.optional(Submission),
  /** How many remarks there are, and the latest; the others are in the history. */
  comments: z.optional(
    z.strictObject({ count: z.number().check(z.nonnegative()), latest: z.optional(StepComment) }),
  ),
  /** Revision of the journey in which the program added it after this partner began. */
  addedInRevision: z.optional(z.string()),
  /** Smaller comes first; absent: in the order of the list. */
  order: z.optional(z.number()),
});
export type Step = z.infer<typeof Step>;
/** A status a step may have; a host's own others are shown as their text. */
export type StepStatus = (typeof stepStatuses)[number];
/** Something a viewer may do to a step. */
export type StepActionName = (typeof stepActions)[number];

/** One thing that happened to a step. */
export const HistoryEntry = z.strictObject({
  id: Id,
  at: Instant,
  by: z.optional(Person),
  kind: openSet([
    'started',
    'completed',
    'reopened',
    'submitted',
    'skipped',
    'blocked',
    'unblocked',
    'assigned',
    'commented',
    'approved',
    'returned',
    'added',
    'changed',
    'removed',
  ]),
  text: z.optional(Text),
  submission: z.optional(Submission),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** The answer of `GET /journeys/{id}/steps/{id}/history`, newest first. */
export const HistoryPage = pageOf(HistoryEntry);
export type HistoryPage = z.infer<typeof HistoryPage>;
