import type { HistoryPage } from '@partner-journey/contract';
import { and, desc, eq, lt } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { history, journeys, steps } from '../database/schema/index.js';
import { ProblemError } from '../problems/problem.js';
import { badCursor, readCursor, writeCursor } from './cursor.js';
import type { Viewer } from './viewer.js';

const pageSize = 25;

/** What a page of a step's history is asked by. */
export interface HistoryQuery {
  readonly journeyId: string;
  readonly stepId: string;
  readonly cursor?: string | undefined;
}

/**
 * A page of what happened to a step, newest first.
 * @throws {ProblemError} `not-found` when the viewer may not see the step.
 */
export async function readHistory(
  database: Database,
  viewer: Viewer,
  query: HistoryQuery,
): Promise<HistoryPage> {
  await requireStep(database, viewer, query);
  const list = `history/${query.journeyId}/${query.stepId}`;
  const before = readCursor(list, query.cursor, 1)?.[0];
  if (before !== undefined && !/^\d{1,15}$/.test(before)) throw badCursor(query.cursor ?? '');
  const rows = await database
    .select({ seq: history.seq, body: history.body })
    .from(history)
    .where(
      and(
        eq(history.tenantId, viewer.tenant.id),
        eq(history.journeyId, query.journeyId),
        eq(history.stepId, query.stepId),
        before === undefined ? undefined : lt(history.seq, Number(before)),
      ),
    )
    .orderBy(desc(history.seq))
    .limit(pageSize + 1);
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  const hasMore = rows.length > pageSize && last;
  return {
    items: items.map(({ body }) => body),
    ...(hasMore && { nextCursor: writeCursor(list, [String(last.seq)]) }),
  };
}

async function requireStep(
  database: Database,
  { tenant, partner, role }: Viewer,
  { journeyId, stepId }: HistoryQuery,
): Promise<void> {
  const [step] = await database
    .select({ visibility: steps.visibility })
    .from(steps)
    .innerJoin(journeys, and(eq(journeys.tenantId, steps.tenantId), eq(journeys.id, steps.journeyId)))
    .where(
      and(
        eq(steps.tenantId, tenant.id),
        eq(steps.journeyId, journeyId),
        eq(steps.id, stepId),
        eq(journeys.partnerId, partner.id),
      ),
    );
  const isVisible = step && (step.visibility === 'shared' || role === 'program');
  if (!isVisible) throw new ProblemError('not-found');
}
