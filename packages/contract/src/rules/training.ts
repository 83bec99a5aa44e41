import type { Change, ChangeOf } from '../schemas/change.js';
import type { Journey } from '../schemas/journey.js';
import type { Step } from '../schemas/step.js';
import { nextRevision } from './revision.js';

type Training = NonNullable<Step['training']>;
/** What somebody does with a course, as far as it can make a step done. */
export type Learning = ChangeOf<'resource.open' | 'resource.progress' | 'resource.complete'>;

/** Whether a change can make a training step done. */
export function isLearning(change: Change): change is Learning {
  return ['resource.open', 'resource.progress', 'resource.complete'].includes(change.kind);
}

/** A journey in which one of its steps says this of its course. */
export function withTraining(journey: Journey, step: Step, training: Training): Journey {
  const after: Step = { ...step, training, revision: nextRevision(step.revision) };
  return {
    ...journey,
    revision: nextRevision(journey.revision),
    stages: journey.stages.map((stage) =>
      stage.steps.includes(step)
        ? { ...stage, steps: stage.steps.map((one) => (one === step ? after : one)) }
        : stage,
    ),
  };
}

/** What a training step says of its course after somebody used it: progress never falls, the score is the latest. */
export function trainingAfter(training: Training, { kind, payload }: Learning): Training {
  if (kind === 'resource.open') return training;
  if (kind === 'resource.progress')
    return { ...training, progress: Math.max(training.progress ?? 0, payload.progress) };
  return { ...training, progress: 1, ...(payload.score !== undefined && { score: payload.score }) };
}

/**
 * Whether a course counts as done with this, by the five rules of cmi5 (AICC cmi5 specification, 10.2.4); `training` is
 * as it is after it. Passed is a scaled score that reaches the one for mastery, and any score where none is named.
 * Where no rule applies, it is enough that the course was begun.
 */
export function isSatisfied({ moveOn, score, masteryScore }: Training, { kind }: Learning): boolean {
  const isCompleted = kind === 'resource.complete';
  const isPassed = isCompleted && score !== undefined && score >= (masteryScore ?? 0);
  switch (moveOn) {
    case 'passed':
      return isPassed;
    case 'completed':
      return isCompleted;
    case 'completed-and-passed':
      return isCompleted && isPassed;
    case 'completed-or-passed':
      return isCompleted || isPassed;
    case 'not-applicable':
      return true;
  }
}
