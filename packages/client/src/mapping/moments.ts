const day = /^(\d{4})-(\d{2})-(\d{2})$/;
const compactDay = /^(\d{4})(\d{2})(\d{2})$/;
/** A moment as databases write it: a blank or `T` between day and time, with or without a zone. */
const moment = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
/** Seconds or milliseconds since 1970 as text; what is shorter may count anything. */
const seconds = /^\d{9,}(?:\.\d+)?$/;
/** From here on a number counts milliseconds, below seconds: 1973 in the one, the year 5138 in the other. */
const fewestMilliseconds = 100_000_000_000;

/** The years in which eight digits as a number are a day: as seconds they would be one of 1970. */
const [firstYear, lastYear] = [1900, 2200];
/** What databases write where there is no moment. */
const noMoment = /^(?:0|0000-00-00(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?)$/;

/** Whether a value names a day and no time: `2026-04-18`, or `20260418` as text or number. */
export function isDay(value: unknown): boolean {
  if (typeof value === 'number') return dayOfNumber(value) !== undefined;
  return typeof value === 'string' && (day.test(value.trim()) || compactDay.test(value.trim()));
}

/** Whether a value says that there is no moment: an empty text, 0, or `0000-00-00`. */
export function isNoMoment(value: unknown): boolean {
  if (value === 0) return true;
  return typeof value === 'string' && (value.trim() === '' || noMoment.test(value.trim()));
}

function dayOfNumber(value: number): string | undefined {
  const [, year, ...rest] = compactDay.exec(String(value)) ?? [];
  if (Number(year) < firstYear || Number(year) > lastYear) return undefined;
  return year === undefined ? undefined : existing([year, ...rest].join('-'));
}

/**
 * A day as the contract writes it, `2026-04-18`: from a day, from `20260418` as text or number, from a moment (the day it names itself,
 * whatever its zone) or from seconds or milliseconds since 1970 (the day in UTC). `undefined` when it is none of these.
 */
export function dayOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : value;
  if (typeof text === 'string') {
    const compact = compactDay.exec(text);
    if (compact) return existing(compact.slice(1).join('-'));
    const [, named] = moment.exec(text) ?? [];
    return existing(named ?? text) ?? (seconds.test(text) ? dayOf(Number(text)) : undefined);
  }
  return (typeof value === 'number' ? dayOfNumber(value) : undefined) ?? instantOf(value)?.slice(0, 10);
}

/**
 * An instant as the contract writes it, `2026-04-18T09:30:00.000Z`: from a moment (in UTC when it names no zone), from
 * seconds or milliseconds since 1970, as number or text, or from a day (its beginning in UTC). `undefined` when it is
 * none of these.
 */
export function instantOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : value;
  if (typeof text === 'string') {
    const known = isDay(text) ? dayOf(text) : undefined;
    if (known !== undefined) return `${known}T00:00:00.000Z`;
    const [, on, at = '', zone = 'Z'] = moment.exec(text) ?? [];
    if (on !== undefined) return written(Date.parse(`${on}T${at.replace(',', '.')}${zoneOf(zone)}`));
    return seconds.test(text) ? instantOf(Number(text)) : undefined;
  }
  if (typeof text !== 'number' || !Number.isFinite(text)) return undefined;
  const known = dayOfNumber(text);
  if (known !== undefined) return `${known}T00:00:00.000Z`;
  return written(Math.abs(text) < fewestMilliseconds ? text * 1000 : text);
}

function zoneOf(zone: string): string {
  if (/^z$/i.test(zone)) return 'Z';
  const [hours, minutes = '00'] = [zone.slice(0, 3), zone.slice(3).replace(':', '') || undefined];
  return `${hours}:${minutes}`;
}

function written(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** The 30th of February is no day. */
function existing(text: string): string | undefined {
  if (!day.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}
