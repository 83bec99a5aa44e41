import * as z from 'zod/mini';
import { isSafeUrl } from './safe-url.js';

/**
 * A set whose members may grow: a reader knows the listed members by name and shows any other as its text.
 * The published JSON Schema lists the known members and allows any other string.
 */
export function openSet<const Member extends string>(members: readonly Member[]): OpenSet<Member> {
  return z.union([z.enum(members as readonly [Member, ...Member[]]), z.string()]);
}

/** The schema {@link openSet} makes; its type completes the known members and accepts any text. */
export type OpenSet<Member extends string> = z.ZodMiniType<Member | (string & {}), Member | (string & {})>;

/** Identifies one entity for as long as the host keeps it: 1 to 200 characters, opaque to the client. */
export const Id = z.string().check(z.minLength(1), z.maxLength(200));
export type Id = z.infer<typeof Id>;

/** A calendar day without a zone, `2026-05-12` (RFC 3339 full-date). It ends when the day ends in `session.timeZone`. */
export const PlainDate = z.iso.date();
export type PlainDate = z.infer<typeof PlainDate>;

/** A moment in time with its zone, `2026-05-12T09:30:00Z` (RFC 3339 date-time). */
export const Instant = z.iso.datetime({ offset: true });
export type Instant = z.infer<typeof Instant>;

/** Words for a person, shown as text and never as markup. */
export const Text = z.string();

/** Words with paragraphs, lists, emphasis, code and links in CommonMark; everything else in it is shown as text. */
export const Markdown = z.string();

export { isSafeUrl };

/** An address a person may follow: http, https, mailto, tel, or relative to the page. */
export const Url = z.string().check(z.refine(isSafeUrl, 'an http, https, mailto, tel or relative address'));

/** When something is due: a day (`on`) or a moment (`at`). */
export const DueMoment = z.union([z.strictObject({ on: PlainDate }), z.strictObject({ at: Instant })]);
export type DueMoment = z.infer<typeof DueMoment>;

/** The two sides of a journey: the partner's organization, and the program's own team. */
export const Side = z.enum(['partner', 'program']);
export type Side = z.infer<typeof Side>;

/** What the person looking may do: work on steps, also run the partner's team, or act for the program. */
export const Role = z.enum(['partner', 'partner-admin', 'program']);
export type Role = z.infer<typeof Role>;

/** Somebody of either side, as shown to the other. */
export const Person = z.strictObject({
  id: Id,
  name: Text,
  side: Side,
  /** What they do, in words: "Partner manager". */
  role: z.optional(Text),
  avatarUrl: z.optional(Url),
  email: z.optional(Text),
  /** Where to reach or read about them. */
  url: z.optional(Url),
});
export type Person = z.infer<typeof Person>;

/** The hours in which a promise counts: the working days of a week, from one time of the day to another. */
export const WorkingHours = z.strictObject({
  /** IANA name of the zone whose clocks count, "Europe/Lisbon". */
  timeZone: z.string(),
  /** Working days, 1 for Monday to 7 for Sunday. */
  days: z.array(z.number()),
  /** When a working day begins, "09:00". */
  from: z.string(),
  /** When it ends, "17:30"; "24:00" is the end of the day. */
  to: z.string(),
  /** Days on which nobody works. */
  holidays: z.optional(z.array(PlainDate)),
});
export type WorkingHours = z.infer<typeof WorkingHours>;

/** A promise with a clock: by when, how it stands, and on whose side the clock runs. */
export const Sla = z.strictObject({
  due: z.strictObject({ at: Instant }),
  state: z.enum(['running', 'paused', 'met', 'at-risk', 'breached']),
  clockWith: Side,
  pausedReason: z.optional(Text),
  /** Name of the business calendar that counts the hours, such as "working days, Lisbon". */
  calendar: z.optional(Text),
  /** Whose promise it is. Said, the clock stands still while the other side has to move. */
  promisedBy: z.optional(Side),
  /** When the clock began; it says when the last quarter, at risk, begins. */
  startedAt: z.optional(Instant),
  /** Since when the clock stands still. */
  pausedAt: z.optional(Instant),
  /** The hours the clock runs in. Absent: at all times. */
  hours: z.optional(WorkingHours),
});
export type Sla = z.infer<typeof Sla>;

/** A page of something: the items, and where the next page begins. Absent `nextCursor`: this was the last page. */
export function pageOf<Item extends z.ZodMiniType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: z.optional(z.string()) });
}
