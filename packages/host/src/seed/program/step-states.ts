import type { Person, Step } from '@partner-journey/contract';
import type { Calendar } from './calendar.js';
import type { StepState } from './journey-plan.js';

/** Short ways to say what became of a step, for one calendar. */
export interface StepStates {
  /** Finished on a working day before now; `more` adds or replaces members. */
  readonly done: (workingDays: number, time: string, by: Person, more?: Partial<Step>) => StepState;
  /** A promise of the program that was kept in time. */
  readonly kept: (workingDays: number, time: string, by: Person, dueOn: number) => StepState;
  /** A course finished on a working day before now. */
  readonly passed: (
    workingDays: number,
    time: string,
    by: Person,
    training: NonNullable<Step['training']>,
  ) => StepState;
  /** Several steps that were finished by one person, one working day after the other. */
  readonly doneInTurn: (
    from: number,
    by: Person,
    stepIds: readonly string[],
  ) => Readonly<Record<string, StepState>>;
}

/** The states of steps, dated by `calendar`. */
export function stepStates(calendar: Calendar): StepStates {
  const done: StepStates['done'] = (workingDays, time, by, more) => ({
    status: 'done',
    completed: { at: calendar.at(workingDays, time), by },
    ...more,
  });
  return {
    done,
    kept: (workingDays, time, by, dueOn) =>
      done(workingDays, time, by, {
        sla: {
          due: { at: calendar.at(dueOn, '17:00') },
          state: 'met',
          clockWith: 'program',
          promisedBy: 'program',
          calendar: 'Working days, Lisbon',
        },
      }),
    passed: (workingDays, time, by, training) => done(workingDays, time, by, { training }),
    doneInTurn: (from, by, stepIds) =>
      Object.fromEntries(stepIds.map((id, index) => [id, done(from + index, '14:20', by)])),
  };
}
