import fc from 'fast-check';
import type { WorkingHours } from '@partner-journey/contract';

export const hourMs = 3_600_000;

/** Monday to Friday, nine to five. */
export function weekIn(timeZone: string): WorkingHours {
  return { timeZone, days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };
}

const zones = [
  'Pacific/Honolulu',
  'America/New_York',
  'America/St_Johns',
  'UTC',
  'Europe/Lisbon',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
] as const;

/** Working hours by day in zones from Honolulu to Kiritimati, whole, half and quarter hours from UTC, some days off. */
export const anyHours = fc.record({
  timeZone: fc.constantFrom(...zones),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  from: fc.constantFrom('06:00', '08:30', '09:00', '10:15'),
  to: fc.constantFrom('12:00', '17:00', '18:45', '24:00'),
  holidays: fc.uniqueArray(
    fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`),
    { maxLength: 6 },
  ),
});

/** Moments around the days of 2026 on which clocks change, on both halves of the earth. */
export const anyMoment = fc
  .tuple(
    fc.constantFrom(
      '2026-03-07',
      '2026-03-28',
      '2026-04-04',
      '2026-09-26',
      '2026-10-03',
      '2026-10-24',
      '2026-10-31',
    ),
    fc.integer({ min: -96 * hourMs, max: 96 * hourMs }),
  )
  .map(([day, ms]) => Date.parse(`${day}T00:00:00Z`) + ms);
