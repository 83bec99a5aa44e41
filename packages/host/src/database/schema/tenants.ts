import type { Person, Role } from '@partner-journey/contract';
import { bigint, foreignKey, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.js';

/** A company with a partner program. Nothing below ever crosses from one tenant to another. */
export const tenants = pgTable('tenants', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull(),
  locale: text('locale').notNull(),
  /** Id of the newest live message; its row lock hands ids out in the order of commits. */
  lastEventId: bigint('last_event_id', { mode: 'number' }).notNull().default(0),
});

/** Organizations that walk a journey. */
export const partners = pgTable(
  'partners',
  { tenantId: tenantId(), id: text('id').notNull(), name: text('name').notNull() },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({ columns: [table.tenantId], foreignColumns: [tenants.id] }),
  ],
);

/** People of both sides; `body` is how they are shown, `access` what they may do. */
export const people = pgTable(
  'people',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    access: text('access').$type<Role>().notNull(),
    body: jsonb('body').$type<Person>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({ columns: [table.tenantId], foreignColumns: [tenants.id] }),
  ],
);

/** Whom somebody may act for, in the order they were given. */
export const memberships = pgTable(
  'memberships',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    partnerId: text('partner_id').notNull(),
    place: integer('place').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.personId, table.partnerId] }),
    foreignKey({
      columns: [table.tenantId, table.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
    foreignKey({
      columns: [table.tenantId, table.partnerId],
      foreignColumns: [partners.tenantId, partners.id],
    }),
  ],
);

/**
 * Bearer tokens, as SHA-256 of the secret: the secret itself is nowhere. They are looked up before the tenant is known,
 * so they belong to no tenant's part of the database and refer to it by name only.
 */
export const tokens = pgTable('tokens', {
  hash: text('hash').primaryKey(),
  tenantId: tenantId(),
  personId: text('person_id').notNull(),
  expiresAt: moment('expires_at').notNull(),
});
