import type { Journey, Stage, Step } from '@partner-journey/contract';

/** A step and the stage it stands in. */
export interface PlacedStep {
  readonly step: Step;
  readonly stage: Stage;
}

/** The steps of a journey by their id; of two with the same id, the first. */
export type JourneyIndex = ReadonlyMap<string, PlacedStep>;

/** Something unfinished that a step has to wait for, as far as this viewer may know of it. */
export interface OpenDependency {
  /** Absent when this viewer may not see the step, only that there is one. */
  readonly step: Step | undefined;
  readonly reason: string | undefined;
}

const indexes = new WeakMap<Journey, JourneyIndex>();

/** The index of a journey, made once for each of its revisions. */
export function indexOf(journey: Journey): JourneyIndex {
  const known = indexes.get(journey);
  if (known) return known;
  const index = new Map<string, PlacedStep>();
  for (const stage of journey.stages) {
    for (const step of stage.steps) if (!index.has(step.id)) index.set(step.id, { step, stage });
  }
  indexes.set(journey, index);
  return index;
}

/** Whether nothing is left to do: the step is done, or was skipped. */
export function isFinished(step: Step): boolean {
  return step.status === 'done' || step.status === 'skipped';
}

/** What a step still waits for; nothing when it is under way already. */
export function openDependencies(step: Step, index: JourneyIndex): readonly OpenDependency[] {
  if (!step.dependsOn || step.status !== 'todo') return [];
  return step.dependsOn.flatMap(({ stepId, reason }): OpenDependency[] => {
    const other = index.get(stepId)?.step;
    if (!other) return reason !== undefined && !canGoOn(step) ? [{ step: undefined, reason }] : [];
    return other === step || isFinished(other) ? [] : [{ step: other, reason }];
  });
}

function canGoOn({ allowed }: Step): boolean {
  return allowed.includes('start') || allowed.includes('complete') || allowed.includes('submit');
}

/** The unfinished steps that wait for this one. */
export function dependentsOf(step: Step, index: JourneyIndex): readonly Step[] {
  const dependents: Step[] = [];
  for (const { step: other } of index.values()) {
    if (other !== step && !isFinished(other) && other.dependsOn?.some(({ stepId }) => stepId === step.id))
      dependents.push(other);
  }
  return dependents;
}

/** The stage the journey is in: the first current one. */
export function currentStage(journey: Journey): Stage | undefined {
  return journey.stages.find((stage) => stage.position === 'current');
}
