import type { UploadState } from '@partner-journey/contract';
import { sql } from 'drizzle-orm';
import { bigint, customType, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.js';
import { tenants } from './tenants.js';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** Files that people hand over for a step, from the first byte on. */
export const uploads = pgTable(
  'uploads',
  {
    tenantId: tenantId(),
    /** Made by the client. */
    id: text('id').notNull(),
    partnerId: text('partner_id').notNull(),
    /** Who hands it over: until it is handed in, nobody else knows of it. */
    personId: text('person_id').notNull(),
    journeyId: text('journey_id').notNull(),
    stepId: text('step_id').notNull(),
    name: text('name').notNull(),
    type: text('type').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    received: bigint('received', { mode: 'number' }).notNull().default(0),
    state: text('state').$type<UploadState>().notNull(),
    /** Why it is refused. */
    reason: text('reason'),
    /** Until when somebody looks through it: after that, another may. */
    claimedUntil: moment('claimed_until'),
    handedInAt: moment('handed_in_at'),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('uploads_by_step').on(table.tenantId, table.journeyId, table.stepId),
    index('uploads_to_scan')
      .on(table.tenantId, table.id)
      .where(sql`${table.state} = 'scanning'`),
    foreignKey({ columns: [table.tenantId], foreignColumns: [tenants.id] }),
  ],
);

/** The bytes of a file, as they came. */
export const uploadParts = pgTable(
  'upload_parts',
  {
    tenantId: tenantId(),
    uploadId: text('upload_id').notNull(),
    /** Bytes before this part. */
    offset: bigint('offset', { mode: 'number' }).notNull(),
    body: bytea('body').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.uploadId, table.offset] }),
    foreignKey({
      columns: [table.tenantId, table.uploadId],
      foreignColumns: [uploads.tenantId, uploads.id],
    }).onDelete('cascade'),
  ],
);
