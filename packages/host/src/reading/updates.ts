import type { Update, UpdatePage } from '@partner-journey/contract';
import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { updates, updatesSeen } from '../database/schema/index.js';
import { badCursor, readCursor, writeCursor } from './cursor.js';
import { hiddenStepIds } from './hidden-steps.js';
import { isMoment } from './moment.js';
import type { Viewer } from './viewer.js';

const pageSize = 25;
const list = 'updates';

/** A page of the program's news, newest first, with when this person saw each. */
export async function readUpdates(
  database: Database,
  viewer: Viewer,
  cursor: string | undefined,
): Promise<UpdatePage> {
  const [at, id] = readCursor(list, cursor, 2) ?? [];
  if (at !== undefined && !isMoment(at)) throw badCursor(cursor ?? '');
  const isFurther =
    at === undefined ? undefined : sql`(${updates.at}, ${updates.id}) < (${at}::timestamptz, ${id})`;
  const rows = await select(database, viewer, isFurther, pageSize + 1);
  const last = rows.slice(0, pageSize).at(-1);
  return {
    items: rows.slice(0, pageSize).map(({ update }) => update),
    ...(rows.length > pageSize &&
      last && { nextCursor: writeCursor(list, [last.at.toISOString(), last.update.id]) }),
  };
}

/** One update; undefined when the tenant has no such. */
export async function readUpdate(
  database: Database,
  viewer: Viewer,
  id: string,
): Promise<Update | undefined> {
  const [row] = await select(database, viewer, eq(updates.id, id), 1);
  return row?.update;
}

async function select(
  database: Database,
  viewer: Viewer,
  condition: SQL | undefined,
  limit: number,
): Promise<{ at: Date; update: Update }[]> {
  const hidden = await hiddenStepIds(database, viewer);
  const rows = await database
    .select({ at: updates.at, body: updates.body, seenAt: updatesSeen.at })
    .from(updates)
    .leftJoin(
      updatesSeen,
      and(
        eq(updatesSeen.tenantId, updates.tenantId),
        eq(updatesSeen.updateId, updates.id),
        eq(updatesSeen.personId, viewer.person.id),
      ),
    )
    .where(and(eq(updates.tenantId, viewer.tenant.id), condition))
    .orderBy(desc(updates.at), desc(updates.id))
    .limit(limit);
  return rows.map(({ at, body, seenAt }) => ({
    at,
    update: { ...withoutHidden(body, hidden), ...(seenAt && { seenAt: seenAt.toISOString() }) },
  }));
}

function withoutHidden(body: Omit<Update, 'seenAt'>, hidden: ReadonlySet<string>): Omit<Update, 'seenAt'> {
  const affects = body.affects?.filter(({ stepId }) => stepId === undefined || !hidden.has(stepId));
  return affects ? { ...body, affects } : body;
}
