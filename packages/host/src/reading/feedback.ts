import type { FeedbackItem, FeedbackPage } from '@partner-journey/contract';
import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { feedback, feedbackVotes } from '../database/schema/index.js';
import { badCursor, readCursor, writeCursor } from './cursor.js';
import { isMoment } from './moment.js';
import type { Viewer } from './viewer.js';

const pageSize = 25;
const list = 'feedback';

/** A page of what this person said, newest first; the program reads what everybody of the partner said. */
export async function readFeedback(
  database: Database,
  viewer: Viewer,
  cursor: string | undefined,
): Promise<FeedbackPage> {
  const [at, id] = readCursor(list, cursor, 2) ?? [];
  if (at !== undefined && !isMoment(at)) throw badCursor(cursor ?? '');
  const isFurther =
    at === undefined ? undefined : sql`(${feedback.at}, ${feedback.id}) < (${at}::timestamptz, ${id})`;
  const items = await select(database, viewer, isFurther, pageSize + 1);
  const last = items.slice(0, pageSize).at(-1);
  return {
    items: items.slice(0, pageSize),
    ...(items.length > pageSize && last && { nextCursor: writeCursor(list, [last.at, last.id]) }),
  };
}

/** One item this viewer may read; undefined when there is none. */
export async function readFeedbackItem(
  database: Database,
  viewer: Viewer,
  id: string,
): Promise<FeedbackItem | undefined> {
  const [item] = await select(database, viewer, eq(feedback.id, id), 1);
  return item;
}

async function select(
  database: Database,
  { tenant, partner, person, role }: Viewer,
  condition: SQL | undefined,
  limit: number,
): Promise<FeedbackItem[]> {
  const rows = await database
    .select({ item: feedback, votes: votesOf })
    .from(feedback)
    .where(
      and(
        eq(feedback.tenantId, tenant.id),
        eq(feedback.partnerId, partner.id),
        role === 'program' ? undefined : eq(feedback.personId, person.id),
        condition,
      ),
    )
    .orderBy(desc(feedback.at), desc(feedback.id))
    .limit(limit);
  return rows.map(({ item, votes }) => itemOf(item, votes, person.id));
}

const votesOf = sql<number>`(${feedback.earlierVotes} + (select count(*) from ${feedbackVotes} where ${feedbackVotes.tenantId} = ${feedback.tenantId} and ${feedbackVotes.feedbackId} = ${feedback.id}))::int`;

function itemOf(row: typeof feedback.$inferSelect, votes: number, readerId: string): FeedbackItem {
  return {
    id: row.id,
    at: row.at.toISOString(),
    ...(row.about && { about: row.about }),
    summary: row.text,
    status: row.status,
    ...(row.reply && { reply: row.reply }),
    ...(row.changed !== null && { changed: row.changed }),
    unread: row.unread && row.personId === readerId,
    votes,
  };
}
