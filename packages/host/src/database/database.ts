import { PGlite } from '@electric-sql/pglite';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { fileURLToPath } from 'node:url';

/** A PostgreSQL database, or a transaction of one; nothing in it says which driver is behind. */
export type Database = PgDatabase<PgQueryResultHKT>;

/** An open database. */
export interface OpenDatabase {
  readonly database: Database;
  /** Waits for what runs, and closes. */
  close(): Promise<void>;
}

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Opens the database in a folder that holds one, and brings it up to the newest schema. */
export async function openDatabase(folder: string): Promise<OpenDatabase> {
  const engine = await PGlite.create(folder);
  try {
    const database = drizzle(engine);
    await migrate(database, { migrationsFolder });
    return { database, close: () => engine.close() };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Writes an empty database into a folder that does not exist yet. */
export async function createDatabaseFiles(folder: string): Promise<void> {
  const engine = await PGlite.create(folder);
  await engine.close();
}
