import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { OpenDatabase } from '../database.js';
import { HostStartError, systemCode } from '../start-error.js';
import { createFiles, openFiles, type EmbeddedDatabase } from './engine.js';
import { isLockFile, lockFolder } from './folder-lock.js';

const databaseName = 'database';
/** Where a new database grows; it gets its name when it is whole, so a half-made one is never opened. */
const unfinishedName = 'database.new';

/**
 * Locks a data folder and opens the database in it; makes both when they are not there yet.
 * @throws {HostStartError} when the folder is held, cannot be used, or holds something else.
 */
export async function openDataFolder(path: string): Promise<OpenDatabase> {
  const folder = resolve(path);
  await makeFolder(folder);
  await checkContents(folder);
  const lock = await lockFolder(folder);
  try {
    const { database, close } = await openOrCreate(folder);
    return {
      database,
      announce: (url) => lock.announce(url),
      close: async () => {
        await close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const code = systemCode(error);
    const reason =
      code === 'EEXIST' || code === 'ENOTDIR' ? 'there is a file of that name' : (code ?? String(error));
    throw new HostStartError(
      `The data folder ${folder} cannot be made: ${reason}. Choose another folder with --data.`,
      { cause: error },
    );
  }
}

async function checkContents(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new HostStartError(
      `The data folder ${folder} cannot be read (${systemCode(error) ?? 'unknown reason'}). ` +
        'Give yourself the right to read it, or choose another folder with --data.',
      { cause: error },
    );
  });
  const strange = names.find((name) => name !== databaseName && name !== unfinishedName && !isLockFile(name));
  if (strange === undefined) return;
  throw new HostStartError(
    `The folder ${folder} is not a data folder of this host: it holds "${strange}". ` +
      'Choose an empty folder, or a new one, with --data.',
  );
}

async function openOrCreate(folder: string): Promise<EmbeddedDatabase> {
  const database = join(folder, databaseName);
  const unfinished = join(folder, unfinishedName);
  await rm(unfinished, { recursive: true, force: true });
  if (!(await exists(database))) {
    await createFiles(unfinished);
    await rename(unfinished, database);
  }
  if (!(await exists(join(database, 'PG_VERSION')))) throw notADatabase(database);
  return openFiles(database).catch((error: unknown) => {
    throw notADatabase(database, error);
  });
}

function notADatabase(folder: string, cause?: unknown): HostStartError {
  const reason = cause instanceof Error ? ` (${cause.message.split('\n')[0]})` : '';
  return new HostStartError(
    `${folder} holds no database that this host can open${reason}. ` +
      'Bring back a copy of it, or choose another folder with --data.',
    { cause },
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
