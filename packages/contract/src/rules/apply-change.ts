import type { Journey } from '../schemas/journey.js';
import type { ContractIssue } from '../schemas/problem.js';
import type { HistoryEntry, Step, StepActionName } from '../schemas/step.js';
import { fitsStatus, isGated, mayEver } from './allowed-actions.js';
import { isAlreadySo } from './already-so.js';
import { dependentIds, openDependencies } from './dependencies.js';
import { checkSubmission } from './form-values.js';
import { refuse, whatHappened } from './refusal.js';
import { nextRevision } from './revision.js';
import type { JourneyChange, RuleContext, RuleResult, StepChange } from './rules.js';
import { endStage, isFree, settleStages } from './stage-advance.js';
import { holdingSteps, isFinished, isVisible, stepsById } from './step-facts.js';
import { stepAfter } from './step-effects.js';

const entryKinds: Readonly<Record<StepActionName, HistoryEntry['kind']>> = {
  start: 'started',
  complete: 'completed',
  reopen: 'reopened',
  submit: 'submitted',
  skip: 'skipped',
  block: 'blocked',
  unblock: 'unblocked',
  assign: 'assigned',
  comment: 'commented',
  approve: 'approved',
  return: 'returned',
};

/**
 * Does a change to a whole journey, both sides and what only the program sees included; the journey given stays as it is.
 * What is already so is `saved` with the same journey. What is not possible any more because the step changed after
 * `baseRevision` is a `conflict`; everything else that is not possible is `rejected`.
 */
export function applyChange(journey: Journey, change: JourneyChange, context: RuleContext): RuleResult {
  if (change.target.journeyId !== journey.id) {
    return refuse('not-found', 'The change names another journey.');
  }
  return change.kind === 'stage.complete'
    ? completeStage(journey, change.target.stageId, { ...context, base: change.baseRevision })
    : changeStep(journey, change, context);
}

function changeStep(journey: Journey, change: StepChange, context: RuleContext): RuleResult {
  const steps = stepsById(journey);
  const step = steps.get(change.target.stepId);
  if (!step || !isVisible(step, context.role)) {
    return refuse('not-found', 'The journey has no such step.');
  }
  const action = actionOf(change);
  if (!mayEver(action, step, context.role)) {
    return refuse('not-allowed-now', `"${step.title}" is not yours to ${action}.`);
  }
  if (isAlreadySo(step, change)) return { outcome: 'saved', journey, steps: [], stages: [] };
  const hindrance = hindranceOf(action, step, { journey, steps, context });
  if (hindrance) {
    const current = step.revision ?? journey.revision;
    const isOvertaken = change.baseRevision !== undefined && change.baseRevision !== current;
    return isOvertaken ? refuse('conflict', `Meanwhile: ${hindrance}`) : refuse('not-allowed-now', hindrance);
  }
  const issues = issuesOf(step, change, context);
  if (issues.length > 0) return refuse('invalid-request', `"${step.title}" was not taken.`, issues);
  return saveStep(journey, { before: step, steps, change, context });
}

function saveStep(
  journey: Journey,
  {
    before,
    steps,
    change,
    context,
  }: {
    before: Step;
    steps: ReadonlyMap<string, Step>;
    change: StepChange;
    context: RuleContext;
  },
): RuleResult {
  const after: Step = {
    ...stepAfter(before, change, context),
    revision: nextRevision(before.revision),
  };
  const index = journey.stages.findIndex((stage) => stage.steps.includes(before));
  const replaced = journey.stages.map((stage, at) =>
    at === index ? { ...stage, steps: stage.steps.map((step) => (step === before ? after : step)) } : stage,
  );
  const { now, viewer } = context;
  const reason = 'reason' in change.payload ? change.payload.reason : undefined;
  const reopened = { at: now, by: viewer, ...(reason && { reason }) };
  const { stages, changed } = settleStages(replaced, index, { before, after, now, reopened });
  const dependents = isFinished(before) === isFinished(after) ? [] : dependentIds(before.id, steps);
  return {
    outcome: 'saved',
    journey: { ...journey, revision: nextRevision(journey.revision), stages: [...stages] },
    steps: [before.id, ...dependents],
    stages: changed,
    entry: entryOf(change, after, context),
  };
}

function completeStage(
  journey: Journey,
  stageId: string,
  { now, base }: RuleContext & { base: string | undefined },
): RuleResult {
  const index = journey.stages.findIndex((one) => one.id === stageId);
  const stage = journey.stages[index];
  if (!stage) return refuse('not-found', 'The journey has no such stage.');
  if (stage.position === 'done') return { outcome: 'saved', journey, steps: [], stages: [] };
  if (stage.position !== 'current' || !isFree(stage)) {
    const open = holdingSteps(stage).filter((step) => !isFinished(step));
    const detail =
      stage.position === 'current'
        ? `"${stage.title}" still needs ${titles(open)}.`
        : `"${stage.title}" has not begun.`;
    const isOvertaken = base !== undefined && base !== journey.revision;
    return isOvertaken ? refuse('conflict', `Meanwhile: ${detail}`) : refuse('not-allowed-now', detail);
  }
  const { stages, changed } = endStage(journey.stages, index, now);
  return {
    outcome: 'saved',
    journey: { ...journey, revision: nextRevision(journey.revision), stages: [...stages] },
    steps: [],
    stages: changed,
  };
}

/** Why a step does not let something happen now; undefined when it does. */
function hindranceOf(
  action: StepActionName,
  step: Step,
  {
    journey,
    steps,
    context,
  }: {
    journey: Journey;
    steps: ReadonlyMap<string, Step>;
    context: RuleContext;
  },
): string | undefined {
  if (!fitsStatus(action, step, context.role)) return whatHappened(step);
  const open = isGated(action) ? openDependencies(step, steps) : [];
  if (open.length === 0) return undefined;
  const visible = open.filter((one) => isVisible(one, context.role));
  const hidden =
    visible.length < open.length ? ` something ${journey.program?.name ?? 'the program'} has to do` : '';
  const named = visible.length > 0 ? ` ${titles(visible)}` : '';
  return `"${step.title}" waits for${named}${named && hidden && ', and for'}${hidden}.`;
}

function issuesOf(step: Step, change: StepChange, context: RuleContext): ContractIssue[] {
  if (change.kind === 'step.submit') return checkSubmission(step, change.payload, context.files);
  if (change.kind !== 'step.assign') return [];
  return change.payload.personIds.flatMap((id, index) =>
    context.people.some((person) => person.id === id)
      ? []
      : [{ path: `/personIds/${index}`, expected: 'somebody of this journey', got: 'an unknown id' }],
  );
}

function entryOf(change: StepChange, after: Step, { now, viewer }: RuleContext): Omit<HistoryEntry, 'id'> {
  const entry: Omit<HistoryEntry, 'id'> = { at: now, by: viewer, kind: entryKinds[actionOf(change)] };
  if ('reason' in change.payload && change.payload.reason) entry.text = change.payload.reason;
  if ('text' in change.payload) entry.text = change.payload.text;
  if (change.kind === 'step.submit' && after.submission) entry.submission = after.submission;
  return entry;
}

function actionOf(change: StepChange): StepActionName {
  return change.kind.slice('step.'.length) as StepActionName;
}

function titles(steps: readonly Step[]): string {
  return steps.map((step) => `"${step.title}"`).join(', ');
}
