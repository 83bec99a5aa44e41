import * as z from 'zod/mini';
import { Id, Instant, Markdown, Person, Text, openSet, pageOf } from './shared.js';

/** News from the program, an incident with its plan B, or a change of the journey. */
export const Update = z.strictObject({
  id: Id,
  kind: openSet(['news', 'incident', 'change']),
  title: Text,
  body: Markdown,
  at: Instant,
  /** How bad an incident is. */
  severity: z.optional(openSet(['low', 'medium', 'high'])),
  /** What an incident touches. */
  affects: z.optional(
    z.array(z.strictObject({ stageId: z.optional(Id), stepId: z.optional(Id), product: z.optional(Text) })),
  ),
  /** Whether the clocks of promises stand still meanwhile. */
  slaPaused: z.optional(z.boolean()),
  /** What to do instead, in steps. */
  planB: z.optional(z.array(Text)),
  /** Whom to ask. */
  contact: z.optional(Person),
  /** When an incident will be over, as far as is known; may be put off. */
  expectedEndAt: z.optional(Instant),
  /** When an incident was over. */
  resolvedAt: z.optional(Instant),
  /** When this viewer saw it. */
  seenAt: z.optional(Instant),
});
export type Update = z.infer<typeof Update>;

/** The answer of `GET /updates`, newest first. */
export const UpdatePage = pageOf(Update);
export type UpdatePage = z.infer<typeof UpdatePage>;
