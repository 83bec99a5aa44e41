import type { ChangeOf } from '../schemas/change.js';
import type { Journey } from '../schemas/journey.js';
import type { Problem } from '../schemas/problem.js';
import type { Person, Role } from '../schemas/shared.js';
import type { HistoryEntry } from '../schemas/step.js';

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

/** Who acts, when, and whom they may name. */
export interface RuleContext {
  /** RFC 3339, by the host's clock. */
  readonly now: string;
  readonly viewer: Person;
  readonly role: Role;
  /** Everybody a step of this journey may be given to. */
  readonly people: readonly Person[];
}

/** What a change did to a journey. */
export type RuleResult =
  | {
      readonly outcome: 'saved';
      /** The journey after it; the one given is untouched. */
      readonly journey: Journey;
      /** Ids of every step that is different now, the target among them. */
      readonly steps: readonly string[];
      /** Ids of every stage whose own members (not its steps) are different now. */
      readonly stages: readonly string[];
      /** What to write into the step's history; absent for a change of a stage. */
      readonly entry?: Omit<HistoryEntry, 'id'>;
    }
  | {
      /** `conflict`: overtaken by another change since `baseRevision`. */
      readonly outcome: 'rejected' | 'conflict';
      readonly problem: Problem;
    };
