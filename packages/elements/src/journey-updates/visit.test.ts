import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Update } from '@partner-journey/contract';
import { visitAt } from './visit.js';

const now = Date.parse('2026-05-12T12:00:00Z');
const update = (seenAt?: string): Update => ({
  ...{ id: 'u', kind: 'news', title: 'News', body: '', at: '2026-05-01T00:00:00Z' },
  ...(seenAt && { seenAt }),
});

describe('visitAt', () => {
  it('knows of no visit before where nothing was seen', () => {
    const { lastAt, isNew } = visitAt([update()], now);

    assert.deepEqual([lastAt, isNew(update())], [undefined, true]);
  });

  it('takes what was seen minutes ago as part of this visit', () => {
    const justNow = update('2026-05-12T11:45:00Z');
    const { lastAt, isNew } = visitAt([justNow, update('2026-05-02T08:00:00Z')], now);

    assert.equal(lastAt, Date.parse('2026-05-02T08:00:00Z'));
    assert.equal(isNew(justNow), true);
  });

  it('takes the last of what was seen before as the visit before, half an hour ago at least', () => {
    const old = [update('2026-05-02T08:00:00Z'), update('2026-05-12T11:30:00Z'), update()];
    const { lastAt, isNew } = visitAt(old, now);

    assert.equal(lastAt, Date.parse('2026-05-12T11:30:00Z'));
    assert.deepEqual(old.map(isNew), [false, false, true]);
  });

  it('takes a time that is none as not seen', () => {
    const { lastAt, isNew } = visitAt([update('yesterday')], now);

    assert.deepEqual([lastAt, isNew(update('yesterday'))], [undefined, true]);
  });
});
