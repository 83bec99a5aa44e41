import type { Resource } from '@partner-journey/contract';
import { sql, type SQL } from 'drizzle-orm';
import {
  boolean,
  customType,
  doublePrecision,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.js';
import { tenants, people } from './tenants.js';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** The library. `words` is what is searched beside the title. */
export const resources = pgTable(
  'resources',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    title: text('title').notNull(),
    words: text('words').notNull(),
    /** When it was last new; orders `newest`. */
    freshAt: moment('fresh_at').notNull(),
    body: jsonb('body').$type<Omit<Resource, 'mine'>>().notNull(),
    search: tsvector('search').generatedAlwaysAs(
      (): SQL =>
        sql`setweight(to_tsvector('simple', ${resources.title}), 'A') || setweight(to_tsvector('english', ${resources.title}), 'A') || setweight(to_tsvector('simple', ${resources.words}), 'B') || setweight(to_tsvector('english', ${resources.words}), 'B')`,
    ),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('resources_by_words').using('gin', table.search),
    foreignKey({ columns: [table.tenantId], foreignColumns: [tenants.id] }),
  ],
);

/** One row per value of a facet, so that narrowing and counting are the same for all of them. */
export const resourceFacets = pgTable(
  'resource_facets',
  {
    tenantId: tenantId(),
    resourceId: text('resource_id').notNull(),
    name: text('name').notNull(),
    value: text('value').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.name, table.value, table.resourceId] }),
    index('resource_facets_by_resource').on(table.tenantId, table.resourceId),
    foreignKey({
      columns: [table.tenantId, table.resourceId],
      foreignColumns: [resources.tenantId, resources.id],
    }),
  ],
);

/** What a person did with a resource. */
export const libraryItems = pgTable(
  'library_items',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    resourceId: text('resource_id').notNull(),
    favorite: boolean('favorite'),
    seenAt: moment('seen_at'),
    progress: doublePrecision('progress'),
    completedAt: moment('completed_at'),
    score: doublePrecision('score'),
    rating: doublePrecision('rating'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.personId, table.resourceId] }),
    foreignKey({
      columns: [table.tenantId, table.resourceId],
      foreignColumns: [resources.tenantId, resources.id],
    }),
    foreignKey({
      columns: [table.tenantId, table.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
  ],
);

/** What somebody missed in the library. */
export const resourceRequests = pgTable(
  'resource_requests',
  {
    tenantId: tenantId(),
    /** The id of the change that asked. */
    id: text('id').notNull(),
    partnerId: text('partner_id').notNull(),
    personId: text('person_id').notNull(),
    at: moment('at').notNull(),
    text: text('text').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);
