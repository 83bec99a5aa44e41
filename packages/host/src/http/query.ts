import * as z from 'zod/mini';
import { isStorable } from '../changes/unstorable.js';
import { issuesOf } from '../problems/issues.js';
import { ProblemError } from '../problems/problem.js';
import { isFacetName, type FacetName } from '../reading/resource-facets.js';
import { wordsOf, type ResourceSearch } from '../reading/resource-query.js';
import type { RequestContext } from './context.js';

const short = z.optional(z.string().check(z.maxLength(200)));
const Cursor = z.object({ cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(1000))) });
const Resources = z.extend(Cursor, {
  q: short,
  stageId: short,
  stepId: short,
  kind: short,
  sort: z.optional(z.enum(['relevance', 'newest', 'title'])),
  limit: z.optional(
    z.string().check(z.refine((text) => /^([1-9]\d?|100)$/.test(text), 'a number from 1 to 100')),
  ),
});

const defaultLimit = 24;

/** Refuses addresses with text that no database can keep. */
export function requireStorable(context: RequestContext): void {
  const texts = [decode(context.req.path), ...[...new URL(context.req.url).searchParams].flat()];
  if (texts.some((text) => !isStorable(text))) {
    throw new ProblemError('invalid-request', {
      issues: [{ path: '', expected: 'whole characters in the address', got: 'U+0000' }],
    });
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The cursor of a request; undefined for the first page. */
export function readCursorQuery(context: RequestContext): string | undefined {
  return parse(Cursor, context).cursor;
}

/**
 * What a request looks for in the library. Names that are not known are ignored, as later versions may add some.
 * @throws {ProblemError} `invalid-request` naming the parameter.
 */
export function readResourceSearch(context: RequestContext): ResourceSearch {
  const { q, sort, limit, ...rest } = parse(Resources, context);
  const words = q === undefined || q.trim() === '' ? undefined : wordsOf(q);
  return {
    ...rest,
    words,
    facets: readFacets(context),
    sort: sort ?? (words ? 'relevance' : 'newest'),
    limit: limit === undefined ? defaultLimit : Number(limit),
  };
}

function readFacets(context: RequestContext): Map<FacetName, string[]> {
  const facets = new Map<FacetName, string[]>();
  for (const [key, value] of new URL(context.req.url).searchParams) {
    const name = /^facet\[(.*)\]$/s.exec(key)?.[1];
    if (name === undefined) continue;
    if (!isFacetName(name)) {
      const issue = { path: '/facet', expected: 'a facet of the session', got: 'another name' };
      throw new ProblemError('invalid-request', { issues: [issue] });
    }
    facets.set(name, [...(facets.get(name) ?? []), value]);
  }
  return facets;
}

function parse<Schema extends z.ZodMiniType>(schema: Schema, context: RequestContext): z.infer<Schema> {
  const query = context.req.query();
  const parsed = schema.safeParse(query);
  if (!parsed.success) throw new ProblemError('invalid-request', { issues: issuesOf(parsed.error, query) });
  return parsed.data;
}
