import * as z from 'zod/mini';
import { FeedbackAbout } from './feedback.js';
import { Id, Instant, Text } from './shared.js';
import { FieldValues } from './step.js';
import { Answers } from './survey.js';

const uuid = z.uuid();
const nothing = z.strictObject({});
const reason = z.strictObject({ reason: Text.check(z.minLength(1), z.maxLength(2000)) });
const longText = Text.check(z.minLength(1), z.maxLength(10_000));
const fileIds = z.array(Id);

const stepTarget = z.strictObject({ journeyId: Id, stepId: Id });
const stageTarget = z.strictObject({ journeyId: Id, stageId: Id });
const surveyTarget = z.strictObject({ surveyId: Id });
const feedbackTarget = z.strictObject({ feedbackId: Id });
const resourceTarget = z.strictObject({ resourceId: Id });
const updateTarget = z.strictObject({ updateId: Id });

/** The change of one kind, on one sort of target, saying one thing. */
function change<const Kind extends string, Target extends z.core.SomeType, Payload extends z.core.SomeType>(
  kind: Kind,
  target: Target,
  payload: Payload,
) {
  return z.strictObject({
    /** Made by the client; the identity of this change for ever. */
    id: uuid,
    kind: z.literal(kind),
    target,
    /** The revision the person was looking at. */
    baseRevision: z.optional(z.string()),
    /** When the person did it, by their clock. */
    createdAt: Instant,
    /** What it says. */
    payload,
  });
}

/** One write of one person, with its own id. */
export const Change = z.discriminatedUnion('kind', [
  change('step.start', stepTarget, nothing),
  change('step.complete', stepTarget, nothing),
  change('step.reopen', stepTarget, z.strictObject({ reason: z.optional(reason.shape.reason) })),
  change(
    'step.submit',
    stepTarget,
    z.strictObject({ values: FieldValues, fileIds: z._default(fileIds, () => []) }),
  ),
  change('step.skip', stepTarget, reason),
  change(
    'step.block',
    stepTarget,
    z.strictObject({
      reason: reason.shape.reason,
      severity: z.optional(z.enum(['low', 'medium', 'high'])),
    }),
  ),
  change('step.unblock', stepTarget, nothing),
  change('step.assign', stepTarget, z.strictObject({ personIds: z.array(Id) })),
  change('step.comment', stepTarget, z.strictObject({ text: longText })),
  change('step.approve', stepTarget, nothing),
  change('step.return', stepTarget, reason),
  change('stage.complete', stageTarget, nothing),
  change(
    'response.save',
    surveyTarget,
    z.strictObject({
      /** Made by the client with the first answer; the same to the end. */
      responseId: uuid,
      answers: Answers,
      done: z.boolean(),
      context: z.optional(z.record(z.string(), z.string())),
      anonymous: z.optional(z.boolean()),
    }),
  ),
  change('survey.dismiss', surveyTarget, z.strictObject({ until: z.enum(['later', 'never']) })),
  change(
    'feedback.send',
    nothing,
    z.strictObject({
      text: longText,
      about: z.optional(FeedbackAbout),
      kind: z.optional(Text.check(z.maxLength(100))),
      context: z._default(z.record(z.string(), z.string()), () => ({})),
      fileIds: z.optional(fileIds),
    }),
  ),
  change('feedback.vote', feedbackTarget, nothing),
  change('resource.open', resourceTarget, nothing),
  change(
    'resource.progress',
    resourceTarget,
    z.strictObject({ progress: z.number().check(z.gte(0), z.lte(1)) }),
  ),
  change(
    'resource.complete',
    resourceTarget,
    z.strictObject({ score: z.optional(z.number().check(z.gte(0), z.lte(1))) }),
  ),
  change('resource.favorite', resourceTarget, z.strictObject({ on: z.boolean() })),
  change('resource.rate', resourceTarget, z.strictObject({ value: z.number().check(z.gte(1), z.lte(5)) })),
  change('resource.request', nothing, z.strictObject({ text: longText })),
  change('update.seen', updateTarget, nothing),
]);
export type Change = z.infer<typeof Change>;

/** The name of a kind of change. */
export type ChangeKind = Change['kind'];

/** The change of one kind. */
export type ChangeOf<Kind extends ChangeKind> = Extract<Change, { kind: Kind }>;

/** Who made changes, as the session said. */
export const MadeBy = z.strictObject({ tenantId: Id, viewerId: Id });
export type MadeBy = z.infer<typeof MadeBy>;

/** The body of `POST /changes`: up to 100 changes, applied in order per target. */
export const ChangeList = z.strictObject({
  /** Sent to a host that compares it with who is signed in: when that is somebody else, it takes none of the changes. */
  madeBy: z.optional(MadeBy),
  changes: z.array(Change).check(z.minLength(1), z.maxLength(100)),
});
export type ChangeList = z.infer<typeof ChangeList>;
