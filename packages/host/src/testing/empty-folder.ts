import { randomBytes } from 'node:crypto';
import { access, cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createFiles } from '../database/pglite/engine.js';

/**
 * A data folder of its own for one test, with an empty database in it; `remove` takes it away.
 * The database is made once on a machine and copied from then on: making one takes seconds.
 */
export async function emptyDataFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'partner-journey-data-'));
  await cp(await template(), join(path, 'database'), { recursive: true });
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}

async function template(): Promise<string> {
  const path = join(tmpdir(), `partner-journey-empty-${await engineVersion()}`);
  if (await exists(path)) return path;
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`;
  await createFiles(unfinished);
  // another test may have made it meanwhile: one is as good as the other
  await rename(unfinished, path).catch(() => rm(unfinished, { recursive: true, force: true }));
  return path;
}

async function engineVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const text = await readFile(join(dirname(dirname(entry)), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
