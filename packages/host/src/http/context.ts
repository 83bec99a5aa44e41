import type { Context } from 'hono';
import type { Database } from '../database/database.js';
import type { EventBell } from '../live/event-bell.js';
import type { EventFeeds } from '../live/event-feed.js';
import type { Viewer } from '../reading/viewer.js';
import type { Scanning } from '../uploads/scanning.js';

/** What the routes work with. */
export interface HostServices {
  readonly database: Database;
  readonly bell: EventBell;
  readonly feeds: EventFeeds;
  /** Looks through files. */
  readonly scanning: Scanning;
  readonly now: () => Date;
  /** Milliseconds between two heartbeats of a stream. */
  readonly heartbeatMs: number;
  /** How many live messages of a tenant are kept for those who come back. */
  readonly keptEvents: number;
  /** Aborts when the host stops taking requests. */
  readonly stopping: AbortSignal;
  /** Writes one line about a fault. */
  readonly log: (line: string) => void;
}

/** What middleware hands on to a route. */
export interface HostVariables {
  /** Who asks; set on everything below the API's path. */
  viewer: Viewer;
}

/** The context of one request. */
export type RequestContext = Context<{ Variables: HostVariables }>;
