import type { Stage } from '@partner-journey/contract';
import type { DateFormat } from '../locales/format.js';

/** From so many times the usual on, a stage takes conspicuously long. */
const conspicuous = 1.5;

/** How long a stage has taken, where that is conspicuous. */
export interface SlowPace {
  /** Whole days since it became current, in the zone of the viewer. */
  readonly days: number;
  /** How many times as long as usual. */
  readonly times: number;
}

/** How much longer than usual the current stage takes; undefined while it does not, or where that is not known. */
export function slowPace(
  { position, enteredAt, typicalDays }: Stage,
  dates: Pick<DateFormat, 'daysUntil'>,
  now: number,
): SlowPace | undefined {
  if (position !== 'current' || enteredAt === undefined || !typicalDays) return undefined;
  const days = -dates.daysUntil({ at: enteredAt }, now);
  const times = days / typicalDays;
  return times >= conspicuous ? { days, times } : undefined;
}
