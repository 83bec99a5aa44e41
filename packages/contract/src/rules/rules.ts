import type { ChangeOf } from '../schemas/change.js';
import type { Journey } from '../schemas/journey.js';
import type { Problem } from '../schemas/problem.js';
import type { Person, Role } from '../schemas/shared.js';
import type { HistoryEntry, Submission } from '../schemas/step.js';

/** A change the rules decide about: everything that concerns a step or a stage. */
export type JourneyChange = ChangeOf<
  | 'step.start'
  | 'step.complete'
  | 'step.reopen'
  | 'step.submit'
  | 'step.skip'
  | 'step.block'
  | 'step.unblock'
  | 'step.assign'
  | 'step.comment'
  | 'step.approve'
  | 'step.return'
  | 'stage.complete'
>;

/** A change of one step. */
export type StepChange = Exclude<JourneyChange, { kind: 'stage.complete' }>;

/** Who acts, when, and whom they may name. */
export interface RuleContext {
  /** RFC 3339, by the host's clock. */
  readonly now: string;
  readonly viewer: Person;
  readonly role: Role;
  /** Everybody a step of this journey may be given to. */
  readonly people: readonly Person[];
  /** The files that may be handed in, by id. Absent: every file id is taken, and named after itself. */
  readonly files?: ReadonlyMap<string, SubmittedFile>;
}

/** A file of a submission. */
export type SubmittedFile = NonNullable<Submission['files']>[number];

/** Who looks at a journey. */
export interface RuleViewer {
  readonly id: string;
  readonly role: Role;
}

/** What a change did to a journey. */
export type RuleResult =
  | {
      readonly outcome: 'saved';
      /** The journey after it; the one given is untouched, and given back where it was already so. */
      readonly journey: Journey;
      /**
       * Ids of every step that is different now, the target first, then those that may do more or less than before
       * because they depend on it; none where it was already so. Some may be hidden from the viewer.
       */
      readonly steps: readonly string[];
      /** Ids of every stage whose own members (not its steps) are different now. */
      readonly stages: readonly string[];
      /** What to write into the step's history; absent for a change of a stage, and where it was already so. */
      readonly entry?: Omit<HistoryEntry, 'id'>;
    }
  | {
      /** `conflict`: overtaken by another change since `baseRevision`. */
      readonly outcome: 'rejected' | 'conflict';
      readonly problem: Problem;
    };
