import type { Hono } from 'hono';
import { decideOnce } from '../../changes/ledger.js';
import { ProblemError, problem, problemResponse } from '../../problems/problem.js';
import { readRevision } from '../../revisions/read-revision.js';
import { revise } from '../../revisions/revise.js';
import type { HostServices, HostVariables } from '../context.js';
import { limitBody } from '../limit-body.js';
import { readJson } from '../read-json.js';

const maxBodyBytes = 256 * 1024;

/**
 * `POST /journeys/{id}/revisions`: the program changes a journey that a partner is inside of. The answer is a receipt, the
 * same again for the same id; what does not fit is answered with its problem and status, and nothing is changed.
 */
export function routeRevisions(api: Hono<{ Variables: HostVariables }>, services: HostServices): void {
  api.post('/journeys/:journeyId/revisions', limitBody(maxBodyBytes), async (context) => {
    const { viewer } = context.var;
    if (viewer.role !== 'program') throw new ProblemError('forbidden');
    const change = readRevision(await readJson(context), context.req.param('journeyId'));
    const receipt = await decideOnce(services, viewer, { change, effectOf: revise });
    if (!receipt) return problemResponse(problem('change-id-reused'));
    if (receipt.problem) return problemResponse(receipt.problem);
    context.header('Cache-Control', 'no-store');
    return context.json(receipt);
  });
}
