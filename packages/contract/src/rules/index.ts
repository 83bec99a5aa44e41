/**
 * What a change does to a journey, and what a revision of the journey itself does: pure functions, used by the reference
 * host and by the memory adapter.
 *
 * What stays true, whatever is changed in whatever order (of a journey in which it was true before):
 * - Steps and stages never change their ids, and by changes never appear, disappear or move. By a revision steps come, and
 *   unfinished ones go; what is finished stays so, and a stage that is over stays over.
 * - A step is `done` exactly when it says by `completed` when, is `blocked` exactly when it says why,
 *   and carries `returned` only while it is `returned`, or `blocked` since.
 * - A `done` stage has no unfinished step that holds it; finished is `done` or `skipped`, and a stage is held by
 *   its required steps that both sides see. What only the program sees never keeps a partner waiting without a reason.
 * - While a stage is left that is neither done nor left out (`condition: skipped`), some stage is `current`.
 * - Every saved change that changes something gives the step and the journey a new `revision`.
 */
export { allowedActions, allowedAmong } from './allowed-actions.js';
export { answerKeysOf, contactParts } from './answer-keys.js';
export { applyChange } from './apply-change.js';
export { historyOf } from './history-of.js';
export { journeyFor } from './journey-for.js';
export { reviseJourney } from './revise-journey.js';
export { nextRevision } from './revision.js';
export { slaAt, withClocksAt } from './sla-clock.js';
export { holdingSteps, holdsStage, isFinished, stepsById } from './step-facts.js';
export { isLearning, isSatisfied, trainingAfter, withTraining, type Learning } from './training.js';
export { summaryFor } from './summary-for.js';
export { misfitOfFile, uploadLimits, type OfferedFile, type UploadLimits } from './upload-limits.js';
export { afterWorkingMs, workingMsBetween } from './working-time.js';
export type {
  JourneyRevision,
  RevisionContext,
  RevisionResult,
  StageEdit,
  StepEdit,
  StepPlan,
} from './journey-revision.js';
export type {
  JourneyChange,
  RuleContext,
  RuleResult,
  RuleViewer,
  StepChange,
  SubmittedFile,
} from './rules.js';
