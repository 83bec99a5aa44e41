import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ContractError } from '../errors/contract-error.js';
import { checkAnswer } from './checks.js';

const journeys = (items: readonly unknown[]) => checkAnswer({ kind: 'journeys' }, { items });
const good = { id: 'one', title: 'Becoming a partner' };

describe('A list of the host', () => {
  it('may be empty', async () => {
    assert.deepEqual((await journeys([])).value.items, []);
  });

  it('is shown without the items that cannot be understood', async () => {
    const { value, issues } = await journeys([null, good]);
    assert.deepEqual(
      value.items.map(({ id }) => id),
      ['one'],
    );
    assert.equal(issues.length, 1);
  });

  it('is not taken for empty when none of its items can be understood', async () => {
    await assert.rejects(journeys([null, { title: 'Nameless' }]), (error) => {
      assert.ok(error instanceof ContractError);
      return error.issues.length === 2;
    });
  });
});
