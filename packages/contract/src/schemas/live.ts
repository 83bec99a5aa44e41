import * as z from 'zod/mini';
import { LiveEntity } from './session.js';
import { Id, Instant } from './shared.js';

/** The data of one Server-Sent Event of `GET /events`: what became stale, never its content. */
export const LiveMessage = z.strictObject({
  /** In commit order; sent back as `Last-Event-ID` to resume. */
  id: z.string(),
  entity: LiveEntity,
  /** Absent: any of them. */
  entityId: z.optional(Id),
  revision: z.optional(z.string()),
  at: Instant,
});
export type LiveMessage = z.infer<typeof LiveMessage>;

/** The data of an event named `reset`: the gap is too old to fill, read everything again. */
export const LiveReset = z.strictObject({ id: z.string(), at: Instant });
export type LiveReset = z.infer<typeof LiveReset>;
