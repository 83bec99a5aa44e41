import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { resourceFacets, resources } from '../database/schema/index.js';
import type { FacetName } from './resource-facets.js';
import type { Viewer } from './viewer.js';

/** What to look for in the library. */
export interface ResourceSearch {
  /** Words to find, each at its beginning; an empty list finds nothing, absent does not narrow. */
  readonly words?: readonly string[] | undefined;
  readonly stageId?: string | undefined;
  readonly stepId?: string | undefined;
  readonly kind?: string | undefined;
  readonly facets: ReadonlyMap<FacetName, readonly string[]>;
  readonly sort: 'relevance' | 'newest' | 'title';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The words of a text that can be looked for. */
export function wordsOf(text: string): string[] {
  return (text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, 12);
}

/** The full-text query: every word, as it stands or by its English stem. */
export function textQuery(words: readonly string[]): SQL {
  const each = words.map(
    (word) => sql`(to_tsquery('simple', ${`${word}:*`}) || to_tsquery('english', ${`${word}:*`}))`,
  );
  return sql`(${sql.join(each, sql` && `)})`;
}

/**
 * What a resource must fulfil.
 * @param options.hidden Ids of steps the viewer may not hear of: nothing helps with them.
 * @param options.except A facet whose own choice does not count, to count what each other choice would leave.
 */
export function resourceCondition(
  database: Database,
  viewer: Viewer,
  search: ResourceSearch,
  { hidden, except }: { hidden: ReadonlySet<string>; except?: FacetName },
): SQL | undefined {
  const { words, stageId, stepId, kind } = search;
  const chosen = [...search.facets].filter(([name]) => name !== except);
  const ofKind: [FacetName, readonly string[]][] = kind === undefined ? [] : [['kind', [kind]]];
  return and(
    eq(resources.tenantId, viewer.tenant.id),
    words?.length === 0 || (stepId !== undefined && hidden.has(stepId)) ? sql`false` : undefined,
    words && words.length > 0 ? sql`${resources.search} @@ ${textQuery(words)}` : undefined,
    stageId === undefined ? undefined : holds({ stageIds: [stageId] }),
    stepId === undefined ? undefined : holds({ stepIds: [stepId] }),
    ...[...chosen, ...ofKind].map(([name, values]) =>
      inArray(
        resources.id,
        database
          .select({ id: resourceFacets.resourceId })
          .from(resourceFacets)
          .where(
            and(
              eq(resourceFacets.tenantId, viewer.tenant.id),
              eq(resourceFacets.name, name),
              inArray(resourceFacets.value, [...values]),
            ),
          ),
      ),
    ),
  );
}

function holds(part: Record<string, readonly string[]>): SQL {
  return sql`${resources.body} @> ${JSON.stringify(part)}::jsonb`;
}
