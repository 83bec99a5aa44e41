import type { ContractIssue, Problem } from '../schemas/problem.js';
import type { Step } from '../schemas/step.js';
import type { RuleResult } from './rules.js';

const problems = {
  'not-found': { status: 404, title: 'There is no such thing here' },
  'not-allowed-now': { status: 409, title: 'This cannot be done now' },
  'invalid-request': { status: 422, title: 'Something in it does not fit' },
  conflict: { status: 409, title: 'Somebody was faster' },
} as const;

/** Says no to a change, and why. */
export function refuse(
  code: keyof typeof problems,
  detail: string,
  issues?: readonly ContractIssue[],
): RuleResult {
  const problem = problemOf(code, detail, issues);
  return { outcome: code === 'conflict' ? 'conflict' : 'rejected', problem };
}

/** The problem document of a refusal. */
export function problemOf(
  code: keyof typeof problems,
  detail: string,
  issues?: readonly ContractIssue[],
): Problem {
  const problem: Problem = {
    type: `urn:partner-journey:problem:${code}`,
    ...problems[code],
    code,
    detail,
  };
  if (issues) problem.issues = [...issues];
  return problem;
}

/** What became of a step, by whom and when as far as it is known, in a sentence. */
export function whatHappened(step: Step): string {
  const said = (words: string, by?: { name: string }, at?: string) =>
    `"${step.title}" ${words}${by ? ` by ${by.name}` : ''}${at ? ` on ${at.slice(0, 10)}` : ''}.`;
  switch (step.status) {
    case 'done':
      return said('was completed', step.completed?.by, step.completed?.at);
    case 'submitted':
      return said('was handed in', step.submission?.by, step.submission?.at);
    case 'returned':
      return said('was sent back', step.returned?.by, step.returned?.at);
    case 'blocked':
      return said('is blocked', undefined, step.blocked?.since);
    case 'skipped':
      return said('was skipped');
    case 'in-progress':
      return said('was started');
    case 'todo':
      return said('is open');
    default:
      return said(`is "${step.status}"`);
  }
}
