import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSuperuser, nobody, postgresFiles } from './postgres-files.js';

/**
 * A process that runs a new PostgreSQL on this machine alone and prints its address; further arguments are settings,
 * such as `fsync=off`. It ends, and takes the data away, when its input ends: also when whoever started it was killed.
 */
const settings = process.argv.slice(2);
const attempts = 5;
const owner = isSuperuser ? { uid: nobody, gid: nobody } : {};
const password = 'only for tests';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function initialize(bin: string, folder: string): Promise<string> {
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password);
  if (isSuperuser) await Promise.all([folder, passwordFile].map((path) => chown(path, nobody, nobody)));
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const rights = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const child = spawn(join(bin, 'initdb'), ['--pgdata', data, '--no-sync', ...locale, ...rights], {
    ...owner,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`initdb ended with ${code ?? 'a signal'}.`);
  return data;
}

/** Starts the server; undefined when it ends at once, as it does when somebody took its port. */
async function start(bin: string, data: string, port: number): Promise<ChildProcess | undefined> {
  const all = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
  const flags = all.flatMap((setting) => ['-c', setting]);
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...owner,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(child, 'close').then(() => undefined);
  const ready = new Promise<ChildProcess>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('ready to accept connections')) resolve(child);
    });
  });
  return Promise.race([ready, gone]);
}

async function stop(child: ChildProcess | undefined, folder: string): Promise<void> {
  if (child && child.exitCode === null) {
    const closed = once(child, 'close');
    child.kill('SIGINT');
    await closed;
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'partner-journey-postgres-'));
  let child: ChildProcess | undefined;
  const ended = Promise.race([
    once(process.stdin.resume(), 'close'),
    once(process, 'SIGINT'),
    once(process, 'SIGTERM'),
  ]);
  try {
    const bin = join(await postgresFiles(), 'bin');
    const data = await initialize(bin, folder);
    for (let attempt = 1; !child && attempt <= attempts; attempt += 1) {
      const port = await freePort();
      child = await start(bin, data, port);
      const url = `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
      if (child) process.stdout.write(`${url}\n`);
    }
    if (!child) throw new Error(`PostgreSQL did not start in ${attempts} attempts.`);
    await ended;
  } finally {
    await stop(child, folder);
  }
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
