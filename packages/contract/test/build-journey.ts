import type {
  Change,
  ChangeKind,
  ChangeOf,
  Journey,
  Person,
  Role,
  Stage,
  Step,
} from '@partner-journey/contract';
import type { JourneyChange, RuleContext } from '@partner-journey/contract/rules';

/** When everything of a test happens. */
export const now = '2026-05-12T09:30:00Z';

/** One person per role. */
export const people: Readonly<Record<Role, Person>> = {
  partner: { id: 'ada', name: 'Ada Obi', side: 'partner' },
  'partner-admin': { id: 'ben', name: 'Ben Lund', side: 'partner' },
  program: { id: 'cleo', name: 'Cleo Marsh', side: 'program' },
};

/** A step of the partner that is still to do. */
export function step(id: string, members: Partial<Step> = {}): Step {
  return {
    id,
    revision: '1',
    title: `Title of ${id}`,
    kind: 'task',
    side: 'partner',
    visibility: 'shared',
    scope: 'company',
    required: true,
    status: 'todo',
    allowed: [],
    ...members,
  };
}

/** A stage, upcoming unless told otherwise. */
export function stage(id: string, steps: Step[], members: Partial<Stage> = {}): Stage {
  return { id, title: `Title of ${id}`, position: 'upcoming', required: true, steps, ...members };
}

/** A journey whose first stage is current unless told otherwise. */
export function journey(...stages: Stage[]): Journey {
  const [first, ...later] = stages;
  const isStarted = stages.some((one) => one.position !== 'upcoming');
  return {
    id: 'journey',
    title: 'Journey',
    revision: '7',
    asOf: now,
    partner: { id: 'partner', name: 'Harbor & Finch' },
    program: { id: 'program', name: 'Tidewater' },
    stages: first && !isStarted ? [{ ...first, position: 'current' }, ...later] : stages,
  };
}

/** A change of a step or a stage of that journey. */
export function change<Kind extends JourneyChange['kind']>(
  kind: Kind,
  targetId: string,
  payload: ChangeOf<Kind>['payload'],
  baseRevision?: string,
): JourneyChange {
  const target =
    kind === 'stage.complete'
      ? { journeyId: 'journey', stageId: targetId }
      : { journeyId: 'journey', stepId: targetId };
  const made = { id: crypto.randomUUID(), kind, target, createdAt: now, payload, baseRevision };
  return made as unknown as Change & { kind: ChangeKind } as JourneyChange;
}

/** Somebody of this role, acting now. */
export function as(role: Role, members: Partial<RuleContext> = {}): RuleContext {
  return { now, viewer: people[role], role, people: Object.values(people), ...members };
}
