import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { waitOf } from './wait-of.js';

const now = Date.parse('2026-05-12T09:00:00Z');
const inAMinute = now + 60_000;

describe('How long a host wants to be left alone', () => {
  for (const [what, value, ms] of [
    ['seconds', 7, 7_000],
    ['seconds as text', ' 1.5 ', 1_500],
    ['seconds since 1970', inAMinute / 1000, 60_000],
    ['seconds since 1970 as text', String(inAMinute / 1000), 60_000],
    ['milliseconds since 1970', inAMinute, 60_000],
    ['a moment', '2026-05-12T09:01:00Z', 60_000],
    ['a moment of a database', '2026-05-12 09:01:00', 60_000],
    ['a date of HTTP', 'Tue, 12 May 2026 09:01:00 GMT', 60_000],
    ['what is over', '2026-05-12T08:00:00Z', 0],
    ['less than nothing', -3, 0],
  ] as const) {
    it(`may be said by ${what}`, () => assert.equal(waitOf(value, now), ms));
  }

  it('is not known by anything else', () => {
    for (const value of [undefined, null, '', ' ', 'soon', 'in 5 minutes', true, [], [5], {}, NaN])
      assert.equal(waitOf(value, now), undefined, JSON.stringify(value));
  });
});
