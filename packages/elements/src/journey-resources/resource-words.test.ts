import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileText } from './resource-words.js';

describe('The words for a file', () => {
  const read = (type: string, bytes?: number) =>
    fileText({ language: 'en' }, { file: { type, ...(bytes !== undefined && { bytes }) } });

  it('name its type and its size as people do', () => {
    assert.equal(read('application/pdf', 240_000), 'PDF, 240 kB');
    assert.equal(read('text/csv', 2_400_000), 'CSV, 2.4 MB');
  });

  it('leave out what is not known', () => {
    assert.equal(read('application/vnd.ms-excel'), 'Excel');
    assert.equal(read('application/unheard-of', 12), '12 byte');
  });
});
