import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { repositoryRoot } from '../support/repository.js';
import { freshGuide, guidePath } from '../faults/rows/guide.js';
import { rows } from '../faults/rows/rows.js';

const count = (begin: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${begin}${index + 1}`);

/** Whether a file has a test whose name is this, or begins with it where the name is made of parts. */
async function hasTest(file: string, name: string): Promise<boolean> {
  const text = await readFile(join(repositoryRoot, file), 'utf8').catch(() => '');
  const names = [...text.matchAll(/\bit\(\s*(['"`])(.*?)\1/g)].map(([, , found = '']) => found);
  return names.some((found) => found === name || found.startsWith(`${name}\${`));
}

describe('What survives', () => {
  it('has every row, each with a test', () => {
    const wanted = [...count('TW', 18), ...count('TS', 9), ...count('TR', 9)];
    assert.deepEqual(
      rows.map(({ id }) => id),
      wanted,
    );
    assert.deepEqual(
      rows.filter(({ tests }) => tests.length === 0),
      [],
    );
  });

  it('names only tests that exist', async () => {
    const missing: string[] = [];
    for (const { id, tests } of rows) {
      for (const [file, name] of tests)
        if (!(await hasTest(file, name))) missing.push(`${id}: ${file}: ${name}`);
    }
    assert.deepEqual(missing, []);
  });

  it('would miss a test that is not there', async () => {
    assert.equal(
      await hasTest('test/architecture/fault-rows.test.ts', 'would miss a test that is not there'),
      true,
    );
    assert.equal(await hasTest('test/architecture/fault-rows.test.ts', 'would miss'), false);
  });

  it('tells in the guide what the rows say (npx tsx test/faults/rows/write-rows.ts)', async () => {
    assert.equal(await readFile(guidePath, 'utf8'), await freshGuide());
  });
});
