import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../support/repository.js';

const run = promisify(execFile);
const published = ['contract', 'client', 'elements'];

/** A project of somebody else that has our packages installed from their tarballs, as from a registry. */
export interface InstalledPackages {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Packs what we publish and installs it into an empty project. The packages must have been built. */
export async function installPackedPackages(): Promise<InstalledPackages> {
  const folder = await mkdtemp(join(tmpdir(), 'installed-packages-'));
  const tarballs = join(folder, 'tarballs');
  await mkdir(tarballs);
  for (const name of published) {
    await run('npm', ['pack', '--pack-destination', tarballs], {
      cwd: join(repositoryRoot, 'packages', name),
    });
  }
  const files = (await readdir(tarballs)).map((file) => join(tarballs, file));
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'somebody-elses-portal', private: true, type: 'module' }),
  );
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...files], { cwd: folder });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
