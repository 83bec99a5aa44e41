import type { Hono } from 'hono';
import { readChanges } from '../../changes/read-changes.js';
import { takeChanges } from '../../changes/take-changes.js';
import { problemResponse } from '../../problems/problem.js';
import type { HostServices, HostVariables } from '../context.js';
import { limitBody } from '../limit-body.js';
import { readJson } from '../read-json.js';

const maxBodyBytes = 256 * 1024;

/**
 * `POST /changes`: one receipt per change. A request with a single change that is no change this host can take
 * (bad form, unknown kind, an id that belongs to another change) is answered with that problem and its status;
 * among others, the same stands in its receipt.
 */
export function routeChanges(api: Hono<{ Variables: HostVariables }>, services: HostServices): void {
  api.post('/changes', limitBody(maxBodyBytes), async (context) => {
    const changes = readChanges(await readJson(context), context.var.viewer);
    const answers = await takeChanges(services, context.var.viewer, changes);
    const [only] = answers;
    if (answers.length === 1 && only && !only.isDecided && only.receipt.problem) {
      return problemResponse(only.receipt.problem);
    }
    context.header('Cache-Control', 'no-store');
    return context.json({ receipts: answers.map(({ receipt }) => receipt) });
  });
}
