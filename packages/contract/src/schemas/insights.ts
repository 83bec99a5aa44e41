import * as z from 'zod/mini';
import { Id, PlainDate, Text } from './shared.js';

const Commitments = z.strictObject({ met: z.number(), late: z.number(), open: z.number() });

/** What the work of this partner moved. */
export const Insights = z.strictObject({
  metrics: z.array(
    z.strictObject({
      id: Id,
      label: Text,
      unit: z.optional(Text),
      value: z.number(),
      series: z._default(z.array(z.strictObject({ on: PlainDate, value: z.number() })), () => []),
      peers: z.optional(z.strictObject({ low: z.number(), median: z.number(), high: z.number() })),
      explanation: z.optional(Text),
    }),
  ),
  /** How fast the journey goes, in words. */
  pace: z.optional(Text),
  /** Promises of each side: kept, kept late or overdue, still open. */
  commitments: z.optional(z.strictObject({ program: Commitments, partner: Commitments })),
  /** What the partnership brought. */
  value: z.optional(
    z.array(
      z.strictObject({
        label: Text,
        amount: z.number(),
        /** ISO 4217. */
        currency: z.string(),
        asOf: PlainDate,
      }),
    ),
  ),
  tier: z.optional(
    z.strictObject({
      current: Text,
      next: z.optional(Text),
      requirements: z.array(z.strictObject({ label: Text, have: z.number(), need: z.number() })),
    }),
  ),
  /** Where partners stall; for the program's people only. */
  friction: z.optional(
    z.array(
      z.strictObject({
        stageId: Id,
        medianDays: z.number(),
        stuck: z.number(),
        quotes: z.array(Text),
      }),
    ),
  ),
});
export type Insights = z.infer<typeof Insights>;
