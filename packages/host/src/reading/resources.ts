import type { Resource, ResourcePage } from '@partner-journey/contract';
import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { libraryItems, resourceFacets, resources } from '../database/schema/index.js';
import { badCursor, readCursor, writeCursor } from './cursor.js';
import { hiddenStepIds } from './hidden-steps.js';
import { facetNames, facetsOf, type FacetName } from './resource-facets.js';
import { resourceCondition, textQuery, type ResourceSearch } from './resource-query.js';
import type { Viewer } from './viewer.js';

type ResourceRow = Pick<typeof resources.$inferSelect, 'id' | 'body'>;
type LibraryRow = Omit<typeof libraryItems.$inferSelect, 'tenantId' | 'personId' | 'resourceId'>;

/** A page of the library, with what each choice would leave and how many match in all. */
export async function searchResources(
  database: Database,
  viewer: Viewer,
  search: ResourceSearch,
): Promise<ResourcePage> {
  const hidden = await hiddenStepIds(database, viewer);
  const condition = resourceCondition(database, viewer, search, { hidden });
  const order = orderOf(search);
  const list = `resources/${search.sort}`;
  const rows = await database
    .select({ id: resources.id, body: resources.body, key: sql<string>`(${order.key})::text` })
    .from(resources)
    .where(and(condition, afterCursor(order, readCursor(list, search.cursor, 2), search.cursor)))
    .orderBy(order.descends ? desc(order.key) : asc(order.key), asc(resources.id))
    .limit(search.limit + 1);
  const [total] = await database.select({ count: count() }).from(resources).where(condition);
  const items = rows.slice(0, search.limit);
  const last = items.at(-1);
  return {
    items: await present(database, viewer, items, hidden),
    facets: facetsOf(await countFacets(database, viewer, search, hidden), viewer.tenant.locale),
    total: total?.count ?? 0,
    ...(rows.length > search.limit && last && { nextCursor: writeCursor(list, [last.key, last.id]) }),
  };
}

/** One resource; undefined when the tenant has no such. */
export async function readResource(
  database: Database,
  viewer: Viewer,
  id: string,
): Promise<Resource | undefined> {
  const rows = await database
    .select({ id: resources.id, body: resources.body })
    .from(resources)
    .where(and(eq(resources.tenantId, viewer.tenant.id), eq(resources.id, id)));
  const [resource] = await present(database, viewer, rows, await hiddenStepIds(database, viewer));
  return resource;
}

interface Order {
  readonly key: SQL;
  readonly descends: boolean;
  /** Whether a text of a cursor is such a key. */
  readonly isKey: (text: string) => boolean;
  readonly type: SQL;
}

function orderOf({ sort, words }: ResourceSearch): Order {
  if (sort === 'title') {
    return { key: sql`lower(${resources.title})`, descends: false, isKey: () => true, type: sql`text` };
  }
  if (sort === 'relevance' && words && words.length > 0) {
    const key = sql`ts_rank(${resources.search}, ${textQuery(words)})::float8`;
    return {
      key,
      descends: true,
      isKey: (text) => /^[\d.e+-]+$/.test(text) && !isNaN(Number(text)),
      type: sql`float8`,
    };
  }
  const key = sql`floor(extract(epoch from ${resources.freshAt}) * 1000)::bigint`;
  return { key, descends: true, isKey: (text) => /^-?\d{1,15}$/.test(text), type: sql`bigint` };
}

function afterCursor(
  { key, descends, isKey, type }: Order,
  keys: readonly string[] | undefined,
  cursor = '',
): SQL | undefined {
  const [last, id] = keys ?? [];
  if (last === undefined || id === undefined) return undefined;
  if (!isKey(last)) throw badCursor(cursor);
  const value = sql`${last}::${type}`;
  const isFurther = descends ? sql`${key} < ${value}` : sql`${key} > ${value}`;
  return sql`(${isFurther} or (${key} = ${value} and ${resources.id} > ${id}))`;
}

/** Counts every facet under all choices but its own. */
async function countFacets(
  database: Database,
  viewer: Viewer,
  search: ResourceSearch,
  hidden: ReadonlySet<string>,
): Promise<{ name: string; value: string; count: number }[]> {
  const free = facetNames.filter((name) => !search.facets.has(name));
  const groups: { names: readonly FacetName[]; except?: FacetName }[] = [
    { names: free },
    ...[...search.facets.keys()].map((name) => ({ names: [name], except: name })),
  ];
  const counted: { name: string; value: string; count: number }[] = [];
  for (const { names, except } of groups) {
    const query = database
      .select({
        name: resourceFacets.name,
        value: resourceFacets.value,
        count: sql<number>`count(*)::int`,
      })
      .from(resourceFacets)
      .innerJoin(
        resources,
        and(eq(resources.tenantId, resourceFacets.tenantId), eq(resources.id, resourceFacets.resourceId)),
      )
      .where(
        and(
          inArray(resourceFacets.name, [...names]),
          resourceCondition(database, viewer, search, { hidden, ...(except && { except }) }),
        ),
      )
      .groupBy(resourceFacets.name, resourceFacets.value);
    counted.push(...(await query));
  }
  return counted;
}

async function present(
  database: Database,
  { tenant, person }: Viewer,
  rows: readonly ResourceRow[],
  hidden: ReadonlySet<string>,
): Promise<Resource[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const own = await database
    .select()
    .from(libraryItems)
    .where(
      and(
        eq(libraryItems.tenantId, tenant.id),
        eq(libraryItems.personId, person.id),
        inArray(libraryItems.resourceId, ids),
      ),
    );
  const byId = new Map(own.map((row) => [row.resourceId, row]));
  return rows.map(({ id, body }) => ({ ...withoutHidden(body, hidden), mine: mineOf(byId.get(id)) }));
}

function withoutHidden(body: ResourceRow['body'], hidden: ReadonlySet<string>): ResourceRow['body'] {
  const stepIds = body.stepIds?.filter((id) => !hidden.has(id));
  return stepIds ? { ...body, stepIds } : body;
}

function mineOf(row: LibraryRow | undefined): Resource['mine'] {
  if (!row) return {};
  return {
    ...(row.favorite !== null && { favorite: row.favorite }),
    ...(row.seenAt && { seenAt: row.seenAt.toISOString() }),
    ...(row.progress !== null && { progress: row.progress }),
    ...(row.completedAt && { completedAt: row.completedAt.toISOString() }),
    ...(row.rating !== null && { rating: row.rating }),
  };
}
