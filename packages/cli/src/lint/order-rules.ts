import { holdingSteps, holdsStage } from '@partner-journey/contract/rules';
import { dependencyCycles } from './dependency-cycles.js';
import type { LintRule } from './finding.js';
import type { JourneyFacts, PlacedStep } from './journey-facts.js';

/** What waits for what. */
export const orderRules: readonly LintRule[] = [
  {
    name: 'dependency-cycle',
    level: 'error',
    why: 'Each waits for the other, so neither could begin; the rules then let none of them wait.',
    find: (journey) =>
      dependencyCycles(journey.byId).map((ids) => ({
        path: `${journey.placeOf(ids[0] ?? '')?.path ?? ''}/dependsOn`,
        message: `These steps wait for each other: ${[...ids, ids[0]].join(' → ')}.`,
        fix: 'Take away the dependency that is not real.',
      })),
  },
  {
    name: 'unknown-dependency',
    level: 'error',
    why: 'A dependency on a step that is not there never holds anybody up: the order is lost without a word.',
    find: ({ steps, byId }) =>
      steps.flatMap(({ step, path }) =>
        (step.dependsOn ?? []).flatMap(({ stepId }, index) =>
          byId.has(stepId) || /^not-shared-*$/.test(stepId)
            ? []
            : [
                {
                  path: `${path}/dependsOn/${index}/stepId`,
                  message: `“${step.title}” waits for "${stepId}", and there is no such step.`,
                  fix: 'Write the "id" of a step of this journey, or take the dependency away.',
                },
              ],
        ),
      ),
  },
  {
    name: 'later-dependency',
    level: 'error',
    why: 'The stage cannot end before a later one has begun.',
    find: (journey) =>
      laterDependencies(journey)
        .filter(({ other }) => !isTraining(other))
        .map(({ from, other, path }) => ({
          path,
          message: `“${from.step.title}” in “${from.stage.title}” waits for “${other.step.title}” in the later stage “${other.stage.title}”.`,
          fix: 'Move one of the two, or take the dependency away.',
        })),
  },
  {
    name: 'late-training',
    level: 'error',
    why: 'Who has to know something learns it too late, in front of a customer.',
    find: (journey) => [...trainingWaitedFor(journey), ...trainingPointedTo(journey)],
  },
  {
    name: 'dead-end',
    level: 'warning',
    why: 'Work that opens nothing and counts for nothing is left undone, or done for nothing.',
    find: (journey) =>
      journey.open
        .filter((one) => one.step.visibility === 'shared' && !holdsStage(one.step))
        // a stage that requires nothing at all is told of by itself
        .filter((one) => holdingSteps(one.stage).length > 0 && !isWaitedFor(one, journey))
        .map(({ step, path }) => ({
          path,
          message: `“${step.title}” unlocks nothing: no step waits for it, and no stage requires it.`,
          fix: 'Make it "required", let a step depend on it, or offer it as a resource instead.',
        })),
  },
];

interface LaterDependency {
  readonly from: PlacedStep;
  readonly other: PlacedStep;
  readonly path: string;
}

function laterDependencies(journey: JourneyFacts): readonly LaterDependency[] {
  return journey.steps.flatMap((from) =>
    (from.step.dependsOn ?? []).flatMap(({ stepId }, index) => {
      const other = journey.placeOf(stepId);
      const isLater = other !== undefined && other.stageIndex > from.stageIndex;
      return isLater ? [{ from, other, path: `${from.path}/dependsOn/${index}` }] : [];
    }),
  );
}

function trainingWaitedFor(journey: JourneyFacts) {
  return laterDependencies(journey)
    .filter(({ other }) => isTraining(other))
    .map(({ from, other }) => lateTraining(other, from));
}

/** A step that points to the very course which a later stage teaches needs it as well. */
function trainingPointedTo(journey: JourneyFacts) {
  return journey.steps.filter(isTraining).flatMap((training) => {
    const { resourceId } = training.step.training ?? {};
    const earlier = journey.steps.find(
      ({ step, stageIndex }) =>
        stageIndex < training.stageIndex &&
        resourceId !== undefined &&
        step.resourceIds?.includes(resourceId),
    );
    const isSaid = earlier?.step.dependsOn?.some(({ stepId }) => stepId === training.step.id);
    return earlier && isSaid !== true ? [lateTraining(training, earlier)] : [];
  });
}

function lateTraining(training: PlacedStep, needed: PlacedStep) {
  return {
    path: training.path,
    message: `The training “${training.step.title}” comes in “${training.stage.title}”, but “${needed.step.title}” needs it in the earlier stage “${needed.stage.title}”.`,
    fix: `Move the training into “${needed.stage.title}” or before it.`,
  };
}

function isTraining({ step }: PlacedStep): boolean {
  return step.kind === 'training' || step.training !== undefined;
}

/** A part of another step counts with it. */
function isWaitedFor({ step }: PlacedStep, { steps }: JourneyFacts): boolean {
  return (
    step.parentId !== undefined ||
    steps.some(({ step: other }) => other.dependsOn?.some(({ stepId }) => stepId === step.id))
  );
}
