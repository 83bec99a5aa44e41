import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { migrationsFolder, type Database, type OpenDatabase } from '../database.js';
import { HostStartError, systemCode } from '../start-error.js';
import { describeAddress } from '../database-address.js';
import { openBroadcast } from './postgres-broadcast.js';

const connectTimeoutMs = 10_000;
/** A process that hangs in the middle of a transaction lets go of its rows after this. */
const longestIdleInTransactionMs = 15_000;
const longestStatementMs = 30_000;

/** How PostgreSQL is used. */
export interface PostgresOptions {
  /** Most connections at once, beside one that listens. */
  readonly poolSize: number;
  /** Takes one line about each fault. */
  readonly log: (line: string) => void;
}

/**
 * Opens a PostgreSQL database that other processes may share, and brings it up to the newest schema:
 * one process does, others wait for it.
 * @throws {HostStartError} when it cannot be reached or used; the message never holds the password.
 */
export async function openPostgres(url: string, { poolSize, log }: PostgresOptions): Promise<OpenDatabase> {
  await migrateAlone(url);
  const pool = new pg.Pool({
    ...connectionOptions(url),
    max: poolSize,
    statement_timeout: longestStatementMs,
    idle_in_transaction_session_timeout: longestIdleInTransactionMs,
  });
  // what fails is told by whoever uses the connection; unheard, it would end the process
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const broadcast = openBroadcast({ pool, listenWith: connectionOptions(url), log });
  return {
    database: databaseOf(pool),
    broadcast,
    announce: () => undefined,
    close: async () => {
      await broadcast.close();
      await pool.end();
    },
  };
}

function connectionOptions(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'partner-journey-host',
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/** Each transaction holds a connection of its own, which comes back to the pool only when nothing is left open on it. */
function databaseOf(pool: pg.Pool): Database {
  const transaction: Database['transaction'] = async (work, config) => {
    const client = await pool.connect();
    try {
      const own: Database = drizzle(client);
      return await own.transaction(work, config);
    } finally {
      client.release(client.getTransactionStatus() !== 'I');
    }
  };
  return Object.assign<Database, Pick<Database, 'transaction'>>(drizzle(pool), { transaction });
}

/** The lock belongs to the connection, so a process that dies while it migrates lets the next one in. */
async function migrateAlone(url: string): Promise<void> {
  const client = new pg.Client(connectionOptions(url));
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`select pg_advisory_lock(hashtextextended('partner-journey:migrations', 0))`);
    await migrate(drizzle(client), { migrationsFolder });
  } catch (error) {
    throw cannotOpen(url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Start it',
  ENOTFOUND: 'there is no such server. Check the name',
  '28P01': 'the password is wrong. Check it',
  '28000': 'it does not let this user in. Check its pg_hba.conf',
  '3D000': 'there is no database of that name. Create it',
  '42501': 'its user may not create tables. Give it the right to',
};

function cannotOpen(url: string, cause: unknown): HostStartError {
  const code = codeOf(cause);
  const words = cause instanceof Error ? cause.message.split('\n')[0] : undefined;
  const reason = reasons[code ?? ''] ?? `${code ?? words ?? 'unknown reason'}. Look into its log`;
  return new HostStartError(
    `The database ${describeAddress(url)} cannot be opened: ${reason}, ` +
      'or give another address with --database-url or DATABASE_URL.',
    { cause },
  );
}

/** The code of an error or of what caused it; several attempts count as the first. */
function codeOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
    const code = systemCode(first);
    if (code !== undefined) return code;
  }
  return undefined;
}
