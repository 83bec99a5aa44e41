/** An event of a calendar: a whole day, or a moment. */
export interface CalendarEvent {
  /** The same for the same thing for ever, so that a calendar that is read again changes it instead of adding another. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  /** Where it is done; absent: nowhere in particular. */
  readonly url?: string;
  /** A day such as `2026-05-04`, or a date and time with an offset. */
  readonly on: string;
}

/** Content lines are folded after so many octets (RFC 5545, 3.1). */
const longestLine = 75;

/**
 * A calendar as iCalendar text (RFC 5545) with all its events. Those of a day take the whole day and no time of anybody;
 * those of a moment begin and end at it. Written here: the libraries for it also read, repeat and check events, and bring
 * many times these bytes.
 */
export function icalendar(name: string, events: readonly CalendarEvent[], now: number): string {
  const stamp = utc(new Date(now));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Partner Journey//Due days//EN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escape(name)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${escape(event.uid)}`,
      `DTSTAMP:${stamp}`,
      ...whenOf(event.on),
      `SUMMARY:${escape(event.title)}`,
      ...(event.description ? [`DESCRIPTION:${escape(event.description)}`] : []),
      // an address has no line breaks, and is no text to be escaped
      ...(event.url ? [`URL:${event.url}`] : []),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function whenOf(on: string): readonly string[] {
  if (/^\d{4}-\d{2}-\d{2}$/.test(on)) return [`DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`];
  const moment = utc(new Date(on));
  return [`DTSTART:${moment}`, `DTEND:${moment}`];
}

function utc(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** Text of a property (RFC 5545, 3.3.11). */
function escape(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** Breaks a line so that no part is too long, and never within a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > longestLine) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
