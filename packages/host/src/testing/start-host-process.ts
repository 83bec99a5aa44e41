import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DatabasePlace } from '../database/open-database.js';
import { pglite } from './every-database.js';

/** How a host's process is started: without a place on a new folder that `stop` removes, with the demo's program. */
export interface HostProcessOptions extends DatabasePlace {
  /** @default a free one */
  readonly port?: number;
  /** More arguments of the command, such as `--origins`. */
  readonly args?: readonly string[];
}

/** A host in a process of its own, as somebody would start it. */
export interface HostProcess {
  /** Base address of the API. */
  readonly url: string;
  readonly pid: number;
  /** Folder of its embedded database; empty where it has none. */
  readonly dataDir: string;
  /** What it printed, and what it complained about. */
  readonly stdout: string;
  readonly stderr: string;
  /** Sends a signal; resolves with the exit code, or the signal's name, when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
  /** Stops it in order, and removes the database when it was made for it. */
  stop(): Promise<void>;
}

/** The arguments of Node that run the command from its source. */
export const hostCommand: readonly string[] = [
  '--import',
  import.meta.resolve('tsx'),
  '--conditions=source',
  fileURLToPath(new URL('../main.ts', import.meta.url)),
];

/**
 * Starts the real host from its source and waits until it serves.
 * @throws {Error} with what it said, when it ends before.
 */
export async function startHostProcess({
  port = 0,
  args = [],
  ...given
}: HostProcessOptions = {}): Promise<HostProcess> {
  const isGiven = given.dataDir !== undefined || given.databaseUrl !== undefined;
  const own = isGiven ? undefined : await pglite.create();
  const place = own?.place ?? given;
  const all = ['--port', String(port), ...argumentsFor(place), ...args];
  const child = spawn(process.execPath, [...hostCommand, ...all], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const gone = once(child, 'close').then(() => child.exitCode ?? child.signalCode ?? 1);
  const url = await untilReady(child, said, gone);
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return gone;
  };
  return {
    url,
    pid: child.pid ?? 0,
    dataDir: place.dataDir ?? '',
    get stdout() {
      return said.stdout;
    },
    get stderr() {
      return said.stderr;
    },
    kill,
    stop: async () => {
      await kill('SIGTERM');
      await own?.remove();
    },
  };
}

/** The arguments of the command that name a database. */
export function argumentsFor({ dataDir = '', databaseUrl }: DatabasePlace): string[] {
  return databaseUrl === undefined ? ['--data', dataDir] : ['--database-url', databaseUrl];
}

async function untilReady(
  child: ChildProcess,
  said: { stdout: string; stderr: string },
  gone: Promise<unknown>,
): Promise<string> {
  for (;;) {
    const url = /serves (http:\S+) /.exec(said.stdout)?.[1];
    if (url !== undefined) return url;
    const event = await Promise.race([
      gone.then(() => 'gone'),
      once(child.stdout as NodeJS.ReadableStream, 'data').then(() => 'said'),
    ]);
    if (event === 'gone') throw new Error(`The host did not start: ${said.stderr.trim()}`);
  }
}
