import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeBudget, measureBudgets } from './budgets.js';
import { fetchedFor, readBundle, sizeOf, type Bundle } from './chunks.js';

const budgets = await measureBudgets();

describe('What a page fetches', () => {
  for (const budget of budgets) {
    it(`stays below its ceiling: ${budget.what}`, () => {
      assert.ok(budget.size.brotli > 0);
      assert.equal(judgeBudget(budget), undefined);
    });
  }

  for (const [what, names] of Object.entries({
    'of the developer panel before one is opened': ['debug-panel'],
    'of mappings and their language before one is used': ['mapping', 'webhooks', 'jsonata', 'keep-here'],
  })) {
    it(`has nothing ${what}`, () => {
      const bundle = readBundle();
      const later = bundle.chunks.filter(({ name }) => names.includes(name));
      const others = bundle.chunks.filter((chunk) => !later.includes(chunk)).map(({ file }) => file);

      assert.equal(later.length, names.length);
      assert.deepEqual(
        fetchedFor(others, bundle).filter((chunk) => later.includes(chunk)),
        [],
      );
    });
  }

  it('has names that no blocking list knows', () => {
    const files = readBundle().chunks.map(({ file }) => file);

    assert.deepEqual(
      files.filter((file) => !/^(?:partner-journey|chunks\/[\w-]{8})\.js$/.test(file)),
      [],
    );
  });
});

describe('The rule of budgets', () => {
  it('catches what costs too much', () => {
    const size = { raw: 9, gzip: 9, brotli: 2 };

    assert.match(
      judgeBudget({ what: 'probe', size, ceiling: 1, limit: 1, goal: 1 }) ?? '',
      /2 bytes after brotli, 1 at most/,
    );
  });

  it('counts everything that is imported, once', () => {
    const chunk = (file: string, ...imports: string[]): Bundle['chunks'][number] => ({
      file,
      name: file,
      imports,
      size: sizeOf(file),
    });
    const bundle = {
      chunks: [chunk('a', 'b', 'c'), chunk('b', 'c'), chunk('c'), chunk('d')],
      fileOf: () => undefined,
    };

    assert.deepEqual(
      fetchedFor(['a'], bundle).map(({ file }) => file),
      ['a', 'b', 'c'],
    );
  });
});
