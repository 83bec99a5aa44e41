import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerKeysOf } from './answer-keys.js';

describe('answerKeysOf', () => {
  it('is the id of a question, whatever its kind', () => {
    for (const kind of ['scale', 'choices', 'rank', 'a kind of tomorrow'])
      assert.deepEqual(answerKeysOf({ id: 'q', kind }), ['q']);
  });

  it('is one for each row of a matrix, and the id of one that says no rows', () => {
    const rows = [
      { value: 'speed', label: 'How soon' },
      { value: 'a/b', label: 'How kindly' },
    ];

    assert.deepEqual(answerKeysOf({ id: 'q', kind: 'matrix', rows }), ['q/speed', 'q/a/b']);
    assert.deepEqual(answerKeysOf({ id: 'q', kind: 'matrix' }), ['q']);
  });

  it('is one for each part of a contact', () => {
    assert.deepEqual(answerKeysOf({ id: 'q', kind: 'contact' }), ['q/name', 'q/email', 'q/phone']);
  });
});
