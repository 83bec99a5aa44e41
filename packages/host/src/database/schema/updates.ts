import type { Update } from '@partner-journey/contract';
import { foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.js';
import { tenants } from './tenants.js';

/** News and incidents of the program. */
export const updates = pgTable(
  'updates',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    at: moment('at').notNull(),
    body: jsonb('body').$type<Omit<Update, 'seenAt'>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('updates_by_time').on(table.tenantId, table.at, table.id),
    foreignKey({ columns: [table.tenantId], foreignColumns: [tenants.id] }),
  ],
);

/** When a person first saw an update. */
export const updatesSeen = pgTable(
  'updates_seen',
  {
    tenantId: tenantId(),
    updateId: text('update_id').notNull(),
    personId: text('person_id').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.personId, table.updateId] }),
    foreignKey({
      columns: [table.tenantId, table.updateId],
      foreignColumns: [updates.tenantId, updates.id],
    }),
  ],
);
