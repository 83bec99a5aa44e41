import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repositoryRoot } from '../../test/support/repository.js';
import { interfaceTables } from './interface-tables.js';

/** Where the reference is. */
export const referencePath = join(repositoryRoot, 'stories/guides/17-mapping-reference.mdx');
const sources = ['mapping.ts', 'template.ts'].map((file) =>
  join(repositoryRoot, 'packages/client/src/mapping', file),
);

/** The page with the tables of the language as its types have them now. */
export async function freshReference(): Promise<string> {
  const [text, ...files] = await Promise.all(
    [referencePath, ...sources].map((path) => readFile(path, 'utf8')),
  );
  const tables = escaped(files.map(interfaceTables).join('\n\n'));
  const whole = text!.replace(
    /(\{\/\* language \*\/\})[^]*(\{\/\* \/language \*\/\})/,
    (_, begin: string, end: string) => `${begin}\n\n${tables}\n\n${end}`,
  );
  return format(whole, { ...(await resolveConfig(referencePath)), parser: 'mdx' });
}

/** Outside of code, braces and angle brackets mean something in MDX. */
function escaped(markdown: string): string {
  return markdown.replace(/(`[^`]*`)|[{}<>]/g, (found, code?: string) => code ?? `\\${found}`);
}
