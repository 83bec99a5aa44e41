import type { DueMoment } from '@partner-journey/contract';
import type { LocaleController } from '../controllers/locale-controller.js';

/** A due moment in words. */
interface DueText {
  /** "Due 18 Apr". */
  readonly date: string;
  /** "12 days left", "today", "3 days overdue". */
  readonly countdown: string;
  readonly over: boolean;
}

/** Says when something is due and how long that is away. */
export function dueText(locale: LocaleController, due: DueMoment, now: number): DueText {
  const { dates } = locale;
  const days = dates.daysUntil(due, now);
  const over = dates.isOver(due, now);
  return {
    date: locale.text('common.due', { date: dates.day(due, now) }),
    countdown: countdown(locale, days, over),
    over,
  };
}

/** Both as facts of a line; a date that is none has no countdown. */
export function dueFacts({ date, countdown }: DueText): readonly string[] {
  return countdown ? [date, countdown] : [date];
}

function countdown(locale: LocaleController, days: number, over: boolean): string {
  if (Number.isNaN(days)) return '';
  if (days < 0) return locale.text('common.overdue', { count: -days });
  if (days === 0) return locale.text(over ? 'common.overdue-today' : 'common.today');
  return locale.text('common.days-left', { count: days });
}
