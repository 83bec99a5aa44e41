import type { Database } from './database/database.js';
import { openDataFolder } from './database/data-folder.js';
import { createApp } from './http/app.js';
import type { HostServices } from './http/context.js';
import { createLocalBell, type EventBell } from './live/event-bell.js';
import { loadSeed } from './seed/load-seed.js';
import type { SeedProgram } from './seed/program-data.js';
import { seedProgram } from './seed/program/index.js';

/** How a host is made. */
export interface HostOptions {
  /** Folder of the database; made when it is not there. One process at a time can hold it. */
  readonly dataDir: string;
  /** Origins whose pages may call the API, such as `https://portal.example`. @default pages of this machine, at any port */
  readonly allowedOrigins?: readonly string[];
  /** Programs to write into the database where their tenant is not there yet. @default the demo's program */
  readonly seed?: (now: string) => readonly SeedProgram[];
  /** Milliseconds between two heartbeats of a live stream. @default 15000 */
  readonly heartbeatMs?: number;
  /** How many live messages of a tenant are kept for readers who come back. @default 10000 */
  readonly keptEvents?: number;
  /** Wakes the live streams when there is news. @default one that is heard in this process only */
  readonly bell?: EventBell;
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
 * Opens the data folder, brings the database up to date, seeds it, and makes the API over it.
 * @throws {HostStartError} when the folder is held by another process or cannot be used.
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const folder = await openDataFolder(options.dataDir);
  const { database } = folder;
  try {
    const startedAt = new Date();
    const programs = (options.seed ?? demoProgram)(startedAt.toISOString());
    for (const program of programs) await loadSeed(database, program, startedAt);
  } catch (error) {
    await folder.close();
    throw error;
  }
  const stopping = new AbortController();
  const app = createApp(servicesFor(options, database, stopping.signal), options);
  return {
    fetch: app.fetch,
    database,
    announce: (url) => folder.lock.announce(url),
    drain: () => stopping.abort(),
    close: async () => {
      stopping.abort();
      await folder.close();
    },
  };
}

function demoProgram(now: string): readonly SeedProgram[] {
  return [seedProgram(now)];
}

function servicesFor(options: HostOptions, database: Database, stopping: AbortSignal): HostServices {
  return {
    database,
    stopping,
    bell: options.bell ?? createLocalBell(),
    now: () => new Date(),
    heartbeatMs: options.heartbeatMs ?? 15_000,
    keptEvents: options.keptEvents ?? 10_000,
    log: options.log ?? ((line) => process.stderr.write(`partner-journey-host: ${line}\n`)),
  };
}
