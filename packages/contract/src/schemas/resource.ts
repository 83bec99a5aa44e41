import * as z from 'zod/mini';
import { Id, Instant, PlainDate, Text, Url, openSet } from './shared.js';

/** An item of the library. */
export const Resource = z.strictObject({
  id: Id,
  title: Text,
  /** Where it is. */
  url: Url,
  /** What it is; a host may have kinds of its own. */
  kind: z._default(
    openSet([
      'article',
      'guide',
      'template',
      'course',
      'video',
      'audio',
      'event',
      'certificate',
      'report',
      'tool',
    ]),
    'article',
  ),
  /** What it is about, in a sentence. */
  summary: z.optional(Text),
  /** Stages it helps in. */
  stageIds: z.optional(z.array(Id)),
  /** Steps it helps with. */
  stepIds: z.optional(z.array(Id)),
  /** What it is about, in single words. */
  topics: z.optional(z.array(Text)),
  /** BCP 47 language of the content. */
  language: z.optional(z.string()),
  /** The same in other languages. */
  translations: z.optional(z.array(z.strictObject({ language: z.string(), url: Url }))),
  audience: z.optional(Text),
  tier: z.optional(Text),
  region: z.optional(Text),
  product: z.optional(Text),
  /** How long it takes. */
  minutes: z.optional(z.number().check(z.nonnegative())),
  /** Media type and size of what is behind the address. */
  file: z.optional(
    z.strictObject({ type: z.string(), bytes: z.optional(z.number().check(z.nonnegative())) }),
  ),
  thumbnailUrl: z.optional(Url),
  publishedAt: z.optional(Instant),
  updatedAt: z.optional(Instant),
  /** What is different since it was updated. */
  changeNote: z.optional(Text),
  /** When somebody last checked that it is still true. */
  verifiedOn: z.optional(PlainDate),
  /** The last day on which it is of use. */
  expiresOn: z.optional(PlainDate),
  seriesId: z.optional(Id),
  pathId: z.optional(Id),
  /** Its parts, by their titles. */
  outline: z.optional(z.array(Text)),
  /** What one knows afterwards. */
  takeaways: z.optional(z.array(Text)),
  /** Whether this viewer may open it, why not, and what to do about it. */
  access: z._default(
    z.strictObject({
      allowed: z.boolean(),
      reason: z.optional(Text),
      howToUnlock: z.optional(Text),
    }),
    () => ({ allowed: true }),
  ),
  /** What this viewer did with it. */
  mine: z._default(
    z.strictObject({
      favorite: z.optional(z.boolean()),
      seenAt: z.optional(Instant),
      /** Share done, 0 to 1. */
      progress: z.optional(z.number().check(z.gte(0), z.lte(1))),
      completedAt: z.optional(Instant),
      /** 1 to 5. */
      rating: z.optional(z.number().check(z.gte(1), z.lte(5))),
    }),
    () => ({}),
  ),
  /** How it opens: as a page, in place, in a frame, or as a download. */
  open: z._default(z.enum(['page', 'inline', 'frame', 'download']), 'page'),
});
export type Resource = z.infer<typeof Resource>;
/** An item of the library as a host may send it: whatever has a default may be absent. */
export type ResourceInput = z.input<typeof Resource>;

/** A way to narrow the list, with how many items each value would leave. */
export const Facet = z.strictObject({
  name: Text,
  values: z.array(z.strictObject({ value: z.string(), label: Text, count: z.number() })),
});
export type Facet = z.infer<typeof Facet>;

/** The answer of `GET /resources`. */
export const ResourcePage = z.strictObject({
  items: z.array(Resource),
  facets: z._default(z.array(Facet), () => []),
  /** How many match in all, when the host counts them. */
  total: z.optional(z.number().check(z.nonnegative())),
  nextCursor: z.optional(z.string()),
});
export type ResourcePage = z.infer<typeof ResourcePage>;
