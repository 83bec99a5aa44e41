import type { Side, Stage, Step } from '@partner-journey/contract';
import { otherSide } from '../journey-view/sides.js';
import { countSteps } from '../journey-view/step-counts.js';
import type { ChecklistView } from './checklist-view.js';

/** How the list is divided. */
export type GroupBy = 'stage' | 'due' | 'side' | 'owner';

/** Which part of the steps is listed. */
interface ListOptions {
  /** Only this stage. */
  readonly stageId: string | undefined;
  /** Only one side's steps; absent: both, the viewer's own first. */
  readonly only: Side | undefined;
}

/** Some steps under one title. */
export interface StepGroup {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
  /** What the other side owes here. */
  readonly theirs: readonly Step[];
  /** "3 of 7", where it says something. */
  readonly counts: string | undefined;
  /** Whether it is open before anybody touched it. */
  readonly startsOpen: boolean;
  /** What stands below its steps. */
  readonly foot?: unknown;
}

/** Divides steps in another way than by stage. */
export type Divide = (view: ChecklistView, steps: readonly Step[]) => readonly StepGroup[];

/** Divides the steps of a journey, by stage when not told how; groups with nothing in them are left out. */
export function groupSteps(
  view: ChecklistView,
  options: ListOptions,
  divide: Divide | undefined,
): readonly StepGroup[] {
  const stages = view.journey.stages.filter(
    (stage) => options.stageId === undefined || stage.id === options.stageId,
  );
  const groups = divide ? divide(view, stepsOf(view, stages, options)) : groupByStage(view, stages, options);
  return groups.filter((group) => group.steps.length + group.theirs.length > 0);
}

/** Steps of some stages in their order, each once. */
function stepsOf(view: ChecklistView, stages: readonly Stage[], { only }: ListOptions): readonly Step[] {
  return stages.flatMap((stage) => {
    const own = stage.steps.filter(
      (step) => view.index.get(step.id)?.step === step && (!only || step.side === only),
    );
    return own.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  });
}

function groupByStage(view: ChecklistView, stages: readonly Stage[], options: ListOptions): StepGroup[] {
  const own = options.only ?? view.side;
  const current = stages.find((stage) => stage.position === 'current') ?? stages[0];
  return stages.map((stage) => {
    const steps = stepsOf(view, [stage], options);
    const { done, of } = countSteps([stage], view, own);
    return {
      id: stage.id,
      title: stage.title,
      steps: steps.filter(({ side }) => side === own),
      theirs: steps.filter(({ side }) => side === otherSide(own)),
      counts: of > 0 ? view.locale.text('checklist.group-counts', { done, of }) : undefined,
      startsOpen: stage === current,
    };
  });
}
