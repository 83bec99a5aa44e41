import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { repositoryRoot } from '../support/repository.js';

const inRepository = (...path: string[]) => join(repositoryRoot, ...path);

/** The error classes that exist, with the code of each. */
async function errorClasses(): Promise<Map<string, string>> {
  const folder = inRepository('packages/client/src/errors');
  const found = new Map<string, string>();
  for (const file of await readdir(folder)) {
    const source = await readFile(join(folder, file), 'utf8');
    const [, name] = /export class (\w+) extends JourneyError/.exec(source) ?? [];
    const [, code] = /readonly code = '([\w-]+)'/.exec(source) ?? [];
    if (name && code) found.set(name, code);
  }
  return found;
}

/** The cells of the rows that begin with an error class. */
async function errorRows(...path: string[]): Promise<string[][]> {
  const text = await readFile(inRepository(...path), 'utf8');
  return text
    .split('\n')
    .filter((line) => /^\| `\w+Error`/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

const bare = (cell = '') => cell.replaceAll('`', '');

describe('The tables of errors', () => {
  it('name each error class once, with its code, in the guide', async () => {
    const rows = await errorRows('stories/guides/07-errors.mdx');

    const told = rows.map(([, name, code]) => [bare(name), bare(code)].join()).sort();

    assert.deepEqual(told, [...(await errorClasses())].map((entry) => entry.join()).sort());
  });

  it('name each error class once in the README', async () => {
    const rows = await errorRows('README.md');

    const told = rows.map(([, name]) => bare(name)).sort();

    assert.deepEqual(told, [...(await errorClasses()).keys()].sort());
  });

  it('let errors arrive by events that exist', async () => {
    const rows = await errorRows('stories/guides/07-errors.mdx');
    const events = new Set(await readdir(inRepository('packages/elements/src/events')));

    for (const [, name, , arrives = ''] of rows) {
      const named = arrives.match(/`journey-[\w-]+`/g) ?? [];
      assert.ok(named.length > 0 || arrives === 'the same', `${name} says how it arrives`);
      for (const event of named) assert.ok(events.has(`${bare(event)}-event.ts`), event);
    }
  });
});
