import type { OpenDatabase } from './database.js';
import { describeAddress } from './database-address.js';

/** Where a host keeps everything. */
export interface DatabasePlace {
  /** Folder of the embedded database; made when it is not there. One process at a time can hold it. */
  readonly dataDir?: string;
  /**
   * Address of a PostgreSQL database, such as `postgresql://host:secret@db.example:5432/journeys`, which any number of
   * hosts may share. Wins over `dataDir`.
   */
  readonly databaseUrl?: string;
  /** Most connections to PostgreSQL at once, beside one that listens. @default 10 */
  readonly poolSize?: number;
}

/**
 * Opens a database and brings it up to the newest schema; only the engine that is needed is loaded.
 * @param log Takes one line about each fault while it is open.
 * @throws {HostStartError} when it cannot be opened.
 */
export async function openDatabase(
  { dataDir, databaseUrl, poolSize = 10 }: DatabasePlace,
  log: (line: string) => void,
): Promise<OpenDatabase> {
  if (databaseUrl !== undefined) {
    const { openPostgres } = await import('./postgres/open-postgres.js');
    return openPostgres(databaseUrl, { poolSize, log });
  }
  if (dataDir === undefined) throw new TypeError('A host needs a dataDir or a databaseUrl.');
  const { openDataFolder } = await import('./pglite/data-folder.js');
  return openDataFolder(dataDir);
}

/** Where a host keeps everything, for people: without who signs in or with what. */
export function describePlace({ dataDir = '', databaseUrl }: DatabasePlace): string {
  return databaseUrl === undefined ? dataDir : `the database ${describeAddress(databaseUrl)}`;
}
