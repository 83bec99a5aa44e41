import * as z from 'zod/mini';
import { FeedbackItem } from './feedback.js';
import { Journey, Stage } from './journey.js';
import { Problem } from './problem.js';
import { Resource } from './resource.js';
import { Id } from './shared.js';
import { Step } from './step.js';
import { Update } from './update.js';

/** An entity that is different now. Without a value it has to be read again; `journey` without a value means all of it. */
export const Affected = z.union([
  z.strictObject({ entity: z.literal('step'), id: Id, value: z.optional(Step) }),
  z.strictObject({ entity: z.literal('stage'), id: Id, value: z.optional(Stage) }),
  z.strictObject({ entity: z.literal('journey'), id: Id, value: z.optional(Journey) }),
  z.strictObject({ entity: z.literal('resource'), id: Id, value: z.optional(Resource) }),
  z.strictObject({ entity: z.literal('feedback'), id: Id, value: z.optional(FeedbackItem) }),
  z.strictObject({ entity: z.literal('update'), id: Id, value: z.optional(Update) }),
  z.strictObject({ entity: z.enum(['survey', 'insights', 'session']), id: Id }),
]);
export type Affected = z.infer<typeof Affected>;

/** The host's answer to one change. */
export const Receipt = z.strictObject({
  changeId: Id,
  /** Kept and done; kept and decided later; refused; or overtaken by somebody else. */
  outcome: z.enum(['saved', 'accepted', 'rejected', 'conflict']),
  /** The target's new revision. */
  revision: z.optional(z.string()),
  /** Why it was rejected, or what it collided with. */
  problem: z.optional(Problem),
  /** What is different now; for a conflict, what the host has. */
  affected: z._default(z.array(Affected), () => []),
});
export type Receipt = z.infer<typeof Receipt>;

/** The answer of `POST /changes`: one receipt per change, in the order of the request. */
export const ReceiptList = z.strictObject({ receipts: z.array(Receipt) });
export type ReceiptList = z.infer<typeof ReceiptList>;
