import type { Database, OpenDatabase } from './database/database.js';
import { openDatabase, type DatabasePlace } from './database/open-database.js';
import { createApp } from './http/app.js';
import type { HostServices } from './http/context.js';
import { createBell, type EventBell } from './live/event-bell.js';
import { createEventFeeds } from './live/event-feed.js';
import { loadSeed } from './seed/load-seed.js';
import type { SeedProgram } from './seed/program-data.js';
import { seedProgram } from './seed/program/index.js';
import { scanForTestVirus, type Scan } from './uploads/scan.js';
import { startScanning } from './uploads/scanning.js';

/** How a host is made. */
export interface HostOptions extends DatabasePlace {
  /** Origins whose pages may call the API, such as `https://portal.example`. @default pages of this machine, at any port */
  readonly allowedOrigins?: readonly string[];
  /** Programs to write into the database where their tenant is not there yet. @default the demo's program */
  readonly seed?: (now: string) => readonly SeedProgram[];
  /** Milliseconds between two heartbeats of a live stream, and after which news is looked for unasked. @default 15000 */
  readonly heartbeatMs?: number;
  /** How many live messages of a tenant are kept for readers who come back. @default 10000 */
  readonly keptEvents?: number;
  /** Wakes the live streams when there is news. @default one that is heard in every process on the same database */
  readonly bell?: EventBell;
  /** Looks through each file that is handed over, before it can be handed in. @default one that knows the EICAR test file only */
  readonly scan?: Scan;
  /** Milliseconds after which a file whose scan failed or was cut off is looked through again. @default 60000 */
  readonly scanAgainMs?: number;
  /** Takes one line about each fault: never a token, never what people wrote. @default standard error */
  readonly log?: (line: string) => void;
}

/** A host that answers requests, wherever they come from. */
export interface Host {
  /** Answers one request under `/api/v1`. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** The open database. */
  readonly database: Database;
  /** Says under which address it serves, for whoever else wants its data folder. */
  announce(url: string): void;
  /** Takes no more changes and ends the live streams; requests that run are finished. */
  drain(): void;
  /** Drains, closes the database and lets go of the folder. */
  close(): Promise<void>;
}

/**
 * Opens the database, brings it up to date, seeds it, and makes the API over it.
 * @throws {HostStartError} when the database cannot be opened, such as a folder that another process holds.
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const log = options.log ?? ((line: string) => process.stderr.write(`partner-journey-host: ${line}\n`));
  const open = await openDatabase(options, log);
  try {
    const startedAt = new Date();
    const programs = (options.seed ?? demoProgram)(startedAt.toISOString());
    for (const program of programs) await loadSeed(open.database, program, startedAt);
  } catch (error) {
    await open.close();
    throw error;
  }
  const stopping = new AbortController();
  const services = servicesFor(options, { open, log, stopping: stopping.signal });
  const app = createApp(services, options);
  return {
    fetch: app.fetch,
    database: open.database,
    announce: open.announce,
    drain: () => stopping.abort(),
    close: async () => {
      stopping.abort();
      await services.scanning.stop();
      await open.close();
    },
  };
}

function demoProgram(now: string): readonly SeedProgram[] {
  return [seedProgram(now)];
}

function servicesFor(
  options: HostOptions,
  { open, log, stopping }: { open: OpenDatabase; log: (line: string) => void; stopping: AbortSignal },
): HostServices {
  const { database, broadcast } = open;
  const { bell = createBell(broadcast), heartbeatMs = 15_000, keptEvents = 10_000 } = options;
  const { scan = scanForTestVirus, scanAgainMs: againMs = 60_000 } = options;
  const now = () => new Date();
  return {
    database,
    bell,
    feeds: createEventFeeds({ database, bell, lookAgainMs: heartbeatMs, log }),
    scanning: startScanning({ database, scan, now, againMs, log }),
    now,
    heartbeatMs,
    keptEvents,
    stopping,
    log,
  };
}
