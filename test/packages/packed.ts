import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../support/repository.js';

/** Where the doors of a package lead, by door: a file, or files by condition. */
export type Doors = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** A package as npm would publish it. */
export interface PackedPackage {
  readonly name: string;
  readonly doors: Doors;
  /** The files in the tarball, such as `dist/index.js`. */
  readonly files: readonly string[];
}

/** Asks npm what a package of the repository would be published with; writes nothing. */
export async function packPackage(folder: string): Promise<PackedPackage> {
  const cwd = join(repositoryRoot, folder);
  const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--dry-run', '--ignore-scripts'], {
    cwd,
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  });
  const [packed] = JSON.parse(stdout) as [{ name: string; files: { path: string }[] }];
  const manifest = JSON.parse(await readFile(join(cwd, 'package.json'), 'utf8')) as { exports: Doors };
  return { name: packed.name, doors: manifest.exports, files: packed.files.map(({ path }) => path) };
}

function isThere(target: string, files: readonly string[]): boolean {
  const [start = '', end] = target.replace(/^\.\//, '').split('*');
  return end === undefined
    ? files.includes(start)
    : files.some((file) => file.startsWith(start) && file.endsWith(end));
}

/** Says which doors of a package lead to nothing. */
export function brokenDoors({ name, doors, files }: PackedPackage): readonly string[] {
  return Object.entries(doors).flatMap(([door, target]) => {
    const targets = typeof target === 'string' ? { default: target } : target;
    return Object.entries(targets)
      .filter(([, file]) => !isThere(file, files))
      .map(
        ([condition, file]) =>
          `${name}: "${door}" (${condition}) leads to ${file}, which is not in the package`,
      );
  });
}

/** The doors of a package that are modules, as one would import them. */
export function importable({ name, doors }: PackedPackage): readonly string[] {
  return Object.entries(doors)
    .filter(([, target]) => typeof target !== 'string')
    .map(([door]) => `${name}${door.slice(1)}`);
}
