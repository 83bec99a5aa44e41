import { and, eq } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { journeys, steps } from '../database/schema/index.js';
import type { Viewer } from './viewer.js';

/** Ids of the steps this viewer may not hear of: what only the program sees, for everybody else. */
export async function hiddenStepIds(
  database: Database,
  { tenant, partner, role }: Viewer,
): Promise<Set<string>> {
  if (role === 'program') return new Set();
  const rows = await database
    .select({ id: steps.id })
    .from(steps)
    .innerJoin(journeys, and(eq(journeys.tenantId, steps.tenantId), eq(journeys.id, steps.journeyId)))
    .where(
      and(
        eq(steps.tenantId, tenant.id),
        eq(journeys.partnerId, partner.id),
        eq(steps.visibility, 'program-only'),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
