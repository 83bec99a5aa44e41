import type { Step } from '@partner-journey/contract';

/** Who usually does a step: two people of the partner, three of the program. */
export type CastRole = 'lead' | 'maker' | 'manager' | 'engineer' | 'operations';

/** A step as the program designed it, before any partner touched it. */
export interface StepPlan extends Omit<Step, 'status' | 'allowed' | 'due' | 'assignees'> {
  readonly who: CastRole;
  /** Working days after the start of the stage. */
  readonly dueAfter: number;
}

/** A stage as the program designed it: outcome first, then the steps of both sides that lead to it. */
export interface StagePlan {
  readonly id: string;
  readonly title: string;
  readonly outcome: string;
  readonly summary: string;
  readonly typicalDays: number;
  readonly unlocks: readonly string[];
  readonly owner: CastRole;
  readonly contact: CastRole;
  readonly steps: readonly StepPlan[];
}

type Defaulted = 'kind' | 'side' | 'visibility' | 'scope' | 'required';

/** What a plan must say about a step; sides and defaults come with the function that takes it. */
export type StepDetails = Omit<StepPlan, Defaulted> &
  Partial<Pick<StepPlan, Exclude<Defaulted, 'side'>>> & {
    readonly why: string;
    readonly doneWhen: string;
    readonly effortMinutes: number;
  };

/** A step of the partner. */
export function partnerStep(details: StepDetails): StepPlan {
  return {
    kind: 'task',
    visibility: 'shared',
    scope: 'company',
    required: true,
    ...details,
    side: 'partner',
  };
}

/** A step the program's team owes the partner. */
export function programStep(details: StepDetails): StepPlan {
  return {
    kind: 'task',
    visibility: 'shared',
    scope: 'company',
    required: true,
    ...details,
    side: 'program',
  };
}
