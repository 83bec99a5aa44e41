import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { emptyDataFolder } from './empty-folder.js';

/** How a host's process is started. */
export interface HostProcessOptions {
  /** @default a new folder that `stop` removes, with the demo's program */
  readonly dataDir?: string;
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
  readonly dataDir: string;
  /** What it printed, and what it complained about. */
  readonly stdout: string;
  readonly stderr: string;
  /** Sends a signal; resolves with the exit code, or the signal's name, when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
  /** Stops it in order, and removes the folder when it was made for it. */
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
  dataDir,
  port = 0,
  args = [],
}: HostProcessOptions = {}): Promise<HostProcess> {
  const own = dataDir === undefined ? await emptyDataFolder() : undefined;
  const folder = dataDir ?? own?.path ?? '';
  const child = spawn(process.execPath, [...hostCommand, '--port', String(port), '--data', folder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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
    dataDir: folder,
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
