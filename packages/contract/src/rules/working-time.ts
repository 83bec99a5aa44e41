import type { WorkingHours } from '../schemas/shared.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A stretch of working time: two moments in milliseconds since the epoch, the second not in it. */
type Stretch = readonly [from: number, to: number];

/**
 * The working time between two moments, in milliseconds; 0 where the second is not after the first.
 * Without hours, and with hours that cannot be read (an unknown zone, no day, an end before its begin), all time counts.
 * With hours it counts for ten years; what is later adds nothing.
 */
export function workingMsBetween(from: number, to: number, hours?: WorkingHours): number {
  if (!hours || !isReadable(hours)) return Math.max(0, to - from);
  let sum = 0;
  for (const [begin, end] of stretchesFrom(from, hours)) {
    if (begin >= to) break;
    sum += Math.max(0, Math.min(end, to) - Math.max(begin, from));
  }
  return sum;
}

/**
 * The first moment at which so much working time has passed since another; with no time to pass, the moment itself
 * where it is in working time, else the next begin of it. Hours count as for {@link workingMsBetween}.
 */
export function afterWorkingMs(from: number, ms: number, hours?: WorkingHours): number {
  if (!hours || !isReadable(hours)) return from + ms;
  let left = ms;
  for (const [begin, end] of stretchesFrom(from, hours)) {
    const start = Math.max(begin, from);
    if (start > end) continue;
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  return from + ms;
}

/** The working days from the one before a moment on, each cut out of its own calendar day, for ten years. */
function* stretchesFrom(moment: number, hours: WorkingHours): Generator<Stretch, void> {
  const holidays = new Set(hours.holidays);
  const offsetAt = offsetReader(hours.timeZone);
  const last = Math.min(latestDay, moment + farthestMs);
  for (let day = Math.floor(moment / dayMs) * dayMs - 2 * dayMs; day < last; day += dayMs) {
    if (!hours.days.includes(weekdayOf(day)) || holidays.has(dateOf(day))) continue;
    const begin = momentOf(day + minuteOf(hours.from) * minuteMs, offsetAt);
    const end = momentOf(day + minuteOf(hours.to) * minuteMs, offsetAt);
    const isSkipped = dateOf(begin + offsetAt(begin)) !== dateOf(day);
    if (!isSkipped && end > begin) yield [begin, end];
  }
}

/** No promise is counted day by day for longer: to some hosts, the year 9999 means never. */
const farthestMs = 3_653 * dayMs;
/** The last day that ISO dates of four digits name; working time ends there. */
const latestDay = Date.UTC(9999, 11, 30);

/**
 * The moment at which clocks of a zone show something, `shown` being what they show as if it were UTC:
 * shown twice, the first of the two; never shown, as far after the jump as it stands after the hour before it.
 */
function momentOf(shown: number, offsetAt: (moment: number) => number): number {
  const before = offsetAt(shown - dayMs);
  const offsets = [before, offsetAt(shown + dayMs)];
  const offset = offsets.find((one) => offsetAt(shown - one) === one) ?? before;
  return shown - offset;
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetReader(timeZone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return (moment) => {
    const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hour, minute] = /([+-])(\d+):(\d+)/.exec(name) ?? [];
    const minutes = Number(hour ?? 0) * 60 + Number(minute ?? 0);
    return (sign === '-' ? -minutes : minutes) * minuteMs;
  };
}

function isReadable({ timeZone, days, from, to }: WorkingHours): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    return false;
  }
  return days.some((day) => day >= 1 && day <= 7) && minuteOf(from) < minuteOf(to);
}

/** Minutes since midnight; `NaN`, which is before nothing, for what is no time of day. */
function minuteOf(time: string): number {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(time) ?? [];
  return Number(hour) * 60 + Number(minute);
}

/** 1 is Monday, 7 is Sunday. */
function weekdayOf(day: number): number {
  return new Date(day).getUTCDay() || 7;
}

function dateOf(shown: number): string {
  return new Date(shown).toISOString().slice(0, 10);
}
