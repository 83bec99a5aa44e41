import type { Journey } from '../schemas/journey.js';
import type { ContractIssue } from '../schemas/problem.js';
import type { Step } from '../schemas/step.js';
import type { JourneyRevision } from './journey-revision.js';
import { holdsStage, isFinished } from './step-facts.js';

/** What of a journey a revision is held against. */
interface Known {
  readonly journey: Journey;
  /** Every step there is, and every one that comes. */
  readonly stepIds: ReadonlySet<string>;
}

/** Why a revision does not fit a journey, each with its place; none when it does. */
export function issuesOfRevision(journey: Journey, revision: JourneyRevision): ContractIssue[] {
  const { stages = [], add = [], change = [], remove = [] } = revision;
  if (stages.length + add.length + change.length + remove.length === 0) {
    return [issue('', 'something to change', 'nothing')];
  }
  const steps = journey.stages.flatMap((stage) => stage.steps);
  const known: Known = {
    journey,
    stepIds: new Set([...steps.map(({ id }) => id), ...add.map(({ step }) => step.id)]),
  };
  return [
    ...stages.flatMap(({ stageId }, at) =>
      journey.stages.some(({ id }) => id === stageId) ? [] : [unknownStage(`/stages/${at}/stageId`)],
    ),
    ...issuesOfAdded(known, add),
    ...issuesOfChanged(known, change, remove),
    ...remove.flatMap((stepId, at) => (hasStep(journey, stepId) ? [] : [unknownStep(`/remove/${at}`)])),
  ];
}

function issuesOfAdded(known: Known, add: NonNullable<JourneyRevision['add']>): ContractIssue[] {
  const { journey, stepIds } = known;
  const taken = new Set([
    ...journey.stages.flatMap((stage) => stage.steps.map(({ id }) => id)),
    ...(journey.changes ?? []).flatMap(({ removed = [] }) => removed.map(({ id }) => id)),
  ]);
  return add.flatMap(({ stageId, before, step }, at) => {
    const path = `/add/${at}`;
    const stage = journey.stages.find(({ id }) => id === stageId);
    const isTaken = taken.has(step.id);
    taken.add(step.id);
    if (!stage) return [unknownStage(`${path}/stageId`)];
    const isAfter = before === undefined || stage.steps.some(({ id }) => id === before);
    const holds = stage.position === 'done' && holdsStage(step as Step);
    return [
      ...(isTaken ? [issue(`${path}/step/id`, 'an id that no step ever had', 'one that is taken')] : []),
      ...(isAfter ? [] : [unknownStep(`${path}/before`)]),
      ...(holds ? [issue(`${path}/step/required`, 'false, as the stage is over', 'true')] : []),
      ...issuesOfDependencies(stepIds, step.dependsOn, `${path}/step`),
      ...(step.parentId === undefined || stepIds.has(step.parentId)
        ? []
        : [unknownStep(`${path}/step/parentId`)]),
    ];
  });
}

function issuesOfChanged(
  { journey, stepIds }: Known,
  change: NonNullable<JourneyRevision['change']>,
  remove: readonly string[],
): ContractIssue[] {
  return change.flatMap(({ stepId, required, dependsOn }, at) => {
    const path = `/change/${at}`;
    const stage = journey.stages.find(({ steps }) => steps.some(({ id }) => id === stepId));
    const step = stage?.steps.find(({ id }) => id === stepId);
    if (!stage || !step) return [unknownStep(`${path}/stepId`)];
    const holds =
      stage.position === 'done' && !isFinished(step) && holdsStage({ ...step, required: !!required });
    return [
      ...(remove.includes(stepId) ? [issue(`${path}/stepId`, 'a step that stays', 'one to be removed')] : []),
      ...(holds ? [issue(`${path}/required`, 'false, as the stage is over', 'true')] : []),
      ...issuesOfDependencies(stepIds, dependsOn, path),
    ];
  });
}

function issuesOfDependencies(
  stepIds: ReadonlySet<string>,
  dependsOn: Step['dependsOn'] | null,
  path: string,
): ContractIssue[] {
  return (dependsOn ?? []).flatMap(({ stepId }, at) =>
    stepIds.has(stepId) ? [] : [unknownStep(`${path}/dependsOn/${at}/stepId`)],
  );
}

function hasStep({ stages }: Journey, stepId: string): boolean {
  return stages.some(({ steps }) => steps.some(({ id }) => id === stepId));
}

function unknownStage(path: string): ContractIssue {
  return issue(path, 'a stage of the journey', 'an unknown id');
}

function unknownStep(path: string): ContractIssue {
  return issue(path, 'a step of the journey', 'an unknown id');
}

function issue(path: string, expected: string, got: string): ContractIssue {
  return { path, expected, got };
}
