import type { JourneyFacts } from './journey-facts.js';

/** Something a journey does not say, or says in a way that will hold somebody up. */
export interface LintFinding {
  /** Name of the rule. */
  readonly rule: string;
  readonly level: 'error' | 'warning';
  /** Where in the document, as a JSON Pointer; empty: the whole. */
  readonly path: string;
  /** What is so. */
  readonly message: string;
  /** Why it matters. */
  readonly why: string;
  /** What to write. */
  readonly fix: string;
}

/** A rule of the review: what it looks for, and why. */
export interface LintRule {
  readonly name: string;
  readonly level: LintFinding['level'];
  readonly why: string;
  /** Each place where it is broken. */
  find(journey: JourneyFacts): readonly Broken[];
}

/** One place where a rule is broken. */
export type Broken = Pick<LintFinding, 'path' | 'message' | 'fix'>;
