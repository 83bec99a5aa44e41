import type { DueMoment } from '@partner-journey/contract';
import { dateTimeFormat, numberFormat, pluralRules, relativeTimeFormat } from './intl.js';
import type { Message } from './strings.js';

const dayMs = 86_400_000;

/** Fills a message: picks the plural form by `count`, then replaces every `{name}`. */
export function fill(
  message: Message,
  values: Readonly<Record<string, string | number>>,
  language: string,
): string {
  const template =
    typeof message === 'string'
      ? message
      : (message[pluralRules(language).select(Number(values['count']))] ?? message.other);
  const numbers = numberFormat(language);
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return typeof value === 'number' ? numbers.format(value) : (value ?? whole);
  });
}

/** Days and moments in words, for one language and one time zone. */
export class DateFormat {
  readonly language: string;
  /** IANA zone; absent: the browser's. */
  readonly timeZone: string | undefined;
  private latest: { readonly second: number; readonly day: string } | undefined;

  constructor(language: string, timeZone?: string) {
    this.language = language;
    this.timeZone = isZone(timeZone) ? timeZone : undefined;
  }

  /** A day such as "18 Apr"; with the year when it is not this one. */
  day(value: DueMoment, now: number): string {
    const at = this.instantOf(value);
    if (Number.isNaN(at)) return 'on' in value ? value.on : value.at;
    const zone = 'on' in value ? 'UTC' : this.timeZone;
    const sameYear = this.dayOf(value).slice(0, 4) === this.today(now).slice(0, 4);
    const options: Intl.DateTimeFormatOptions = {
      day: 'numeric',
      month: 'short',
      ...(sameYear ? {} : { year: 'numeric' }),
      ...(zone ? { timeZone: zone } : {}),
    };
    return dateTimeFormat(this.language, options).format(at);
  }

  /** Whole days from today until the day of a moment: 0 today, negative when it is over. */
  daysUntil(value: DueMoment, now: number): number {
    return Math.round((Date.parse(this.dayOf(value)) - Date.parse(this.today(now))) / dayMs);
  }

  /** "in 3 days", "tomorrow", "2 days ago". */
  relativeDays(days: number): string {
    return relativeTimeFormat(this.language).format(days, 'day');
  }

  /** Whether a due moment is over: a day when it has ended in the zone, a moment when it has passed. */
  isOver(value: DueMoment, now: number): boolean {
    return 'on' in value ? this.daysUntil(value, now) < 0 : Date.parse(value.at) < now;
  }

  /** A list asks for it once per step and second; no zone changes its day within a second. */
  private today(now: number): string {
    const second = Math.floor(now / 1000);
    if (this.latest?.second !== second) this.latest = { second, day: plainDate(now, this.timeZone) };
    return this.latest.day;
  }

  private dayOf(value: DueMoment): string {
    return 'on' in value ? value.on : plainDate(Date.parse(value.at), this.timeZone);
  }

  private instantOf(value: DueMoment): number {
    return Date.parse('on' in value ? `${value.on}T00:00:00Z` : value.at);
  }
}

/** The calendar day of a moment in a zone, as `2026-05-12`. */
function plainDate(at: number, timeZone: string | undefined): string {
  if (Number.isNaN(at)) return '';
  const parts = dateTimeFormat('en-US', {
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone ? { timeZone } : {}),
  }).formatToParts(at);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

function isZone(timeZone: string | undefined): boolean {
  if (!timeZone) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
