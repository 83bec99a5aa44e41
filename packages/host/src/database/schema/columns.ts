import { text, timestamp } from 'drizzle-orm/pg-core';

/** A moment to the millisecond, as it is told on the wire. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Whose row it is; every key of every table but `tenants` and `tokens` begins with it. */
export const tenantId = () => text('tenant_id').notNull();
