import type { ContractIssue } from '@partner-journey/contract';
import type * as z from 'zod/mini';

/** What does not fit, each with its place as a JSON Pointer below `prefix`; nothing of the content is repeated. */
export function issuesOf(error: z.core.$ZodError, input: unknown, prefix = ''): ContractIssue[] {
  return error.issues.flatMap((issue) => issuesOfOne(issue, input, prefix));
}

function issuesOfOne(issue: z.core.$ZodIssue, input: unknown, prefix: string): ContractIssue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: `${prefix}${pointer([...issue.path, key])}`,
      expected: 'no such member',
      got: describe(valueAt(input, [...issue.path, key])),
    }));
  }
  return [
    {
      path: `${prefix}${pointer(issue.path)}`,
      expected: expectation(issue),
      got: describe(valueAt(input, issue.path)),
    },
  ];
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_format':
      return issue.format;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message;
  }
}

/** A JSON Pointer (RFC 6901). */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<PropertyKey, unknown>)[part]
        : undefined,
    input,
  );
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string') return `a text of ${value.length} characters`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
