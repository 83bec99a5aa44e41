import type { Journey, Stage } from '../schemas/journey.js';
import type { HistoryEntry, Step } from '../schemas/step.js';
import type {
  JourneyRevision,
  RevisionContext,
  RevisionResult,
  StageEdit,
  StepEdit,
  StepPlan,
} from './journey-revision.js';
import { problemOf } from './refusal.js';
import { nextRevision } from './revision.js';
import { issuesOfRevision } from './revision-issues.js';
import { settleRevised } from './stage-advance.js';
import { isFinished, stepsById } from './step-facts.js';

/**
 * Changes the journey itself while a partner is inside it: all that the revision asks for, or nothing.
 *
 * What is finished stays finished, and stays in the journey even where it was to be taken out. A stage that is over stays
 * over: nothing that would hold it can be put into it. A step that is taken out is named in `changes`, and its id is never
 * used again; what waited for it, or was a part of it, no longer is. Where nothing is left that holds the current stage, the
 * stage ends and the next begins.
 */
export function reviseJourney(
  journey: Journey,
  revision: JourneyRevision,
  context: RevisionContext,
): RevisionResult {
  const issues = issuesOfRevision(journey, revision);
  if (issues.length > 0) {
    return { outcome: 'rejected', problem: problemOf('invalid-request', 'Nothing was changed.', issues) };
  }
  const number = nextRevision(journey.revision);
  const steps = stepsById(journey);
  const gone = new Set(revision.remove?.filter((id) => !isFinished(steps.get(id)!)));
  const titles = newTitles(steps, revision, gone);
  const revised = journey.stages.map((stage) => {
    const after = revisedStage(withTitles(stage, titles), { revision, number, gone });
    return revision.stages?.reduce(editStage, after) ?? after;
  });
  return {
    outcome: 'saved',
    journey: {
      ...journey,
      revision: number,
      stages: [...settleRevised(journey.stages, revised, context.now)],
      changes: [...(journey.changes ?? []), noteOf(steps, gone, { revision, number, context })],
    },
    removed: [...gone],
    entries: entriesOf(revision, gone, context),
  };
}

interface Revising {
  readonly revision: JourneyRevision;
  /** The journey's revision afterwards. */
  readonly number: string;
  /** Ids of the steps that go. */
  readonly gone: ReadonlySet<string>;
}

/** A stage with its steps as they are afterwards; the same where none of them is different. */
function revisedStage(stage: Stage, { revision, number, gone }: Revising): Stage {
  const kept = stage.steps
    .filter(({ id }) => !gone.has(id))
    .map((step) => {
      const edits = revision.change?.filter(({ stepId }) => stepId === step.id) ?? [];
      const edited = edits.reduce(editStep, withoutGone(step, gone));
      return edited === step ? step : { ...edited, revision: nextRevision(step.revision) };
    });
  const steps = (revision.add ?? [])
    .filter(({ stageId }) => stageId === stage.id)
    .reduce((list, { before, step }) => insert(list, begun(step, number), before), kept);
  const isSame = steps.length === stage.steps.length && steps.every((step, at) => step === stage.steps[at]);
  return isSame ? stage : { ...stage, steps: numbered(steps) };
}

function insert(steps: readonly Step[], step: Step, before: string | undefined): Step[] {
  const at = steps.findIndex(({ id }) => id === before);
  return at < 0 ? [...steps, step] : [...steps.slice(0, at), step, ...steps.slice(at)];
}

/** The list says the order: where steps have numbers for it, they are those of their places. */
function numbered(steps: readonly Step[]): Step[] {
  const isNumbered = steps.some(({ order }) => order !== undefined);
  return steps.map((step, index) =>
    !isNumbered || step.order === index + 1 ? step : { ...step, order: index + 1 },
  );
}

function begun(plan: StepPlan, number: string): Step {
  return { ...plan, status: 'todo', allowed: [], revision: number, addedInRevision: number };
}

function editStep(step: Step, { stepId, ...members }: StepEdit): Step {
  return stepId === step.id ? edit(step, members) : step;
}

function editStage(stage: Stage, { stageId, ...members }: StageEdit): Stage {
  return stageId === stage.id ? edit(stage, members) : stage;
}

function edit<Whole extends object>(whole: Whole, members: object): Whole {
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  if (given.length === 0) return whole;
  const after = Object.entries({ ...whole, ...Object.fromEntries(given) });
  return Object.fromEntries(after.filter(([, value]) => value !== null)) as Whole;
}

/** A step that neither waits for nor belongs to one that goes. */
function withoutGone(step: Step, gone: ReadonlySet<string>): Step {
  const { parentId, dependsOn } = step;
  const isPart = parentId !== undefined && gone.has(parentId);
  const waits = dependsOn?.filter(({ stepId }) => !gone.has(stepId));
  if (!isPart && waits?.length === dependsOn?.length) return step;
  return edit(step, {
    ...(isPart && { parentId: null }),
    ...(waits && { dependsOn: waits.length > 0 ? waits : null }),
  });
}

/** Titles that are others now, by what they were; undefined where the step goes. */
function newTitles(
  steps: ReadonlyMap<string, Step>,
  { change = [] }: JourneyRevision,
  gone: ReadonlySet<string>,
): ReadonlyMap<string, string | undefined> {
  const renamed = change.filter(({ title }) => title !== undefined);
  return new Map([
    ...renamed.map(({ stepId, title }) => [steps.get(stepId)!.title, title] as const),
    ...[...gone].map((id) => [steps.get(id)!.title, undefined] as const),
  ]);
}

/** A stage that says what it opens by the titles of now. */
function withTitles(stage: Stage, titles: ReadonlyMap<string, string | undefined>): Stage {
  if (!stage.unlocks?.some((title) => titles.has(title))) return stage;
  const unlocks = stage.unlocks
    .map((title) => (titles.has(title) ? titles.get(title) : title))
    .filter((title) => title !== undefined);
  return { ...stage, unlocks };
}

/** What `changes` says of it. */
function noteOf(
  steps: ReadonlyMap<string, Step>,
  gone: ReadonlySet<string>,
  { revision, number, context }: Omit<Revising, 'gone'> & { context: RevisionContext },
): NonNullable<Journey['changes']>[number] {
  const { title, reason, add = [], change = [] } = revision;
  const removed = [...gone].flatMap((id) => {
    const step = steps.get(id)!;
    return step.visibility === 'shared' ? [{ id, title: step.title }] : [];
  });
  return {
    revision: number,
    at: context.now,
    title,
    by: context.by,
    ...(reason && { reason }),
    ...(add.length > 0 && { added: add.map(({ step }) => step.id) }),
    ...(change.length > 0 && { changed: [...new Set(change.map(({ stepId }) => stepId))] }),
    ...(gone.size > 0 && { removed }),
  };
}

function entriesOf(
  { title, reason, add = [], change = [] }: JourneyRevision,
  gone: ReadonlySet<string>,
  { now, by }: RevisionContext,
): { readonly stepId: string; readonly entry: Omit<HistoryEntry, 'id'> }[] {
  const entry = (kind: 'added' | 'changed' | 'removed') => (stepId: string) => ({
    stepId,
    entry: { at: now, by, kind, text: reason || title },
  });
  return [
    ...add.map(({ step }) => step.id).map(entry('added')),
    ...[...new Set(change.map(({ stepId }) => stepId))].map(entry('changed')),
    ...[...gone].map(entry('removed')),
  ];
}
