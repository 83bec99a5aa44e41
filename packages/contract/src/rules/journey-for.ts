import type { Journey, Stage } from '../schemas/journey.js';
import type { Step } from '../schemas/step.js';
import { allowedAmong } from './allowed-actions.js';
import type { RuleViewer } from './rules.js';
import { isFinished, isVisible, stepsById } from './step-facts.js';

/**
 * What a viewer receives of a journey: the steps they may see, each with what they may do to it now.
 *
 * Of a step that only the program sees, a partner's answer has no trace: not the step, not a `parentId` that names it,
 * not its title among what a stage unlocks, not a change of the journey that only added such steps. A dependency on an
 * unfinished one stays, so that nobody is held up without a word, with the reason its author gave for it but with an id
 * that names no step (`not-shared`); finished ones are left out.
 */
export function journeyFor(journey: Journey, viewer: RuleViewer): Journey {
  const steps = stepsById(journey);
  const all = journey.stages.flatMap((stage) => stage.steps);
  const hidden = all.filter((step) => !isVisible(step, viewer.role));
  const withAllowed = (step: Step): Step => ({ ...step, allowed: allowedAmong(steps, step, viewer) });
  if (hidden.length === 0) {
    const stages = journey.stages.map((stage) => ({ ...stage, steps: stage.steps.map(withAllowed) }));
    return { ...journey, stages };
  }
  const veil = veilOf(hidden, steps);
  const stages = journey.stages.map((stage) => ({
    ...withoutTitles(stage, veil),
    steps: stage.steps
      .filter((step) => isVisible(step, viewer.role))
      .map((step) => withoutTrace(withAllowed(step), veil)),
  }));
  return withoutNews({ ...journey, stages }, all, hidden);
}

/** What has to be known of the hidden steps to leave no trace of them. */
interface Veil {
  readonly steps: ReadonlyMap<string, Step>;
  readonly titles: ReadonlySet<string>;
  /** Stands for the id of a hidden step; the id of none. */
  readonly standIn: string;
}

function veilOf(hidden: readonly Step[], steps: ReadonlyMap<string, Step>): Veil {
  let standIn = 'not-shared';
  while (steps.has(standIn)) standIn += '-';
  return {
    steps: new Map(hidden.map((step) => [step.id, step])),
    titles: new Set(hidden.map((step) => step.title)),
    standIn,
  };
}

function withoutTrace(step: Step, { steps, standIn }: Veil): Step {
  const clean = { ...step };
  if (clean.parentId !== undefined && steps.has(clean.parentId)) delete clean.parentId;
  clean.dependsOn = clean.dependsOn?.flatMap((dependency) => {
    const hidden = steps.get(dependency.stepId);
    if (!hidden) return [dependency];
    return isFinished(hidden) ? [] : [{ ...dependency, stepId: standIn }];
  });
  if (clean.dependsOn === undefined || clean.dependsOn.length === 0) delete clean.dependsOn;
  return clean;
}

function withoutTitles(stage: Stage, { titles }: Veil): Stage {
  if (!stage.unlocks?.some((title) => titles.has(title))) return stage;
  return { ...stage, unlocks: stage.unlocks.filter((title) => !titles.has(title)) };
}

/** Leaves out what the program changed where all that came with it is hidden. */
function withoutNews(journey: Journey, all: readonly Step[], hidden: readonly Step[]): Journey {
  if (!journey.changes) return journey;
  const added = (steps: readonly Step[], revision: string) =>
    steps.filter((step) => step.addedInRevision === revision).length;
  const changes = journey.changes.filter(
    ({ revision }) => added(hidden, revision) === 0 || added(all, revision) > added(hidden, revision),
  );
  return { ...journey, changes };
}
