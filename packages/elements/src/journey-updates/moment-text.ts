import type { LocaleController } from '../controllers/locale-controller.js';
import { dateTimeFormat } from '../locales/intl.js';

/** A moment such as "18 Apr, 09:30" in the reader's zone, with the year when it is far; what is none stays as it is. */
export function momentText(locale: LocaleController, at: string, now: number): string {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return at;
  const { timeZone } = locale.dates;
  const isFar = Math.abs(locale.dates.daysUntil({ at }, now)) > 300;
  return dateTimeFormat(locale.language, {
    ...{ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    ...(isFar && { year: 'numeric' }),
    ...(timeZone && { timeZone }),
  }).format(time);
}
