/**
 * Days and moments counted in working days from one moment: `-3` is three working days earlier, `5` five later.
 * Never 0: what is believable today depends on the hour. All moments are UTC.
 */
export interface Calendar {
  /** The moment everything is counted from, RFC 3339. */
  readonly now: string;
  /** A calendar day, `2026-05-12`. */
  readonly day: (workingDays: number) => string;
  /** That day at a time of day, `09:30`, as RFC 3339. */
  readonly at: (workingDays: number, time: string) => string;
}

const dayMs = 86_400_000;

function isWeekend(date: Date): boolean {
  return date.getUTCDay() === 0 || date.getUTCDay() === 6;
}

function dayFrom(now: string, workingDays: number): string {
  const direction = Math.sign(workingDays);
  let date = new Date(`${new Date(now).toISOString().slice(0, 10)}T00:00:00Z`);
  let left = Math.abs(workingDays);
  while (left > 0) {
    date = new Date(date.getTime() + direction * dayMs);
    if (!isWeekend(date)) left -= 1;
  }
  return date.toISOString().slice(0, 10);
}

/** The calendar around `now` (RFC 3339). */
export function calendarAround(now: string): Calendar {
  return {
    now,
    day: (workingDays) => dayFrom(now, workingDays),
    at: (workingDays, time) => `${dayFrom(now, workingDays)}T${time}:00Z`,
  };
}
