import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Expressions } from './expressions.js';

const expressions = await Expressions.load();

describe('An expression', () => {
  const titles: readonly unknown[] = ['<b>Sell</b> &amp; win', 7, null, true, '', {}, ['<i>one</i>'], []];
  const inputs: readonly unknown[] = [
    ...titles.map((rendered) => ({ title: { rendered } })),
    ...titles.map((rendered) => ({ title: [{ rendered }] })),
    ...[undefined, null, {}, { title: null }, { title: 'text' }],
  ];

  for (const source of ['title.rendered', '$text(title.rendered)', '$day(title.rendered)']) {
    it(`finds without the library what the library finds: ${source}`, async () => {
      const found: unknown[] = [];
      const byTheLibrary: unknown[] = [];
      for (const input of inputs) {
        found.push(await expressions.evaluate(source, { input, names: {} }));
        byTheLibrary.push(await expressions.evaluate(`(${source})`, { input, names: {} }));
      }

      // an empty list is nothing to the library, and to the contract a list
      const plain = (value: unknown) => (Array.isArray(value) && value.length === 0 ? undefined : value);
      assert.deepEqual(JSON.stringify(found.map(plain)), JSON.stringify(byTheLibrary.map(plain)));
    });
  }
});
