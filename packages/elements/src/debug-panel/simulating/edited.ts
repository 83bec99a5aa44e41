import type { Journey, Stage, Step } from '@partner-journey/contract';
import type { Fixture } from '@partner-journey/contract/fixtures';
import type { Wanted } from './wanted.js';

/** So many stages a long journey has. */
const manyStages = 30;

/** Gives documents the role, the current stage and the amount of content that is wanted. */
export function edited(documents: Fixture, wanted: Wanted): Fixture {
  const filled = withContent(documents, wanted.content);
  const { session, journey } = filled;
  const middle = wanted.content === 'many-stages' ? journey.stages[manyStages / 2]?.id : undefined;
  const stageId = wanted.stageId ?? middle;
  return {
    ...filled,
    session: wanted.role ? { ...session, viewer: { ...session.viewer, role: wanted.role } } : session,
    journey: stageId === undefined ? journey : withCurrent(journey, stageId),
  };
}

function withContent(documents: Fixture, content: Wanted['content']): Fixture {
  const { journey } = documents;
  switch (content) {
    case 'empty':
      return {
        ...documents,
        journey: { ...journey, stages: [] },
        resources: { items: [], facets: [], total: 0 },
        surveys: { items: [] },
        feedback: { items: [] },
        updates: { items: [] },
      };
    case 'many-stages':
      return { ...documents, journey: { ...journey, stages: repeated(journey.stages) } };
    case undefined:
      return documents;
  }
}

function repeated(stages: readonly Stage[]): Stage[] {
  const pattern = stages.length > 0 ? stages : [bareStage];
  return Array.from({ length: manyStages }, (_, index) => {
    const stage = pattern[index % pattern.length]!;
    return index < stages.length ? stage : renamed(stage, index + 1);
  });
}

const bareStage: Stage = { id: 'stage', title: 'Stage', position: 'upcoming', required: true, steps: [] };

/** A copy with ids of its own, and with nothing that names a step by its id. */
function renamed(stage: Stage, number: number): Stage {
  const steps = stage.steps.map(({ dependsOn: _dependsOn, parentId: _parentId, ...step }) => ({
    ...step,
    id: `${step.id}-${number}`,
  }));
  return { ...stage, id: `${stage.id}-${number}`, title: `${stage.title} ${number}`, steps };
}

/** All before the stage is done, nothing after it is begun. The stage that was the current one all the time stays as it is. */
function withCurrent(journey: Journey, stageId: string): Journey {
  const place = journey.stages.findIndex(({ id }) => id === stageId);
  if (place < 0) return journey;
  const stages = journey.stages.map((stage, index) => {
    if (index < place) return finished(stage);
    if (index > place) return { ...untouched(stage), position: 'upcoming' as const };
    return stage.position === 'current' ? stage : { ...untouched(stage), position: 'current' as const };
  });
  return { ...journey, stages };
}

function finished(stage: Stage): Stage {
  const at = stage.completedAt ?? new Date().toISOString();
  const { condition: _condition, reason: _reason, ...plain } = stage;
  const steps = stage.steps.map((step) =>
    isOver(step) ? step : { ...bare(step), status: 'done' as const, completed: { at } },
  );
  return { ...plain, position: 'done', completedAt: at, steps };
}

function untouched(stage: Stage): Stage {
  const { condition: _condition, reason: _reason, completedAt: _completedAt, ...plain } = stage;
  const steps = stage.steps.map((step) => ({ ...bare(step), status: 'todo' as const }));
  return { ...plain, steps };
}

function isOver({ status }: Step): boolean {
  return status === 'done' || status === 'skipped';
}

/** Without what belongs to a status. */
function bare(step: Step): Step {
  const { completed: _, waitingOn: _waitingOn, blocked: _blocked, returned: _returned, ...plain } = step;
  return plain;
}
