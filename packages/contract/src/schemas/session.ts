import * as z from 'zod/mini';
import { changeKinds } from './change-kinds.js';
import { Id, Instant, Role, Text, Url, openSet } from './shared.js';

/** What a host can do. Whatever is switched off here is not offered on screen. */
export const Capabilities = z.strictObject({
  /** Whether there are journeys. */
  journeys: z.boolean(),
  /** The kinds of change the host takes; others are not offered. */
  changes: z.array(openSet(changeKinds)),
  resources: z.strictObject({
    /** Whether the host searches text itself. */
    search: z.boolean(),
    /** Names of the facets the host counts. */
    facets: z.array(Text),
    /** Up to how many resources the client may fetch and search by itself; 0 without `search`: there is no library. */
    maxLocal: z.number().check(z.nonnegative()),
  }),
  /** Whether what happened to a step can be read; absent: it can. */
  history: z.optional(z.boolean()),
  /** Whether it asks surveys. */
  surveys: z.boolean(),
  /** Whether it has feedback: what was said can be read, and more is taken where `changes` has `feedback.send`. */
  feedback: z.boolean(),
  /** Whether it has news. */
  updates: z.boolean(),
  /** Whether it has insights. */
  insights: z.boolean(),
  /**
   * Limits of an upload: bytes of one file, and what is accepted, as in HTML `accept`: media types such as `image/png`
   * and `image/*`, and endings such as `.pdf`; none: anything. `false` when the host takes no files.
   */
  uploads: z.union([
    z.strictObject({
      maxBytes: z.number().check(z.positive()),
      types: z.array(z.string()),
      /** Most bytes of one part: a file goes in parts, and goes on after a break. Absent: only as a whole. */
      partBytes: z.optional(z.number().check(z.positive())),
    }),
    z.literal(false),
  ]),
  /** How the host tells about news: a stream, to be asked at intervals, or not at all. */
  live: z.enum(['sse', 'poll', 'none']),
  /** Days for which the same change id gives the same receipt; after that a client reads before it sends again. */
  changeIdsRememberedForDays: z.number().check(z.nonnegative()),
  /** Whether the host compares who made changes with who is signed in, and takes none of somebody else. */
  comparesViewer: z.optional(z.boolean()),
  /** Kinds of `changes` that never reach the host: what the person did is kept in this browser, and they are told so. */
  keptHere: z.optional(z.array(openSet(['resource.favorite', 'resource.open', 'update.seen']))),
  /** E-mail address for what a person wants to say, where the host takes no feedback. */
  feedbackMail: z.optional(Text),
});
export type Capabilities = z.infer<typeof Capabilities>;

/** An organization the viewer may act for. */
export const PartnerRef = z.strictObject({ id: Id, name: Text });
export type PartnerRef = z.infer<typeof PartnerRef>;

/** Who is looking, for whom, and what this host can do: the answer of `GET /session`. */
export const Session = z.strictObject({
  /** Version of the contract the host speaks. */
  contract: z.literal('1'),
  /** The host's clock when it answered. */
  serverTime: Instant,
  /** Whose clock that is: `device` where the host does not tell the time and the page's own clock stands in; absent: the host's. */
  clock: z.optional(z.enum(['host', 'device'])),
  /** Id of the last live message this answer is sure to know of: a stream that resumes after it misses nothing. */
  lastEventId: z.optional(z.string()),
  /** IANA zone in which days begin and end, such as `Europe/Lisbon`; absent: the browser's. */
  timeZone: z.optional(z.string()),
  /** BCP 47 language of the host's texts. */
  locale: z.optional(z.string()),
  /** Whose program it is, for a host that serves several. */
  tenant: z.strictObject({ id: Id, name: Text }),
  /** Who is looking. */
  viewer: z.strictObject({ id: Id, name: Text, role: Role, avatarUrl: z.optional(Url) }),
  /** The partners the viewer may act for. */
  partners: z.array(PartnerRef),
  /** The partner the viewer acts for now. */
  partnerId: Id,
  /** What the two sides are called on screen. */
  organizations: z.strictObject({
    partner: z.strictObject({ name: Text }),
    program: z.strictObject({ name: Text }),
  }),
  capabilities: Capabilities,
});
export type Session = z.infer<typeof Session>;

/** Whose data a live message may speak of. */
export const LiveEntity = openSet([
  'journey',
  'step',
  'resource',
  'survey',
  'feedback',
  'update',
  'insights',
  'session',
]);
