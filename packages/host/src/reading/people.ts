import type { Person } from '@partner-journey/contract';
import { and, asc, eq, isNotNull, or } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { memberships, people } from '../database/schema/index.js';
import type { Viewer } from './viewer.js';

/** Everybody a step of the viewer's partner may be given to: its own people and the program's. */
export async function readPeople(database: Database, { tenant, partner }: Viewer): Promise<Person[]> {
  const rows = await database
    .select({ body: people.body })
    .from(people)
    .leftJoin(
      memberships,
      and(
        eq(memberships.tenantId, people.tenantId),
        eq(memberships.personId, people.id),
        eq(memberships.partnerId, partner.id),
      ),
    )
    .where(
      and(eq(people.tenantId, tenant.id), or(eq(people.access, 'program'), isNotNull(memberships.personId))),
    )
    .orderBy(asc(people.id));
  return rows.map(({ body }) => body);
}
