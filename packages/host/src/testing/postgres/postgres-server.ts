import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** A PostgreSQL in which tests make databases. */
export interface PostgresServer {
  /** Makes an empty database; `remove` takes it away, whoever uses it. */
  createDatabase(): Promise<{ readonly url: string; remove(): Promise<void> }>;
}

const script = fileURLToPath(new URL('serve-postgres.ts', import.meta.url));
/** Kept things need not survive a loss of power in a test, and no code may lean on the zone of a server. */
const forTests = ['fsync=off', 'max_connections=300', 'timezone=Pacific/Auckland'];

let shared: Promise<PostgresServer> | undefined;

/**
 * The PostgreSQL of this process: that of `TEST_DATABASE_URL`, else one of its own, which ends with this process.
 * @throws {Error} saying what to do, where there is none.
 */
export function sharedPostgres(): Promise<PostgresServer> {
  shared ??= (async () => serverAt(process.env['TEST_DATABASE_URL'] || (await startPostgres(forTests))))();
  return shared;
}

/** Starts a PostgreSQL that ends with this process; resolves with its address. */
export async function startPostgres(settings: readonly string[]): Promise<string> {
  const args = ['--import', import.meta.resolve('tsx'), '--conditions=source', script, ...settings];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  const gone = once(child, 'close').then(() => true);
  while (!said.stdout.includes('\n')) {
    const isGone = await Promise.race([gone, once(child.stdout, 'data').then(() => false)]);
    if (isGone) throw new Error(`PostgreSQL did not start: ${said.stderr.trim()}`);
  }
  // its input ends when this process does, however that comes; nothing else holds either of them
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr])
    (stream as unknown as { unref(): void }).unref();
  return said.stdout.trim();
}

/** A PostgreSQL that runs already. */
export function serverAt(adminUrl: string): PostgresServer {
  const run = async (statement: string) => {
    const client = new pg.Client(adminUrl);
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  return {
    createDatabase: async () => {
      const name = `partner_journey_${randomBytes(6).toString('hex')}`;
      await run(`create database ${name}`);
      const url = new URL(adminUrl);
      url.pathname = `/${name}`;
      return { url: url.href, remove: () => run(`drop database ${name} with (force)`) };
    },
  };
}
