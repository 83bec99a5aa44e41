import {
  HostResponseError,
  type JourneyAdapter,
  type Query,
  type ResourceFilter,
} from '@partner-journey/client';
import type { Session } from '@partner-journey/contract';
import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { mockEvents } from './mock-events.js';
import { mockUploadLimits, routeMockUploads } from './mock-uploads.js';
import { problemAnswer } from './problem-answer.js';
import { readChanges } from './read-changes.js';

/** Where the contract is served. */
export const mockPath = '/api/v1';

/** What a host of sample data needs beside its data. */
export interface MockSurroundings {
  readonly origins: readonly string[];
  /** Aborts when it ends: live streams end with it. */
  readonly stopped: AbortSignal;
}

/** Serves an adapter by the contract over HTTP. */
export function createMockApp(adapter: JourneyAdapter, { origins, stopped }: MockSurroundings): Hono {
  const app = new Hono();
  app.use(
    cors({
      origin: (origin) => (isLocal(origin) || origins.includes(origin) ? origin : null),
      allowMethods: ['GET', 'HEAD', 'POST'],
      allowHeaders: ['Authorization', 'Content-Type', 'If-None-Match', 'Last-Event-ID'],
      exposeHeaders: ['ETag', 'Retry-After', 'Date'],
    }),
  );
  app.route(mockPath, createApi(adapter, stopped));
  app.notFound(() => problemAnswer('not-found', 'There is no such thing here'));
  app.onError((error) => {
    const problem = error instanceof HostResponseError ? error.problem : undefined;
    if (problem) return problemAnswer(problem.code, problem.title);
    if (error instanceof HostResponseError) return problemAnswer('not-found', error.message);
    return problemAnswer('internal', 'Something went wrong here');
  });
  return app;
}

function createApi(adapter: JourneyAdapter, stopped: AbortSignal): Hono {
  const api = new Hono();
  const answer = (context: Context, query: Query) => answerRead(context, adapter, query);
  api.get('/session', (context) => answer(context, { kind: 'session' }));
  api.get('/journeys', (context) => answer(context, { kind: 'journeys' }));
  api.get('/journeys/:journeyId', (context) => answer(context, { kind: 'journey', ...context.req.param() }));
  api.get('/journeys/:journeyId/steps/:stepId/history', (context) =>
    answer(context, { kind: 'history', ...context.req.param() }),
  );
  api.get('/resources', (context) => answer(context, { kind: 'resources', filter: filterOf(context) }));
  api.get('/resources/:resourceId', (context) => answerResource(context, adapter));
  for (const kind of ['surveys', 'feedback', 'updates', 'insights'] as const) {
    api.get(`/${kind}`, (context) => answer(context, { kind }));
  }
  api.get('/events', (context) => mockEvents(context, adapter, stopped));
  api.post('/changes', async (context) => {
    const read = await readChanges(context.req.raw);
    if (read instanceof Response) return read;
    const { changes, madeBy } = read;
    return context.json((await adapter.send(changes, { signal: context.req.raw.signal, madeBy })) as object);
  });
  routeMockUploads(api);
  return api;
}

/** Whether an origin is a page on this machine, at whatever port. */
function isLocal(origin: string): boolean {
  return /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(origin);
}

async function answerRead(context: Context, adapter: JourneyAdapter, query: Query): Promise<Response> {
  const { signal } = context.req.raw;
  const read = await adapter.read(query, { signal, etag: context.req.header('If-None-Match') });
  context.header('Cache-Control', 'private, max-age=5');
  if (read.unchanged) return context.body(null, 304);
  if (read.etag !== undefined) context.header('ETag', read.etag);
  return context.json(query.kind === 'session' ? withUploads(read.body as Session) : (read.body as object));
}

/** The sample data takes no files; the mock does. */
function withUploads(session: Session): Session {
  return { ...session, capabilities: { ...session.capabilities, uploads: mockUploadLimits } };
}

/** The memory adapter finds no single resource, so it is picked out of all of them. */
async function answerResource(context: Context, adapter: JourneyAdapter): Promise<Response> {
  const { signal } = context.req.raw;
  const id = context.req.param('resourceId');
  for (let cursor: string | undefined, page = 0; page === 0 || cursor !== undefined; page += 1) {
    const filter = { limit: 100, ...(cursor !== undefined && { cursor }) };
    const { body } = await adapter.read({ kind: 'resources', filter }, { signal });
    const { items, nextCursor } = body as { items: { id?: unknown }[]; nextCursor?: string };
    const found = items.find((item) => item.id === id);
    if (found) return context.json(found);
    cursor = nextCursor;
  }
  return problemAnswer('not-found', `There is no resource "${id}"`);
}

const plainMembers: ReadonlySet<string> = new Set(['q', 'stageId', 'stepId', 'kind', 'sort', 'cursor']);

function filterOf(context: Context): ResourceFilter {
  const { limit = '', ...members } = context.req.query();
  const plain = Object.fromEntries(Object.entries(members).filter(([name]) => plainMembers.has(name)));
  const facets: Record<string, string[]> = {};
  for (const [name, values] of Object.entries(context.req.queries())) {
    const facet = /^facet\[(.*)\]$/s.exec(name)?.[1];
    if (facet !== undefined) facets[facet] = values;
  }
  return { ...plain, facets, ...(/^([1-9]\d?|100)$/.test(limit) && { limit: Number(limit) }) };
}
