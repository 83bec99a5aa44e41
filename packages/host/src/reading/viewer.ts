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
  const [found] = await database
    .select({
      tenantId: tenants.id,
      tenantName: tenants.name,
      timeZone: tenants.timeZone,
      locale: tenants.locale,
      person: people.body,
      role: people.access,
      expiresAt: tokens.expiresAt,
    })
    .from(tokens)
    .innerJoin(people, and(eq(people.tenantId, tokens.tenantId), eq(people.id, tokens.personId)))
    .innerJoin(tenants, eq(tenants.id, tokens.tenantId))
    .where(eq(tokens.hash, hashToken(token)));
  if (!found) return undefined;
  const { tenantId, tenantName, timeZone, locale, person, role, expiresAt } = found;
  return {
    tenant: { id: tenantId, name: tenantName, timeZone, locale },
    person,
    role,
    expiresAt,
    partners: await partnersOf(database, { tenantId, personId: person.id, role }),
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
