import type { PartnerRef, Person, Role } from '@partner-journey/contract';
import { and, asc, eq, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { Database } from '../database/database.js';
import { memberships, partners, people, tenants, tokens } from '../database/schema/index.js';

/** Somebody who has signed in. */
export interface SignIn {
  readonly tenant: {
    readonly id: string;
    readonly name: string;
    readonly timeZone: string;
    readonly locale: string;
  };
  readonly person: Person;
  readonly role: Role;
  /** Those they may act for, their own choice first. */
  readonly partners: readonly PartnerRef[];
  readonly expiresAt: Date;
  /** The newest live message when this was read: whatever is read afterwards is at least as new. */
  readonly lastEventId: string;
}

/** Somebody who has signed in, and the partner they act for now. */
export interface Viewer extends SignIn {
  readonly partner: PartnerRef;
}

/** What is kept of a bearer token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Who a bearer token belongs to, also when it has run out; undefined when nobody's. */
export async function findSignIn(database: Database, token: string): Promise<SignIn | undefined> {
  // two statements, so that the second one names its tenant: where tenants are spread over servers it asks one of them
  const [known] = await database
    .select()
    .from(tokens)
    .where(eq(tokens.hash, hashToken(token)));
  if (!known) return undefined;
  const { tenantId, personId, expiresAt } = known;
  const [found] = await database
    .select({
      name: tenants.name,
      timeZone: tenants.timeZone,
      locale: tenants.locale,
      lastEventId: tenants.lastEventId,
      person: people.body,
      role: people.access,
    })
    .from(people)
    .innerJoin(tenants, eq(tenants.id, people.tenantId))
    .where(and(eq(people.tenantId, tenantId), eq(people.id, personId)));
  if (!found) return undefined;
  const { name, timeZone, locale, person, role } = found;
  return {
    tenant: { id: tenantId, name, timeZone, locale },
    person,
    role,
    expiresAt,
    lastEventId: String(found.lastEventId),
    partners: await partnersOf(database, { tenantId, personId, role }),
  };
}

/** The program's people act for every partner of their tenant; everybody else for those they were given. */
function partnersOf(
  database: Database,
  { tenantId, personId, role }: { tenantId: string; personId: string; role: Role },
): Promise<PartnerRef[]> {
  const isOwn = and(
    eq(memberships.tenantId, partners.tenantId),
    eq(memberships.partnerId, partners.id),
    eq(memberships.personId, personId),
  );
  const query = database.select({ id: partners.id, name: partners.name }).from(partners);
  const joined =
    role === 'program' ? query.leftJoin(memberships, isOwn) : query.innerJoin(memberships, isOwn);
  return joined
    .where(eq(partners.tenantId, tenantId))
    .orderBy(sql`${memberships.place} nulls last`, asc(partners.name), asc(partners.id));
}
