import { systemClock, type Clock } from '@partner-journey/client';

/** The moment every story is told at, so that pictures of them do not age. */
export const storyNow = '2026-04-06T09:00:00Z';

/** A clock that stands still until it is moved; what waits, waits as on the machine's clock. */
export interface StoryClock extends Clock {
  /** Moves the time on by so many hours. */
  passHours(hours: number): void;
}

/** Makes a clock that stands at {@link storyNow}. */
export function storyClock(): StoryClock {
  let now = Date.parse(storyNow);
  return {
    now: () => now,
    after: (delayMs, callback) => systemClock.after(delayMs, callback),
    passHours: (hours) => void (now += hours * 60 * 60 * 1000),
  };
}
