import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { documentShapes } from '@partner-journey/contract/reader/shapes';
import { Expressions } from './expressions.js';
import { fillTemplate } from './fill-template.js';

const expressions = await Expressions.load();

/** The ids of phases as an expression orders them, and what is told. */
async function ordered(each: string, ranks: readonly unknown[]) {
  const phases = ranks.map((rank, index) => ({ id: String(index), rank, title: 'A phase' }));
  const { value, issues } = await fillTemplate(expressions, {
    template: { stages: { $each: each, id: 'id', title: 'title' } },
    ...{ shape: documentShapes.journey, scope: { input: { phases }, names: {} } },
  });
  const { stages = [] } = (value ?? {}) as { readonly stages?: readonly { readonly id: string }[] };
  return { ids: stages.map(({ id }) => id).join(' '), issues };
}

describe('A list that a mapping puts in order', () => {
  it('keeps every item where one has nothing to be ordered by: it comes last, and that is told', async () => {
    for (const bad of [null, {}, true, 'text', [[]]]) {
      const { ids, issues } = await ordered('phases^(rank)', [3, bad, 1, 2]);

      assert.equal(ids, '2 3 0 1', JSON.stringify(bad));
      assert.equal(issues.length, 1);
      assert.equal(issues[0]?.path, '/stages');
      assert.match(issues[0].got, /order-by clause.* in "phases\^\(rank\)"/);
    }
  });

  it('comes as it did before where nothing is wrong, also where an item has no such thing', async () => {
    assert.deepEqual(await ordered('phases^(rank)', [3, undefined, 1, 2]), { ids: '2 3 0 1', issues: [] });
    assert.deepEqual(await ordered('phases^(>rank)', ['a', 'c', 'b']), { ids: '1 2 0', issues: [] });
  });

  it('may be ordered by what is worked out, by several things and downward, within more than that', async () => {
    const numbers = await ordered('($all := phases; $all^($number(rank)))', ['10', '9', 'none', '11']);
    const several = await ordered('phases[title]^(>rank, >id)', [1, 2, null, 1]);

    assert.equal(numbers.ids, '1 0 3 2');
    assert.equal(several.ids, '1 3 0 2');
  });

  it('fails as before where something else is wrong', async () => {
    const { ids, issues } = await ordered('$sum(phases.title)', [1]);

    assert.equal(ids, '');
    assert.match(issues[0]!.got, /in "\$sum\(phases\.title\)"/);
  });
});
