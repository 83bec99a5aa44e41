import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { maxAgeMs } from './max-age.js';

const age = (value?: string) => maxAgeMs(new Headers(value === undefined ? {} : { 'Cache-Control': value }));

describe('maxAgeMs', () => {
  it('reads the seconds, wherever they stand', () => {
    assert.equal(age('private, max-age=5'), 5_000);
    assert.equal(age('max-age=0, must-revalidate'), 0);
  });

  it('leaves it open when the host does not say', () => {
    assert.equal(age(), undefined);
    assert.equal(age('no-cache'), undefined);
  });
});
