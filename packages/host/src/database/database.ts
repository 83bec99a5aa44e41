import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { fileURLToPath } from 'node:url';

/** A PostgreSQL database, or a transaction of one; nothing in it says which driver is behind. */
export type Database = PgDatabase<PgQueryResultHKT>;

/** An open database. */
export interface OpenDatabase {
  readonly database: Database;
  /** Carries texts between the processes that share the database; absent where only one can open it. */
  readonly broadcast?: Broadcast;
  /** Says under which address this process serves, for whoever else wants a database that only one can open. */
  announce(url: string): void;
  /** Waits for what runs, and closes. */
  close(): Promise<void>;
}

/** Short texts between the processes that share a database. A text may get lost; then listeners are told that one may. */
export interface Broadcast {
  /** Sends a text of at most 7,000 bytes to the other processes, soon, and equal ones perhaps only once. */
  send(text: string): void;
  /** Hears what others send; the returned function ends it. */
  listen(listener: BroadcastListener): () => void;
}

/** Who hears the texts of other processes. */
export interface BroadcastListener {
  readonly heard: (text: string) => void;
  /** Called when texts may have been missed. */
  readonly missed: () => void;
}

/** The folder of what brings a database up to the newest schema. */
export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Writes in one transaction; each statement sees what was committed before it began, whatever the database's default is. */
export function writeTogether<Result>(
  database: Database,
  write: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  return database.transaction(write, { isolationLevel: 'read committed' });
}

/** Reads several times as at one moment, so that the parts of an answer fit together. */
export function readTogether<Result>(
  database: Database,
  read: (snapshot: Database) => Promise<Result>,
): Promise<Result> {
  return database.transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' });
}
