import { describe } from 'node:test';
import type { DatabasePlace } from '../database/open-database.js';
import { emptyDataFolder } from './empty-folder.js';
import { sharedPostgres } from './postgres/postgres-server.js';

/** An empty database for one test file, and where it is. */
export interface TestDatabase {
  readonly place: DatabasePlace;
  remove(): Promise<void>;
}

/** A kind of database that hosts run on. */
export interface DatabaseKind {
  readonly name: 'PGlite' | 'PostgreSQL';
  create(): Promise<TestDatabase>;
}

/** The embedded database, in a folder. */
export const pglite: DatabaseKind = {
  name: 'PGlite',
  create: async () => {
    const { path, remove } = await emptyDataFolder();
    return { place: { dataDir: path }, remove };
  },
};

/** A real PostgreSQL, which several processes share. */
export const postgres: DatabaseKind = {
  name: 'PostgreSQL',
  create: async () => {
    const { url, remove } = await (await sharedPostgres()).createDatabase();
    return { place: { databaseUrl: url }, remove };
  },
};

/** Defines the same tests on each kind of database. */
export function describeOnEveryDatabase(name: string, define: (kind: DatabaseKind) => void): void {
  for (const kind of [pglite, postgres]) describe(`${name} (${kind.name})`, () => define(kind));
}
