import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { richText } from './rich-text.js';

const piecesOf = (message: string, parts: Record<string, unknown>) => richText(message, parts).values[0];

describe('richText', () => {
  it('puts what is given in the place of its name and keeps the words around it', () => {
    assert.deepEqual(piecesOf('Tell {program} something', { program: 'X' }), ['Tell ', 'X', ' something']);
  });

  it('leaves a name that is not given as it is', () => {
    assert.deepEqual(piecesOf('{constructor}', {}), ['', '{constructor}', '']);
  });
});
