import { holdingSteps } from '@partner-journey/contract/rules';
import type { LintRule } from './finding.js';

/** What a stage leads to is said first, and its steps are what gets there: backward design. */
export const outcomeRules: readonly LintRule[] = [
  {
    name: 'no-stages',
    level: 'error',
    why: 'A journey is its stages: without one there is nothing to show, and nowhere to be.',
    find: ({ stages }) =>
      stages.length > 0
        ? []
        : [
            {
              path: '/stages',
              message: 'The journey has no stage.',
              fix: 'Write "stages" from the last to the first: what has to be true before each.',
            },
          ],
  },
  {
    name: 'journey-outcome',
    level: 'warning',
    why: 'A journey is planned from its end: without one nobody can tell which stages it needs.',
    find: ({ journey }) =>
      journey.outcome
        ? []
        : [
            {
              path: '/outcome',
              message: 'The journey does not say where it leads.',
              fix: 'Write "outcome": {"title": "…"} with what is true at its end, such as “Ten stores launched together”.',
            },
          ],
  },
  {
    name: 'stage-outcome',
    level: 'error',
    why: 'The outcome is shown first; without it a stage is a list of chores.',
    find: ({ stages }) =>
      stages
        .filter(({ stage }) => !stage.outcome?.trim())
        .map(({ stage, path }) => ({
          path: `${path}/outcome`,
          message: `The stage “${stage.title}” has no outcome.`,
          fix: 'Write "outcome" with what is true when the stage is over, not what is done in it.',
        })),
  },
  {
    name: 'outcome-evidence',
    level: 'warning',
    why: 'An outcome that nothing shows is a hope: somebody has to see that it was reached.',
    find: ({ stages }) =>
      stages
        .filter(({ stage }) => stage.steps.length > 0 && !stage.steps.some(givesEvidence))
        .map(({ stage, path }) => ({
          path: `${path}/steps`,
          message: `No step of the stage “${stage.title}” shows that its outcome was reached.`,
          fix: 'Say of one step by "doneWhen" or "checks" how one can tell, or make it an approval, a training or something to hand in.',
        })),
  },
  {
    name: 'empty-stage',
    level: 'error',
    why: 'A stage ends when its required steps are finished: one without any never ends by itself.',
    find: ({ stages }) =>
      stages
        .filter(({ stage }) => stage.condition !== 'skipped' && holdingSteps(stage).length === 0)
        .map(({ stage, path }) => ({
          path: `${path}/steps`,
          message: `The stage “${stage.title}” has no required step that both sides see.`,
          fix: 'Add a step, or make one required and "shared".',
        })),
  },
  {
    name: 'one-sided-stage',
    level: 'warning',
    why: 'A journey has two tracks; a stage in which the program promises nothing reads as homework.',
    find: ({ stages }) =>
      stages
        .filter(({ stage }) => stage.steps.length > 0 && !stage.steps.some(({ side }) => side === 'program'))
        .map(({ stage, path }) => ({
          path: `${path}/steps`,
          message: `In the stage “${stage.title}” the program has nothing to do.`,
          fix: 'Add what the program does for it, with "side": "program", an owner and a "due" or "sla".',
        })),
  },
];

const showing: ReadonlySet<string> = new Set([
  'approval',
  'training',
  'form',
  'upload',
  'agreement',
  'check',
]);

function givesEvidence({ doneWhen, checks, kind }: { doneWhen?: string; checks?: unknown[]; kind: string }) {
  return Boolean(doneWhen?.trim()) || (checks?.length ?? 0) > 0 || showing.has(kind);
}
