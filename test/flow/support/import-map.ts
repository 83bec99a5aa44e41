import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../../support/repository.js';

interface PackageFile {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
}

/** An import map by which a page served from the repository finds these packages as they were built. */
export async function importMap(packages: readonly string[]): Promise<string> {
  const imports: Record<string, string> = {};
  for (const folder of packages) {
    const text = await readFile(join(repositoryRoot, folder, 'package.json'), 'utf8');
    const { name, exports } = JSON.parse(text) as PackageFile;
    for (const [door, target] of Object.entries(exports)) {
      if (typeof target === 'object') imports[join(name, door)] = join('/', folder, target.default);
    }
  }
  return JSON.stringify({ imports });
}
