import type { Journey, Receipt, Stage, Step } from '@partner-journey/contract';
import { isDeepStrictEqual } from 'node:util';

/** What is different between two views of one journey. */
export interface Differences {
  readonly steps: readonly Step[];
  /** Stages whose own members, not their steps, are different. */
  readonly stages: readonly Stage[];
  /** Whether something else than stages, steps and revisions is different. */
  readonly head: boolean;
}

/** Compares two views of a journey for one and the same viewer. */
export function differencesBetween(before: Journey, after: Journey): Differences {
  const earlierSteps = new Map(stepsOf(before).map((step) => [step.id, step]));
  const earlierStages = new Map(before.stages.map((stage) => [stage.id, stage]));
  return {
    steps: stepsOf(after).filter((step) => !isDeepStrictEqual(step, earlierSteps.get(step.id))),
    stages: after.stages.filter((stage) => {
      const earlier = earlierStages.get(stage.id);
      return !earlier || !isDeepStrictEqual(own(stage), own(earlier));
    }),
    head: !isDeepStrictEqual(headOf(before), headOf(after)),
  };
}

/** Whether nothing at all is different. */
export function isSame({ steps, stages, head }: Differences): boolean {
  return steps.length === 0 && stages.length === 0 && !head;
}

/** The differences as a receipt carries them; a stage comes with its steps. */
export function affectedBy({ steps, stages, head }: Differences, journey: Journey): Receipt['affected'] {
  return [
    ...steps.map((value) => ({ entity: 'step' as const, id: value.id, value })),
    ...stages.map((value) => ({ entity: 'stage' as const, id: value.id, value })),
    ...(head ? [{ entity: 'journey' as const, id: journey.id, value: journey }] : []),
  ];
}

function stepsOf(journey: Journey): Step[] {
  return journey.stages.flatMap((stage) => stage.steps);
}

function own(stage: Stage): Stage {
  return { ...stage, steps: [] };
}

function headOf(journey: Journey): Journey {
  return { ...journey, stages: [], revision: '', asOf: '' };
}
