import type { Journey, Stage } from '../schemas/journey.js';
import type { Role } from '../schemas/shared.js';
import type { Step } from '../schemas/step.js';

const handedInKinds: ReadonlySet<string> = new Set(['form', 'upload', 'agreement', 'approval']);

/** Whether nothing is left to do: the step is done, or was skipped. */
export function isFinished(step: Step): boolean {
  return step.status === 'done' || step.status === 'skipped';
}

/** Whether this role may know of the step. */
export function isVisible(step: Step, role: Role): boolean {
  return role === 'program' || step.visibility !== 'program-only';
}

/** Whether the viewer is on the side whose work the step is. */
export function isOwn(step: Step, role: Role): boolean {
  return (step.side === 'program') === (role === 'program');
}

/** Whether what is handed in waits for the program to approve it: only the partner's work does. */
export function isReviewed(step: Step): boolean {
  return step.side === 'partner' && handedInKinds.has(step.kind);
}

/** Whether the step is finished by handing something in; an approval of the program's own is simply completed. */
export function isHandedIn(step: Step): boolean {
  return isReviewed(step) || (handedInKinds.has(step.kind) && step.kind !== 'approval');
}

/** Whether its stage has to wait for the step. */
export function holdsStage(step: Step): boolean {
  return step.required && step.visibility !== 'program-only';
}

/** The steps that hold a stage. */
export function holdingSteps(stage: Stage): readonly Step[] {
  return stage.steps.filter(holdsStage);
}

/** Every step of a journey by its id; of two with the same id, the first. */
export function stepsById(journey: Journey): ReadonlyMap<string, Step> {
  const steps = new Map<string, Step>();
  for (const step of journey.stages.flatMap((stage) => stage.steps)) {
    if (!steps.has(step.id)) steps.set(step.id, step);
  }
  return steps;
}
