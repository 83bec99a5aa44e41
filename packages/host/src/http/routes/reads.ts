import type { Hono } from 'hono';
import { readTogether, type Database } from '../../database/database.js';
import { ProblemError } from '../../problems/problem.js';
import { readFeedback } from '../../reading/feedback.js';
import { readHistory } from '../../reading/history.js';
import { readResource, searchResources } from '../../reading/resources.js';
import { sessionOf } from '../../reading/session.js';
import { readJourneys, summaryOf, viewOf } from '../../reading/stored-journey.js';
import { readSurveys } from '../../reading/surveys.js';
import { readUpdates } from '../../reading/updates.js';
import type { Viewer } from '../../reading/viewer.js';
import type { HostServices, HostVariables, RequestContext } from '../context.js';
import { answerRead } from '../etag.js';
import { readCursorQuery, readResourceSearch } from '../query.js';

type Api = Hono<{ Variables: HostVariables }>;

/** Everything that can be read, each under the path of the contract, and each as of one moment. */
export function routeReads(api: Api, services: HostServices): void {
  routeJourneys(api, services);
  routeLists(api, services);
}

function routeJourneys(api: Api, { database, now }: HostServices): void {
  api.get('/session', (context) => {
    const session = sessionOf(context.var.viewer, now());
    return answerRead(context, session, { ...session, serverTime: '' });
  });

  api.get('/journeys', async (context) => {
    const { viewer } = context.var;
    const journeys = await readTogether(database, (snapshot) => readJourneys(snapshot, viewer));
    return answerRead(context, { items: journeys.map((journey) => summaryOf(journey, viewer)) });
  });

  api.get('/journeys/:journeyId', async (context) => {
    const { viewer } = context.var;
    const journeyId = context.req.param('journeyId');
    const [stored] = await readTogether(database, (snapshot) =>
      readJourneys(snapshot, viewer, { journeyId }),
    );
    if (!stored) throw new ProblemError('not-found');
    const journey = viewOf(stored, viewer, now());
    return answerRead(context, journey, { ...journey, asOf: '' });
  });
}

function routeLists(api: Api, { database, now }: HostServices): void {
  const answer = async (
    context: RequestContext,
    read: (snapshot: Database, viewer: Viewer) => Promise<unknown>,
  ) => {
    const body = await readTogether(database, (snapshot) => read(snapshot, context.var.viewer));
    if (body === undefined) throw new ProblemError('not-found');
    return answerRead(context, body);
  };

  api.get('/journeys/:journeyId/steps/:stepId/history', (context) => {
    const query = { ...context.req.param(), cursor: readCursorQuery(context) };
    return answer(context, (snapshot, viewer) => readHistory(snapshot, viewer, query));
  });

  api.get('/resources', (context) => {
    const search = readResourceSearch(context);
    return answer(context, (snapshot, viewer) => searchResources(snapshot, viewer, search));
  });

  api.get('/resources/:resourceId', (context) =>
    answer(context, (snapshot, viewer) => readResource(snapshot, viewer, context.req.param('resourceId'))),
  );

  api.get('/surveys', (context) =>
    answer(context, (snapshot, viewer) => readSurveys(snapshot, viewer, now())),
  );

  api.get('/feedback', (context) => {
    const cursor = readCursorQuery(context);
    return answer(context, (snapshot, viewer) => readFeedback(snapshot, viewer, cursor));
  });

  api.get('/updates', (context) => {
    const cursor = readCursorQuery(context);
    return answer(context, (snapshot, viewer) => readUpdates(snapshot, viewer, cursor));
  });
}
