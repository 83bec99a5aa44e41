import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { turnAfterMs } from './back-off.js';

const start = Date.parse('2026-05-12T09:00:00Z');
const roundMs = 25_000;

describe('The turn of a page that has lost its host', () => {
  it('is the same moment of every 25 seconds, whatever it asks for and whenever it began', () => {
    const moments = Array.from({ length: 500 }, (_, index) => {
      const now = start + index * 1_237;
      return now + turnAfterMs(now, index % 8, (index % 3) * 7_000);
    });

    for (const moment of moments) {
      const ms = (moment - moments[0]!) % roundMs;
      assert.ok(Math.min(ms, roundMs - ms) < 1, `${ms} ms apart`);
    }
  });

  it('comes within 25 seconds at first, and within a minute and a half at last', () => {
    const longest = (attempt: number) =>
      Math.max(...Array.from({ length: 500 }, (_, index) => turnAfterMs(start + index * 50, attempt)));

    assert.ok(longest(0) <= roundMs + 1_000, `${longest(0)}`);
    assert.ok(longest(50) <= 90_000 && longest(50) > 50_000, `${longest(50)}`);
  });

  it('is never before the host wants to be asked again, and 25 seconds after that at most', () => {
    for (let count = 0; count < 100; count += 1) {
      const waitMs = turnAfterMs(start + count * 300, 0, 60_000);
      assert.ok(waitMs > 60_000 && waitMs <= 60_000 + roundMs, `${waitMs}`);
    }
  });
});
