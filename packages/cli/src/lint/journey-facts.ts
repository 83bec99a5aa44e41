import type { Journey, Stage, Step } from '@partner-journey/contract';
import { isFinished, stepsById } from '@partner-journey/contract/rules';

/** A step with where it stands. */
export interface PlacedStep {
  readonly step: Step;
  readonly stage: Stage;
  /** Number of its stage, from 0. */
  readonly stageIndex: number;
  readonly path: string;
}

/** A stage with where it stands. */
export interface PlacedStage {
  readonly stage: Stage;
  readonly path: string;
}

/** A journey as the rules look at it. Paths lead into the document as it was given, where bad items still stand. */
export class JourneyFacts {
  readonly journey: Journey;
  readonly stages: readonly PlacedStage[];
  readonly steps: readonly PlacedStep[];
  readonly byId: ReadonlyMap<string, Step>;

  constructor(journey: Journey, document: unknown) {
    const stagesGiven = listIn(document, 'stages');
    this.journey = journey;
    this.byId = stepsById(journey);
    this.stages = journey.stages.map((stage) => ({
      stage,
      path: `/stages/${indexOfId(stagesGiven, stage.id)}`,
    }));
    this.steps = this.stages.flatMap(({ stage, path }, stageIndex) => {
      const stepsGiven = listIn(stagesGiven[indexOfId(stagesGiven, stage.id)], 'steps');
      return stage.steps.map((step) => ({
        ...{ step, stage, stageIndex },
        path: `${path}/steps/${indexOfId(stepsGiven, step.id)}`,
      }));
    });
  }

  /** Steps somebody still has to do. */
  get open(): readonly PlacedStep[] {
    return this.steps.filter(({ step }) => !isFinished(step));
  }

  /** The place of a step, by its id. */
  placeOf(id: string): PlacedStep | undefined {
    return this.steps.find(({ step }) => step.id === id);
  }
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = (value as Readonly<Record<string, unknown>> | undefined)?.[name];
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}

function indexOfId(list: readonly unknown[], id: string): number {
  return list.findIndex((item) => (item as { readonly id?: unknown } | null | undefined)?.id === id);
}
