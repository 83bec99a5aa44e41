import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repositoryRoot } from '../../test/support/repository.js';
import { elementTables, type Manifest } from './element-tables.js';

/** Where the README is. */
export const readmePath = join(repositoryRoot, 'README.md');
const manifestPath = join(repositoryRoot, 'packages/elements/custom-elements.json');

/** The README with the tables of the elements as the manifest has them now. */
export async function freshReadme(): Promise<string> {
  const [text, manifest] = await Promise.all([readFile(readmePath, 'utf8'), readFile(manifestPath, 'utf8')]);
  const tables = elementTables(JSON.parse(manifest) as Manifest);
  const whole = text.replace(
    /(<!-- elements -->)[^]*(<!-- \/elements -->)/,
    (_, begin: string, end: string) => `${begin}\n\n${tables}\n\n${end}`,
  );
  return format(whole, { ...(await resolveConfig(readmePath)), parser: 'markdown' });
}
