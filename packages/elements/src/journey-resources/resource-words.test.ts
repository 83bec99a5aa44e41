import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileWords } from './resource-words.js';

describe('The words for a file', () => {
  const read = (type: string, bytes?: number) =>
    fileWords({ language: 'en' }, { file: { type, ...(bytes !== undefined && { bytes }) } });

  it('name its type and its size as people do', () => {
    assert.deepEqual(read('application/pdf', 240_000), ['PDF', '240\u00a0kB']);
    assert.deepEqual(read('text/csv', 2_400_000), ['CSV', '2.4\u00a0MB']);
  });

  it('leave out what is not known', () => {
    assert.deepEqual(read('application/vnd.ms-excel'), ['Excel']);
    assert.deepEqual(read('application/unheard-of', 12), ['12\u00a0byte']);
  });
});
