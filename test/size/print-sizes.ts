import { measureBudgets } from './budgets.js';
import { readBundle, type Size } from './chunks.js';

function row(name: string, { raw, gzip, brotli }: Size, rest = ''): string {
  const numbers = [raw, gzip, brotli].map((bytes) => String(bytes).padStart(9)).join('');
  return `${name.padEnd(36)}${numbers}${rest}`;
}

const bundle = readBundle();
const heading = `${''.padEnd(36)}${['raw', 'gzip', 'brotli', 'limit', 'goal'].map((word) => word.padStart(9)).join('')}`;
const budgets = (await measureBudgets(bundle)).map(({ what, size, limit, goal }) => {
  const over = size.brotli > limit ? '  over the limit' : '';
  return row(what, size, `${String(limit).padStart(9)}${String(goal).padStart(9)}${over}`);
});
const chunks = [...bundle.chunks]
  .sort((a, b) => b.size.brotli - a.size.brotli)
  .map(({ file, name, size }) => row(name, size, `  ${file}`));
process.stdout.write(
  ['What a page fetches, in bytes', heading, ...budgets, '', 'Chunks', ...chunks, ''].join('\n'),
);
