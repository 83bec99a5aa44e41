import type { LintRule } from './finding.js';
import type { JourneyFacts, PlacedStep } from './journey-facts.js';

/** What each thing has to say so that it can be done at all. */
export const formRules: readonly LintRule[] = [
  {
    name: 'unique-ids',
    level: 'error',
    why: 'A change names a step by its id: of two with one id the second can never be changed.',
    find: ({ steps }) =>
      steps
        .filter(({ step }, index) => steps.findIndex((other) => other.step.id === step.id) < index)
        .map(({ step, path }) => ({
          path: `${path}/id`,
          message: `The id "${step.id}" belongs to a step of an earlier stage.`,
          fix: 'Give every step of the journey an id of its own.',
        })),
  },
  {
    name: 'unknown-parent',
    level: 'error',
    why: 'A part of nothing is shown by itself, without what it belongs to.',
    find: ({ steps, byId }) =>
      steps
        .filter(({ step }) => step.parentId !== undefined && !byId.has(step.parentId))
        .map(({ step, path }) => ({
          path: `${path}/parentId`,
          message: `“${step.title}” is a part of "${step.parentId}", and there is no such step.`,
          fix: 'Write the "id" of a step of this journey, or take "parentId" away.',
        })),
  },
  {
    name: 'kind-needs',
    level: 'error',
    why: 'A step that does not say what to do with it cannot be done.',
    find: ({ open }) => open.flatMap(missingPart),
  },
  {
    name: 'positions-in-order',
    level: 'warning',
    why: 'A stage that is over before an earlier one, or with required steps open, tells the partner two things at once.',
    find: (journey) => [...doneAfterOpen(journey), ...doneWithOpenSteps(journey)],
  },
];

const needed: Readonly<
  Record<string, { readonly member: 'fields' | 'agreement' | 'training'; readonly fix: string }>
> = {
  form: { member: 'fields', fix: 'Write its "fields", each with "name", "label" and "type".' },
  agreement: { member: 'agreement', fix: 'Write "agreement" with its "version" and where it can be read.' },
  training: { member: 'training', fix: 'Write "training" with the "resourceId" of the course and "moveOn".' },
};

function missingPart({ step, path }: PlacedStep) {
  if (step.kind === 'link' && step.action?.url === undefined) {
    const message = `“${step.title}” is a link without an address.`;
    return [{ path: `${path}/action`, message, fix: 'Write "action" with "label" and "url".' }];
  }
  const part = Object.hasOwn(needed, step.kind) ? needed[step.kind] : undefined;
  const isAskedOfPartner = step.side === 'partner' && step.action === undefined;
  if (!part || !isAskedOfPartner || step[part.member] !== undefined) return [];
  const message = `“${step.title}” is of kind "${step.kind}" but has no "${part.member}" and no "action".`;
  return [{ path: `${path}/${part.member}`, message, fix: part.fix }];
}

function doneAfterOpen({ stages }: JourneyFacts) {
  return stages.flatMap(({ stage, path }, index) => {
    const open = stages
      .slice(0, index)
      .find((one) => one.stage.position === 'upcoming' && one.stage.condition !== 'skipped');
    if (stage.position !== 'done' || !open) return [];
    const message = `“${stage.title}” is done while the earlier “${open.stage.title}” has not begun.`;
    return [
      {
        path: `${path}/position`,
        message,
        fix: 'Put the stages in their order, or mark the earlier one as skipped.',
      },
    ];
  });
}

function doneWithOpenSteps({ stages, open }: JourneyFacts) {
  return stages.flatMap(({ stage, path }) => {
    const step = open.find(
      (one) => one.stage === stage && one.step.required && one.step.visibility === 'shared',
    );
    if (stage.position !== 'done' || !step) return [];
    const message = `“${stage.title}” is done although its required step “${step.step.title}” is ${step.step.status}.`;
    return [
      {
        path: `${path}/position`,
        message,
        fix: 'Finish or skip the step, make it optional, or say "position": "current".',
      },
    ];
  });
}
