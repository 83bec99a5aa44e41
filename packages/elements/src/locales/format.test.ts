import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DateFormat, fill } from './format.js';

const noonInLisbon = Date.parse('2026-04-06T11:00:00Z');

describe('fill', () => {
  it('replaces every name and leaves unknown ones visible', () => {
    assert.equal(fill('{done} of {total} by {who}', { done: 3, total: 7 }, 'en'), '3 of 7 by {who}');
  });

  it('picks the plural form of the language', () => {
    const message = { one: '{count} day', two: 'two days', few: '{count} few', other: '{count} days' };

    assert.equal(fill(message, { count: 1 }, 'en'), '1 day');
    assert.equal(fill(message, { count: 2 }, 'en'), '2 days');
    assert.equal(fill(message, { count: 2 }, 'ar'), 'two days');
  });

  it('writes numbers in the digits and groups of the language', () => {
    assert.equal(fill('{count}', { count: 12_345 }, 'de'), '12.345');
  });

  it('does not read names from the prototype', () => {
    assert.equal(fill('{constructor}', {}, 'en'), '{constructor}');
  });
});

describe('DateFormat', () => {
  it('keeps a plain day that day in every zone', () => {
    for (const zone of ['Pacific/Honolulu', 'Pacific/Kiritimati', 'Europe/Lisbon', 'Asia/Kolkata']) {
      const dates = new DateFormat('en-GB', zone);

      assert.equal(dates.day({ on: '2026-04-18' }, noonInLisbon), '18 Apr', zone);
    }
  });

  it('lets a day end when it ends in the zone', () => {
    const lateEvening = Date.parse('2026-04-07T08:30:00Z');

    assert.equal(new DateFormat('en', 'Pacific/Honolulu').isOver({ on: '2026-04-06' }, lateEvening), false);
    assert.equal(new DateFormat('en', 'Pacific/Kiritimati').isOver({ on: '2026-04-06' }, lateEvening), true);
  });

  it('counts whole days across a change of the clocks', () => {
    const dates = new DateFormat('en', 'Europe/Lisbon');
    const dayBeforeChange = Date.parse('2026-03-28T12:00:00Z');

    assert.equal(dates.daysUntil({ on: '2026-03-30' }, dayBeforeChange), 2);
  });

  it('lets a moment pass when it has passed', () => {
    const dates = new DateFormat('en', 'Europe/Lisbon');

    assert.equal(dates.isOver({ at: '2026-04-06T10:59:00Z' }, noonInLisbon), true);
    assert.equal(dates.isOver({ at: '2026-04-06T11:01:00Z' }, noonInLisbon), false);
  });

  it('names the year when it is another one', () => {
    assert.equal(new DateFormat('en-GB', 'UTC').day({ on: '2027-01-02' }, noonInLisbon), '2 Jan 2027');
  });

  it('falls back to the zone of the browser when the host names none that exists', () => {
    assert.doesNotThrow(() => new DateFormat('en', 'Mars/Olympus').day({ on: '2026-04-18' }, noonInLisbon));
  });

  it('shows a date it cannot read as its text', () => {
    assert.equal(new DateFormat('en').day({ on: 'soon' }, noonInLisbon), 'soon');
  });
});
