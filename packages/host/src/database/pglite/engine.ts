import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { migrationsFolder, type Database } from '../database.js';

/** A database of the embedded engine. */
export interface EmbeddedDatabase {
  readonly database: Database;
  /** Waits for what runs, and closes. */
  close(): Promise<void>;
}

/** Opens the database in a folder that holds one, and brings it up to the newest schema. */
export async function openFiles(folder: string): Promise<EmbeddedDatabase> {
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
export async function createFiles(folder: string): Promise<void> {
  const engine = await PGlite.create(folder);
  await engine.close();
}
