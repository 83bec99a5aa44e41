import type { Hono } from 'hono';
import { ProblemError } from '../../problems/problem.js';
import { readFeedback } from '../../reading/feedback.js';
import { readHistory } from '../../reading/history.js';
import { readResource, searchResources } from '../../reading/resources.js';
import { sessionOf } from '../../reading/session.js';
import { readJourneys, summaryOf, viewOf } from '../../reading/stored-journey.js';
import { readSurveys } from '../../reading/surveys.js';
import { readUpdates } from '../../reading/updates.js';
import type { HostServices, HostVariables } from '../context.js';
import { answerRead } from '../etag.js';
import { readCursorQuery, readResourceSearch } from '../query.js';

/** Everything that can be read, each under the path of the contract. */
export function routeReads(api: Hono<{ Variables: HostVariables }>, { database, now }: HostServices): void {
  api.get('/session', (context) => {
    const session = sessionOf(context.var.viewer, now());
    return answerRead(context, session, { ...session, serverTime: '' });
  });

  api.get('/journeys', async (context) => {
    const { viewer } = context.var;
    const journeys = await readJourneys(database, viewer);
    return answerRead(context, { items: journeys.map((journey) => summaryOf(journey, viewer)) });
  });

  api.get('/journeys/:journeyId', async (context) => {
    const { viewer } = context.var;
    const [stored] = await readJourneys(database, viewer, { journeyId: context.req.param('journeyId') });
    if (!stored) throw new ProblemError('not-found');
    const journey = viewOf(stored, viewer, now());
    return answerRead(context, journey, { ...journey, asOf: '' });
  });

  api.get('/journeys/:journeyId/steps/:stepId/history', async (context) => {
    const query = { ...context.req.param(), cursor: readCursorQuery(context) };
    return answerRead(context, await readHistory(database, context.var.viewer, query));
  });

  api.get('/resources', async (context) => {
    const search = readResourceSearch(context);
    return answerRead(context, await searchResources(database, context.var.viewer, search));
  });

  api.get('/resources/:resourceId', async (context) => {
    const resource = await readResource(database, context.var.viewer, context.req.param('resourceId'));
    if (!resource) throw new ProblemError('not-found');
    return answerRead(context, resource);
  });

  api.get('/surveys', async (context) =>
    answerRead(context, await readSurveys(database, context.var.viewer, now())),
  );

  api.get('/feedback', async (context) =>
    answerRead(context, await readFeedback(database, context.var.viewer, readCursorQuery(context))),
  );

  api.get('/updates', async (context) =>
    answerRead(context, await readUpdates(database, context.var.viewer, readCursorQuery(context))),
  );
}
