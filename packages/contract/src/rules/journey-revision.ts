import type { Journey, Stage } from '../schemas/journey.js';
import type { Problem } from '../schemas/problem.js';
import type { Person } from '../schemas/shared.js';
import type { HistoryEntry, Step } from '../schemas/step.js';

/** What the program decides about a step; how far it is, is not among it. */
export type StepPlan = Omit<
  Step,
  | 'revision'
  | 'status'
  | 'waitingOn'
  | 'blocked'
  | 'returned'
  | 'completed'
  | 'sla'
  | 'allowed'
  | 'checks'
  | 'submission'
  | 'comments'
  | 'addedInRevision'
  | 'order'
>;

/** Members with their new values; `null` takes one away that may be absent. */
type Edit<Whole, Name extends keyof Whole> = {
  readonly [Key in Name]?: Whole[Key] | (undefined extends Whole[Key] ? null : never) | undefined;
};

/** A step with what is to be different in it. */
export type StepEdit = { readonly stepId: string } & Edit<
  StepPlan,
  | 'title'
  | 'description'
  | 'why'
  | 'doneWhen'
  | 'required'
  | 'due'
  | 'effortMinutes'
  | 'assignees'
  | 'dependsOn'
  | 'action'
  | 'secondaryAction'
  | 'fields'
  | 'agreement'
  | 'resourceIds'
>;

/** A stage with what is to be different in it. */
export type StageEdit = { readonly stageId: string } & Edit<
  Stage,
  'title' | 'outcome' | 'summary' | 'startsOn' | 'targetOn' | 'typicalDays' | 'owner' | 'contact'
>;

/** What the program wants to be different in a journey that a partner is inside of. */
export interface JourneyRevision {
  /** What is different, in words for the partner. */
  readonly title: string;
  /** Why, in words for the partner. */
  readonly reason?: string | undefined;
  readonly stages?: readonly StageEdit[] | undefined;
  /** New steps, each at the end of a stage or before one of its steps. */
  readonly add?:
    | readonly { readonly stageId: string; readonly before?: string | undefined; readonly step: StepPlan }[]
    | undefined;
  readonly change?: readonly StepEdit[] | undefined;
  /** Ids of the steps to take out; finished ones stay. */
  readonly remove?: readonly string[] | undefined;
}

/** Who revises a journey, and when. */
export interface RevisionContext {
  /** RFC 3339, by the host's clock. */
  readonly now: string;
  readonly by: Person;
}

/** What became of a revision. */
export type RevisionResult =
  | {
      readonly outcome: 'saved';
      /** The journey after it; the one given is untouched. */
      readonly journey: Journey;
      /** Ids of the steps that are no longer in it. */
      readonly removed: readonly string[];
      /** What to write into the history of each step that came, went or is different. */
      readonly entries: readonly { readonly stepId: string; readonly entry: Omit<HistoryEntry, 'id'> }[];
    }
  | { readonly outcome: 'rejected'; readonly problem: Problem };
