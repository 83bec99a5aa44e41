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

  describe('by $sort', () => {
    const upward = '$sort(phases, function($l, $r) {$l.rank > $r.rank})';

    it('keeps every item where one has nothing to be compared by: it comes last, and that is told', async () => {
      for (const bad of [null, {}, true, 'text', [[]]]) {
        for (const [ranks, expected] of [
          [[3, bad, 1, 2], '2 3 0 1'],
          [[bad, 3, 1, 2], '2 3 1 0'],
        ] as const) {
          const { ids, issues } = await ordered(upward, ranks);

          assert.equal(ids, expected, JSON.stringify(ranks));
          assert.deepEqual(
            issues.map(({ path }) => path),
            ['/stages'],
          );
          assert.match(issues[0]!.got, /in "\$sort\(phases, function/);
        }
      }
    });

    it('has those first of which there are most that can be compared, and those without last', async () => {
      const { ids } = await ordered(upward, ['b', 2, undefined, 'a', 3, null, 1]);

      assert.equal(ids, '6 1 4 3 0 2 5');
    });

    it('comes as it did before where nothing is wrong, downward and after what was found', async () => {
      const downward = 'phases ~> $sort(function($l, $r) {$l.rank < $r.rank})';

      assert.deepEqual(await ordered(downward, [1, 3, 2]), { ids: '1 2 0', issues: [] });
      assert.equal((await ordered(downward, [1, null, 3, 2])).ids, '2 3 0 1');
    });

    it('may be of the values themselves', async () => {
      const byRank = '$map($sort(phases.rank), function($rank) {phases[rank = $rank]})';

      assert.equal((await ordered(byRank, [3, 'a', 1, true, 2])).ids, '2 4 0 1 3');
    });

    it('leaves the list as it is where nothing can be compared, and says so', async () => {
      const { ids, issues } = await ordered('$sort(phases, function($l, $r) {$l.rank > $l.title})', [2, 1]);

      assert.equal(ids, '0 1');
      assert.equal(issues.length, 1);
    });

    it('is of nothing where there is no list', async () => {
      const { ids } = await ordered('$append(phases^(rank), $sort(missing, function($l, $r) {true}))', [
        2,
        null,
      ]);

      assert.equal(ids, '0 1');
    });
  });

  it('fails as before where something else is wrong', async () => {
    const { ids, issues } = await ordered('$sum(phases.title)', [1]);

    assert.equal(ids, '');
    assert.match(issues[0]!.got, /in "\$sum\(phases\.title\)"/);
  });
});
