import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { measureBudgets } from './budgets.js';
import { bundleFolder, readBundle, type Chunk, type Size } from './chunks.js';
import { readContents } from './contents.js';

const wide = 34;

function cells(values: readonly (string | number)[]): string {
  return values.map((value) => String(value).padStart(8)).join('');
}

function row(name: string, { raw, gzip, brotli }: Size, ...rest: readonly (string | number)[]): string {
  return `${name.padEnd(wide)}${cells([raw, gzip, brotli, ...rest])}`;
}

function describeContents({ file }: Chunk): string {
  const path = join(bundleFolder, file);
  if (!existsSync(`${path}.map`)) return '';
  const parts = readContents(path).slice(0, 5);
  return `  ${parts.map(([part, bytes]) => `${part} ${bytes}`).join(' · ')}`;
}

const bundle = readBundle();
const budgets = (await measureBudgets(bundle)).map(({ what, size, ceiling, limit, goal }) => {
  const verdict = size.brotli > limit ? '  over the limit' : '';
  return `${row(what, size, ceiling, limit, goal)}${verdict}`;
});
const chunks = [...bundle.chunks]
  .sort((a, b) => b.size.brotli - a.size.brotli)
  .map((chunk) => `${row(chunk.name, chunk.size)}${describeContents(chunk)}`);
const output = [
  `${'What a page fetches (bytes)'.padEnd(wide)}${cells(['raw', 'gzip', 'brotli', 'ceiling', 'limit', 'goal'])}`,
  ...budgets,
  '',
  `${'Chunks, and what is in them (raw)'.padEnd(wide)}${cells(['raw', 'gzip', 'brotli'])}`,
  ...chunks,
];
process.stdout.write(`${output.join('\n')}\n`);
