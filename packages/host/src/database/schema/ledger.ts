import type { Receipt } from '@partner-journey/contract';
import { bigint, boolean, foreignKey, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.js';
import { tenants } from './tenants.js';

/** The ledger: every change that was ever decided, with its receipt. Written in the transaction of its effect. */
export const changes = pgTable(
  'changes',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** Who sent it. */
    personId: text('person_id').notNull(),
    /** SHA-256 of the change and the partner it was sent for. */
    bodyHash: text('body_hash').notNull(),
    /** Kept as the text it was answered with. Null only inside the transaction that decides. */
    receipt: json('receipt').$type<Receipt>(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** Live messages in the order of commits, each with who may hear it. */
export const events = pgTable(
  'events',
  {
    tenantId: tenantId(),
    id: bigint('id', { mode: 'number' }).notNull(),
    /** Null: every partner. */
    partnerId: text('partner_id'),
    /** Null: everybody of the partner. */
    personId: text('person_id'),
    programOnly: boolean('program_only').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id'),
    revision: text('revision'),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({ columns: [table.tenantId], foreignColumns: [tenants.id] }),
  ],
);
