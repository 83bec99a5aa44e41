import { parseArgs } from 'node:util';
import type { DatabasePlace } from './database/open-database.js';

/** What the command is asked to do. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | {
      readonly name: 'start';
      readonly port: number;
      readonly place: DatabasePlace;
      readonly allowedOrigins?: readonly string[];
      readonly isSeeded: boolean;
    };

type Environment = Readonly<Record<string, string | undefined>>;

/** Why the arguments cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const;
}

/** What `--help` prints. */
export const helpText = `Serves the Partner Journey contract from a database, on this machine only.

Usage: partner-journey-host [options]

  --port <number>       port to listen on; 0 takes a free one   (PORT, default 8787)
  --data <folder>       where the embedded database is,         (PARTNER_JOURNEY_DATA, default ./.data/partner-journey)
                        or will be
  --database-url <url>  a PostgreSQL database instead, which    (DATABASE_URL)
                        several processes may share
  --pool <number>       most connections to it at once          (PARTNER_JOURNEY_POOL, default 10)
  --origins <list>      origins of the pages that may call it,  (PARTNER_JOURNEY_ORIGINS, default: pages of this
                        separated by commas                     machine, at any port)
  --no-seed             start without the demo's program
  --help                print this
  --version             print the version
`;

const options = {
  port: { type: 'string' },
  data: { type: 'string' },
  'database-url': { type: 'string' },
  pool: { type: 'string' },
  origins: { type: 'string' },
  'no-seed': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/**
 * Reads the arguments and the environment; arguments win, and an empty variable counts as absent.
 * @throws {UsageError} saying what is wrong.
 */
export function readCommand(args: readonly string[], environment: Environment): Command {
  const values = parse(args);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  const origins = values.origins ?? (environment['PARTNER_JOURNEY_ORIGINS'] || undefined);
  return {
    name: 'start',
    port: readPort(values.port ?? (environment['PORT'] || '8787')),
    place: readPlace(values, environment),
    ...(origins !== undefined && { allowedOrigins: readOrigins(origins) }),
    isSeeded: values['no-seed'] !== true,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new UsageError(`A port is a number from 0 to 65535, not "${text}"`);
  return port;
}

/** An argument wins over the environment, whichever of the two it names; then a database over a folder. */
function readPlace(
  values: { data?: string; 'database-url'?: string; pool?: string },
  environment: Environment,
): DatabasePlace {
  const { data, 'database-url': url } = values;
  if (data !== undefined && url !== undefined) {
    throw new UsageError('--data and --database-url exclude each other');
  }
  const databaseUrl = url ?? (data === undefined ? environment['DATABASE_URL'] || undefined : undefined);
  if (databaseUrl === undefined) {
    if (values.pool !== undefined) throw new UsageError('--pool is for --database-url');
    return {
      dataDir: readFolder(data ?? (environment['PARTNER_JOURNEY_DATA'] || './.data/partner-journey')),
    };
  }
  const pool = values.pool ?? (environment['PARTNER_JOURNEY_POOL'] || '10');
  return { databaseUrl: readDatabaseUrl(databaseUrl), poolSize: readPoolSize(pool) };
}

function readDatabaseUrl(text: string): string {
  // the address is not repeated, as it may hold a password
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  throw new UsageError('The address of a database looks like postgresql://user:password@server:5432/name');
}

function readPoolSize(text: string): number {
  const size = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (size < 1) throw new UsageError(`A pool is a number of connections from 1 to 9999, not "${text}"`);
  return size;
}

function readFolder(text: string): string {
  if (text.trim() === '') throw new UsageError('--data needs the name of a folder');
  return text;
}

function readOrigins(text: string): string[] {
  const origins = text.split(',').map((one) => one.trim());
  const wrong = origins.find((one) => !URL.canParse(one) || new URL(one).origin !== one);
  if (wrong !== undefined) {
    throw new UsageError(`An origin looks like https://portal.example, without a path; "${wrong}" does not`);
  }
  return origins;
}
