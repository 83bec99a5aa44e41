import type { LintRule } from './finding.js';
import type { PlacedStep } from './journey-facts.js';

/** Who does it, and by when. Only what is still open is asked about. */
export const promiseRules: readonly LintRule[] = [
  {
    name: 'program-step-owner',
    level: 'error',
    why: 'What nobody of the program owns stays undone, and the partner does not know whom to ask.',
    find: ({ open }) => open.filter((one) => isOf('program', one) && !isOwned(one)).map(withoutOwner),
  },
  {
    name: 'partner-step-owner',
    level: 'warning',
    why: 'What everybody could do is done by nobody.',
    find: ({ open }) =>
      open
        .filter(
          (one) => isOf('partner', one) && one.step.required && one.step.scope === 'company' && !isOwned(one),
        )
        .map(withoutOwner),
  },
  {
    name: 'program-promise',
    level: 'error',
    why: 'A promise without a date is none: the partner cannot plan, and no clock can run.',
    find: ({ open }) =>
      open
        // what a partner never sees is promised to nobody
        .filter((one) => isOf('program', one) && one.step.visibility === 'shared')
        .filter((one) => !one.step.due && !hasSla(one))
        .map(({ step, path }) => ({
          path: `${path}/due`,
          message: `The program promises “${step.title}” but not by when.`,
          fix: 'Write "sla" with "due" and "clockWith", or at least "due": {"on": "2026-05-12"}.',
        })),
  },
  {
    name: 'program-sla',
    level: 'warning',
    why: 'A due day alone has no clock: nobody sees that it is at risk, or that it waits for the partner.',
    find: ({ open }) =>
      open
        .filter((one) => isOf('program', one) && one.step.due && !hasSla(one))
        .map(({ step, path }) => ({
          path: `${path}/sla`,
          message: `The program does “${step.title}” by ${dayOf(step.due)}, but has no service level for it.`,
          fix: 'Write "sla" with "due" and "clockWith", at the step or at its stage.',
        })),
  },
  {
    name: 'internal-time',
    level: 'warning',
    why: 'What is done inside without a time makes late what was promised outside.',
    find: ({ open }) =>
      open
        .filter((one) => isOf('program', one) && one.step.visibility === 'program-only')
        .filter((one) => !one.step.due && !hasSla(one))
        .map(({ step, path }) => ({
          path: `${path}/due`,
          message: `Nothing says by when the program does “${step.title}”.`,
          fix: 'Write "sla" with "due" and "clockWith", or at least "due": {"on": "2026-05-12"}.',
        })),
  },
  {
    name: 'due-in-stage',
    level: 'warning',
    why: 'The stage cannot be over in time when a step it waits for is due later.',
    find: ({ open }) =>
      open
        .filter(({ step, stage }) => step.required && isAfter(dayOf(step.due), stage.targetOn))
        .map(({ step, stage, path }) => ({
          path: `${path}/due`,
          message: `“${step.title}” is due on ${dayOf(step.due)}, after the ${stage.targetOn} by which “${stage.title}” should be done.`,
          fix: 'Bring the step forward, make it optional, or move "targetOn" of the stage.',
        })),
  },
  {
    name: 'targets-in-order',
    level: 'warning',
    why: 'Stages follow each other: a later one cannot be done before an earlier one.',
    find: ({ stages }) =>
      stages.flatMap(({ stage, path }, index) => {
        const before = stages.slice(0, index).find((one) => isAfter(one.stage.targetOn, stage.targetOn));
        if (!before) return [];
        const message = `“${stage.title}” should be done by ${stage.targetOn}, before “${before.stage.title}” by ${before.stage.targetOn}.`;
        return [{ path: `${path}/targetOn`, message, fix: 'Put the days in the order of the stages.' }];
      }),
  },
];

function withoutOwner({ step, path }: PlacedStep) {
  return {
    path: `${path}/assignees`,
    message: `Nobody owns “${step.title}”: it has no assignee, and its stage no owner of that side.`,
    fix: 'Name somebody in "assignees" of the step, or as "owner" of the stage.',
  };
}

function isOf(side: string, { step }: PlacedStep): boolean {
  return step.side === side;
}

function hasSla({ step, stage }: PlacedStep): boolean {
  return step.sla !== undefined || stage.sla !== undefined;
}

function isOwned({ step, stage }: PlacedStep): boolean {
  return (step.assignees?.length ?? 0) > 0 || stage.owner?.side === step.side;
}

function dayOf(due: PlacedStep['step']['due']): string | undefined {
  if (!due) return undefined;
  return 'on' in due ? due.on : due.at.slice(0, 10);
}

function isAfter(day: string | undefined, other: string | undefined): boolean {
  return day !== undefined && other !== undefined && day > other;
}
