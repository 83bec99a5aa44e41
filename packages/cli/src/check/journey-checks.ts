import type { Journey } from '@partner-journey/contract';
import { formRules } from '../lint/form-rules.js';
import { JourneyFacts } from '../lint/journey-facts.js';
import { orderRules } from '../lint/order-rules.js';
import type { Misfit } from './finding.js';

/** The rules of the review that tell of faults in the data, and what they expect. */
const expectedBy: Readonly<Record<string, string>> = {
  'unique-ids': 'an id that no other step of the journey has',
  'unknown-parent': 'the id of a step of this journey',
  'unknown-dependency': 'the id of a step of this journey',
  'dependency-cycle': 'steps that do not wait for each other in a circle',
  'positions-in-order': 'a position that agrees with the steps and with the other stages',
};

/** What contradicts itself in a journey that fits the contract. Paths lead into the document as it was given. */
export function journeyMisfits(journey: Journey, document: unknown): readonly Misfit[] {
  const facts = new JourneyFacts(journey, document);
  const found = [...formRules, ...orderRules].flatMap((rule) => {
    const expected = expectedBy[rule.name];
    if (expected === undefined) return [];
    return rule.find(facts).map(({ path, message, fix }) => ({ path, expected, got: message, fix }));
  });
  return [...found, ...withoutCurrent(facts), ...withoutSteps(facts, document)];
}

/** Steps that are there and could not be understood are told of one by one already. */
function withoutSteps({ stages }: JourneyFacts, document: unknown): readonly Misfit[] {
  const { stages: given } = document as { readonly stages: readonly ({ readonly steps?: unknown } | null)[] };
  const [first] = stages;
  const hasSteps = given.some((stage) => Array.isArray(stage?.steps) && stage.steps.length > 0);
  if (!first || hasSteps) return [];
  return [
    {
      level: 'warning',
      path: `${first.path}/steps`,
      expected: 'steps in at least one stage',
      got: stages.length === 1 ? 'one stage without any' : `${stages.length} stages without any`,
      fix: 'Give the stages their steps; where a mapping joins them ("$each" of "steps"), see that the request behind it answers with some, and that what the join compares is the same on both sides: the id of the stage, both as text or both as a number.',
    },
  ];
}

function withoutCurrent({ stages }: JourneyFacts): readonly Misfit[] {
  const open = stages.find(({ stage }) => stage.position !== 'done' && stage.condition !== 'skipped');
  if (!open || stages.some(({ stage }) => stage.position === 'current')) return [];
  return [
    {
      path: `${open.path}/position`,
      expected: 'a stage that is current as long as one is not done',
      got: `only ${[...new Set(stages.map(({ stage }) => `"${stage.position}"`))].join(' and ')}`,
      fix: `Say "position": "current" of “${open.stage.title}”, or of the stage the partner is in.`,
    },
  ];
}
