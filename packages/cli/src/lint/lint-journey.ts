import { readers } from '@partner-journey/contract/reader';
import { fixOf } from '../fix-of.js';
import type { LintFinding, LintRule } from './finding.js';
import { formRules } from './form-rules.js';
import { JourneyFacts } from './journey-facts.js';
import { orderRules } from './order-rules.js';
import { outcomeRules } from './outcome-rules.js';
import { promiseRules } from './promise-rules.js';

/** The rules of the review, in the order in which they are told. */
export const lintRules: readonly LintRule[] = [...outcomeRules, ...promiseRules, ...orderRules, ...formRules];

/** Reviews a journey document by backward design. What does not fit the contract is told first. */
export function lintJourney(document: unknown): readonly LintFinding[] {
  const { value, issues } = readers.journey(document);
  const misfits = issues.map(({ path, expected, got }) => ({
    rule: 'contract',
    level: 'error' as const,
    path,
    message: `Expected ${expected}, got ${got}.`,
    why: 'What does not fit the contract is left out on screen.',
    fix: fixOf({ path, expected, got }),
  }));
  if (!value) return misfits;
  const facts = new JourneyFacts(value, document);
  const found = lintRules.flatMap((rule) =>
    rule.find(facts).map((broken) => ({ rule: rule.name, level: rule.level, why: rule.why, ...broken })),
  );
  return [...misfits, ...found];
}
