import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noneOf, unless } from './figure.js';

describe('A figure', () => {
  it('is wrong in the counts that are not 0, and says all of them', () => {
    assert.deepEqual(noneOf({ lost: 0, duplicated: 10 }), {
      words: '0 lost, 10 duplicated',
      wrong: ['10 duplicated'],
    });
  });

  it('is wrong when a condition does not hold', () => {
    assert.deepEqual([unless(true, 'late'), unless(false, 'late')], [[], ['late']]);
  });
});
