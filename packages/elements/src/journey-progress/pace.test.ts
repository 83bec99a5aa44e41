import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Stage } from '@partner-journey/contract';
import { DateFormat } from '../locales/format.js';
import { slowPace } from './pace.js';

const now = Date.parse('2026-05-31T09:00:00Z');

function pace(stage: Partial<Stage>, timeZone = 'UTC') {
  const current = { id: 's', title: 'S', position: 'current', required: true, steps: [] };
  const known = { enteredAt: '2026-05-01T09:00:00Z', typicalDays: 10 };
  return slowPace({ ...current, ...known, ...stage }, new DateFormat('en', timeZone), now);
}

// rows: T25
describe('slowPace', () => {
  it('tells how many days a stage has taken, and how many times as long as usual that is', () => {
    assert.deepEqual(pace({}), { days: 30, times: 3 });
  });

  it('is silent below one and a half times the usual', () => {
    assert.equal(pace({ typicalDays: 21 }), undefined);
    assert.deepEqual(pace({ typicalDays: 20 }), { days: 30, times: 1.5 });
  });

  it('counts days as the viewer does, in their zone', () => {
    const enteredAt = '2026-05-01T12:00:00Z';
    assert.equal(pace({ enteredAt, typicalDays: 1 }, 'Pacific/Kiritimati')?.days, 29);
    assert.equal(pace({ enteredAt, typicalDays: 1 }, 'Pacific/Honolulu')?.days, 29);
    assert.equal(pace({ enteredAt: '2026-05-01T05:00:00Z', typicalDays: 1 }, 'Pacific/Honolulu')?.days, 30);
  });

  it('is silent about stages that are over or to come, and where nothing is known', () => {
    assert.equal(pace({ position: 'done' }), undefined);
    assert.equal(pace({ position: 'upcoming' }), undefined);
    assert.equal(pace({ enteredAt: undefined }), undefined);
    assert.equal(pace({ enteredAt: 'last year' }), undefined);
    assert.equal(pace({ typicalDays: undefined }), undefined);
    assert.equal(pace({ typicalDays: 0 }), undefined);
    assert.equal(pace({ enteredAt: '2026-06-20T09:00:00Z' }), undefined);
  });
});
