import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { afterWorkingMs, workingMsBetween } from '@partner-journey/contract/rules';
import { anyHours, anyMoment, hourMs, weekIn } from '../../test/any-hours.js';

const at = (moment: string): number => Date.parse(moment);
const anyLength = fc.integer({ min: 1, max: 400 * hourMs });

/** What clocks of a zone show at a moment: weekday, date and time. */
function shownIn(timeZone: string, moment: number): { weekday: string; date: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(moment);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return {
    weekday: part('weekday'),
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

describe('working time', () => {
  it('counts what lies within the hours of working days', () => {
    const hours = { ...weekIn('Europe/Lisbon'), holidays: ['2026-05-14'] };

    assert.equal(
      workingMsBetween(at('2026-05-13T16:00:00+01:00'), at('2026-05-15T10:00:00+01:00'), hours),
      2 * hourMs,
    );
    assert.equal(workingMsBetween(at('2026-05-16T09:00:00Z'), at('2026-05-17T20:00:00Z'), hours), 0);
    assert.equal(
      afterWorkingMs(at('2026-05-13T16:00:00+01:00'), 2 * hourMs, hours),
      at('2026-05-15T10:00:00+01:00'),
    );
  });

  it('gives a night in which the clocks change the length it has', () => {
    const allDay = { timeZone: 'America/New_York', days: [7], from: '00:00', to: '24:00' };
    const week = 7 * 24 * hourMs;

    for (const [sunday, length] of [
      ['2026-03-08T05:00:00Z', 23],
      ['2026-11-01T04:00:00Z', 25],
      ['2026-05-10T04:00:00Z', 24],
    ] as const) {
      assert.equal(
        workingMsBetween(at(sunday) - hourMs, at(sunday) + week - hourMs, allDay),
        length * hourMs,
      );
    }
  });

  it('leaves out the day that a zone skipped', () => {
    const everyDay = { timeZone: 'Pacific/Apia', days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '17:00' };

    assert.equal(
      workingMsBetween(at('2011-12-29T12:00:00-10:00'), at('2011-12-31T12:00:00+14:00'), everyDay),
      8 * hourMs,
    );
  });

  it('counts no further than ten years: a promise for the year 9999 is one for never', () => {
    const from = at('2026-05-13T09:00:00Z');
    const tenYears = workingMsBetween(from, at('2036-05-14T00:00:00Z'), weekIn('Europe/Lisbon'));

    assert.equal(workingMsBetween(from, at('9999-12-31T23:59:59Z'), weekIn('Europe/Lisbon')), tenYears);
  });

  it('counts all time without hours and with hours nobody can read', () => {
    const week = weekIn('Europe/Lisbon');
    for (const hours of [
      undefined,
      { ...week, timeZone: 'Nowhere/Land' },
      { ...week, days: [] },
      { ...week, days: [9] },
      { ...week, from: '17:00', to: '09:00' },
      { ...week, from: 'nine' },
    ]) {
      assert.equal(workingMsBetween(0, 5000, hours), 5000);
      assert.equal(afterWorkingMs(1000, 5000, hours), 6000);
    }
    assert.equal(workingMsBetween(5000, 0), 0);
  });

  it('is the sum of its parts, never negative, and never more than the time that passed', () => {
    fc.assert(
      fc.property(anyHours, fc.tuple(anyMoment, anyLength, anyLength), (hours, [first, one, two]) => {
        const middle = first + one;
        const last = middle + two;

        const whole = workingMsBetween(first, last, hours);

        assert.equal(workingMsBetween(first, middle, hours) + workingMsBetween(middle, last, hours), whole);
        assert.ok(whole >= 0 && whole <= last - first);
        assert.equal(workingMsBetween(last, first, hours), 0);
      }),
    );
  });

  it('ends so much working time later, within the hours of a working day, and later for more', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, anyLength, (hours, moment, length) => {
        const end = afterWorkingMs(moment, length, hours);

        assert.equal(workingMsBetween(moment, end, hours), length);
        assert.ok(afterWorkingMs(moment, length + 1, hours) > end);
        const { weekday, date, time } = shownIn(hours.timeZone, end - 1);
        const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday) + 1;
        assert.ok(hours.days.includes(day), `${weekday} is worked`);
        assert.ok(!hours.holidays.includes(date), `${date} is no holiday`);
        assert.ok(time >= hours.from && time < hours.to, `${time} is between ${hours.from} and ${hours.to}`);
      }),
    );
  });
});
