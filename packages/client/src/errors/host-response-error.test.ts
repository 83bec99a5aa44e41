import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostResponseError } from './host-response-error.js';

const wait = (retryAfterMs?: number) =>
  new HostResponseError('busy', { status: 429, retryAfterMs }).retryAfterMs;

describe('How long a host asks to wait', () => {
  it('is what it said, and five minutes at most', () => {
    assert.deepEqual([0, 7_000, 86_400_000, Infinity].map(wait), [0, 7_000, 300_000, 300_000]);
  });

  it('is not known when it said nothing, or no such number', () => {
    for (const value of [undefined, NaN, -1, 'soon' as never, {} as never])
      assert.equal(wait(value), undefined);
  });
});
