import * as z from 'zod/mini';
import { Id, Instant, Person, PlainDate, Sla, Text, Url, openSet } from './shared.js';
import { Step } from './step.js';

/** A part of a journey with one outcome, holding the steps of both sides that lead to it. */
export const Stage = z.strictObject({
  id: Id,
  title: Text,
  /** What is true when the stage is over: it is shown first. */
  outcome: z.optional(Text),
  /** What happens in it. */
  summary: z.optional(Text),
  /** How far it is. */
  position: openSet(['done', 'current', 'upcoming']),
  /** What is special about the stage, beside its position. */
  condition: z.optional(openSet(['blocked', 'at-risk', 'failed', 'skipped'])),
  /** Why it is blocked, at risk, failed or skipped. */
  reason: z.optional(Text),
  /** When it became current. */
  enteredAt: z.optional(Instant),
  /** When it became done. */
  completedAt: z.optional(Instant),
  /** That it was done before: since when it is open again, by whom and why. */
  reopened: z.optional(z.strictObject({ at: Instant, by: z.optional(Person), reason: z.optional(Text) })),
  startsOn: z.optional(PlainDate),
  /** The day by which it should be done. */
  targetOn: z.optional(PlainDate),
  /** How many days others usually spend in it. */
  typicalDays: z.optional(z.number().check(z.nonnegative())),
  /** Who answers for it. */
  owner: z.optional(Person),
  sla: z.optional(Sla),
  /** Whether the journey can end without it. */
  required: z._default(z.boolean(), true),
  /** Its steps, of both sides, in their order. */
  steps: z._default(z.array(Step), () => []),
  /** Titles of what it opens. */
  unlocks: z.optional(z.array(Text)),
  /** Whom to ask when stuck. */
  contact: z.optional(Person),
});
export type Stage = z.infer<typeof Stage>;

/** Something the program changed in a journey while the partner was inside it. */
const JourneyChangeNote = z.strictObject({
  /** The revision of the journey that came of it. */
  revision: z.string(),
  at: Instant,
  /** What is different, in words for the partner. */
  title: Text,
  by: z.optional(Person),
  /** Why, in words for the partner. */
  reason: z.optional(Text),
  /** Ids of the steps that came with it. */
  added: z.optional(z.array(Id)),
  /** Ids of the steps whose words, days or questions are others since. */
  changed: z.optional(z.array(Id)),
  /** The shared steps that were taken out; what happened to them can still be read. */
  removed: z.optional(z.array(z.strictObject({ id: Id, title: Text }))),
});

/** A partner's whole path, with everything this viewer may see of it. */
export const Journey = z.strictObject({
  id: Id,
  title: Text,
  /** Grows with every saved change; compare for equality only. Absent: empty, and nothing is compared. */
  revision: z._default(z.string(), ''),
  /** When the host put this answer together. */
  asOf: z.optional(Instant),
  /** The organization whose journey it is; absent: the one the viewer acts for. */
  partner: z.optional(
    z.strictObject({
      id: Id,
      name: Text,
      /** agency, reseller, vendor, technology … */
      kind: z.optional(Text),
      tier: z.optional(Text),
      since: z.optional(PlainDate),
    }),
  ),
  /** The organization that runs the program; absent: the one the session names. */
  program: z.optional(z.strictObject({ id: Id, name: Text })),
  /** Where the whole journey leads. */
  outcome: z.optional(
    z.strictObject({ title: Text, targetOn: z.optional(PlainDate), metric: z.optional(Text) }),
  ),
  /** How it goes, and why. */
  health: z.optional(
    z.strictObject({ level: openSet(['on-track', 'at-risk', 'stuck', 'done']), reasons: z.array(Text) }),
  ),
  /** When the journey will be over at this pace, and why the host thinks so. */
  forecast: z.optional(z.strictObject({ on: PlainDate, reason: Text })),
  /** The parts of it, in their order. */
  stages: z.array(Stage),
  /** What the program changed since this partner began. */
  changes: z.optional(z.array(JourneyChangeNote)),
  /** What was achieved on the way. */
  recognitions: z.optional(
    z.array(
      z.strictObject({
        id: Id,
        title: Text,
        at: Instant,
        from: z.optional(Text),
        imageUrl: z.optional(Url),
      }),
    ),
  ),
});
export type Journey = z.infer<typeof Journey>;
/** A journey as a host may send it: whatever has a default may be absent. */
export type JourneyInput = z.input<typeof Journey>;

/** One line of the list of a partner's journeys. */
export const JourneySummary = z.strictObject({
  id: Id,
  title: Text,
  revision: z._default(z.string(), ''),
  partner: z.optional(z.strictObject({ id: Id, name: Text })),
  /** Title of the current stage; absent when all are done. */
  currentStage: z.optional(Text),
  health: z.optional(openSet(['on-track', 'at-risk', 'stuck', 'done'])),
  /** Required steps this viewer can see, finished and in all. */
  progress: z.optional(z.strictObject({ done: z.number(), of: z.number() })),
});
export type JourneySummary = z.infer<typeof JourneySummary>;

/** The answer of `GET /journeys`. */
export const JourneyList = z.strictObject({ items: z.array(JourneySummary) });
export type JourneyList = z.infer<typeof JourneyList>;
