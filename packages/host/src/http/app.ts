import { Hono } from 'hono';
import { isPassing } from '../database/connection-fault.js';
import { describeFault } from '../problems/fault.js';
import { ProblemError, problem, problemResponse } from '../problems/problem.js';
import { identify } from './auth.js';
import type { HostServices, HostVariables } from './context.js';
import { allowOrigins } from './cors.js';
import { requireStorable } from './query.js';
import { routeChanges } from './routes/changes.js';
import { routeEvents } from './routes/events.js';
import { routeReads } from './routes/reads.js';
import { routeRevisions } from './routes/revisions.js';
import { routeUploads } from './routes/uploads.js';

/** Where the contract is served. */
export const apiPath = '/api/v1';
/** Where the program's own tools talk to this host: beside the contract, not a part of it. */
export const programPath = '/program/v1';

/** The whole HTTP side: CORS, who asks, the routes of the contract and those of the program's own tools, and a problem document for everything else. */
export function createApp(
  services: HostServices,
  { allowedOrigins }: { allowedOrigins?: readonly string[] | undefined },
): Hono {
  const app = new Hono();
  app.use(allowOrigins(allowedOrigins));
  app.route(apiPath, createApi(services, [routeReads, routeChanges, routeUploads, routeEvents]));
  app.route(programPath, createApi(services, [routeRevisions]));
  app.notFound(() => problemResponse(problem('not-found')));
  app.onError((error) => {
    if (error instanceof ProblemError) return problemResponse(error.problem, error.headers);
    if (services.stopping.aborted) return problemResponse(problem('unavailable', { retryAfterSeconds: 1 }));
    if (isPassing(error)) {
      services.log(`the database was not at hand: ${describeFault(error)}`);
      return problemResponse(problem('unavailable', { retryAfterSeconds: 2 }));
    }
    services.log(`a request failed: ${describeFault(error)}`);
    return problemResponse(problem('internal'));
  });
  return app;
}

type Routes = (api: Hono<{ Variables: HostVariables }>, services: HostServices) => void;

function createApi(services: HostServices, routes: readonly Routes[]): Hono<{ Variables: HostVariables }> {
  const api = new Hono<{ Variables: HostVariables }>();
  api.use(async (context, next) => {
    if (services.stopping.aborted) throw new ProblemError('unavailable', { retryAfterSeconds: 1 });
    requireStorable(context);
    await next();
  });
  api.use(identify(services));
  for (const route of routes) route(api, services);
  refuseOtherMethods(api);
  return api;
}

/** A path that is known answers 405 to every other method, and says which it takes. */
function refuseOtherMethods(api: Hono<{ Variables: HostVariables }>): void {
  const methods = new Map<string, string[]>();
  for (const { path, method } of api.routes) {
    if (method !== 'ALL') methods.set(path, [...new Set([...(methods.get(path) ?? []), method])]);
  }
  for (const [path, known] of methods) {
    const Allow = known.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
    api.all(path, () => {
      throw new ProblemError('method-not-allowed', undefined, { Allow });
    });
  }
}
