import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { icalendar, type CalendarEvent } from './icalendar.js';

const now = Date.parse('2026-05-04T09:30:00Z');
const insurance: CalendarEvent = {
  uid: 'insurance.journey@portal.example',
  title: 'Upload your proof of insurance',
  description: 'Journey: Onboard',
  on: '2026-05-12',
};

/** What a calendar program understands of it. */
function understood(name: string, events: readonly CalendarEvent[]) {
  const calendar = new ICAL.Component(
    ICAL.parse(icalendar(name, events, now)) as unknown[] as [string, [], []],
  );
  return {
    name: calendar.getFirstPropertyValue('x-wr-calname'),
    events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)),
  };
}

describe('A calendar', () => {
  it('has whole days and moments, each with what it is about', () => {
    const { name, events } = understood('Way to Gold', [
      { ...insurance, url: 'https://portal.example/insurance?a=1,2;b=3' },
      { ...insurance, uid: 'call', title: 'Call', on: '2026-05-12T23:30:00-11:00' },
    ]);

    assert.equal(name, 'Way to Gold');
    const [day, moment] = events as [ICAL.Event, ICAL.Event];
    assert.deepEqual(
      [day.uid, day.summary, day.description, day.startDate.isDate, day.startDate.toString()],
      [insurance.uid, insurance.title, insurance.description, true, '2026-05-12'],
    );
    assert.equal(day.component.getFirstPropertyValue('url'), 'https://portal.example/insurance?a=1,2;b=3');
    assert.deepEqual(
      [moment.startDate.toJSDate().toISOString(), moment.duration.toSeconds()],
      ['2026-05-13T10:30:00.000Z', 0],
    );
  });

  it('keeps every character of the words, whatever stands in them', () => {
    const title = 'One; two, three\\four: "five" \u{1F600} café القهوة';
    const description = `${'Ünïcödé und sehr lang '.repeat(20)}\nBEGIN:VEVENT\r\nEND:VCALENDAR`;

    const { events } = understood('A, b; c', [{ ...insurance, title, description }]);

    assert.equal(events.length, 1);
    assert.equal(events[0]?.summary, title);
    assert.equal(events[0]?.description, description.replace('\r\n', '\n'));
  });

  it('has lines of 75 octets at most that end as the format wants', () => {
    const text = icalendar('Name', [{ ...insurance, title: '\u{1F600}é'.repeat(200) }], now);
    const lines = text.split('\r\n');

    assert.equal(lines.at(-1), '');
    assert.ok(lines.every((line) => new TextEncoder().encode(line).length <= 75));
    assert.ok(!/[^\r]\n|\r[^\n]/.test(text));
    assert.ok(!text.includes('\uFFFD'));
  });

  it('says the same of the same thing, so that it is not there twice', () => {
    assert.equal(icalendar('Name', [insurance], now), icalendar('Name', [insurance], now));
    assert.ok(icalendar('Name', [insurance], now).includes('DTSTAMP:20260504T093000Z'));
  });
});
