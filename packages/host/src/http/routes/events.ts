import type { Hono } from 'hono';
import { streamEvents } from '../../live/event-stream.js';
import type { HostServices, HostVariables } from '../context.js';

/** `GET /events`: what becomes stale, as Server-Sent Events; resumes after `Last-Event-ID` or the query's `lastEventId`. */
export function routeEvents(api: Hono<{ Variables: HostVariables }>, services: HostServices): void {
  api.get('/events', (context) => {
    const headers = {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    };
    // nobody would read the body of a HEAD, and nobody would end the stream
    if (context.req.method === 'HEAD') return context.body(null, 200, headers);
    const lastEventId = context.req.header('Last-Event-ID') ?? context.req.query('lastEventId');
    return context.body(streamEvents(services, context.var.viewer, lastEventId), 200, headers);
  });
}
