import type { ContractIssue } from '@partner-journey/contract';
import type { Scope } from './expressions.js';
import type { Expression } from './template.js';

/** Where a list was looked for. */
export interface ListPlace {
  readonly path: string;
  readonly source: Expression;
  readonly scope: Scope;
}

/** What an expression asks first: names joined by dots, below one of its own names or not, within functions or not. */
const firstAsked = /^(?:\$\w+\()*(?:\$(\w+)\.)?([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/;

/**
 * Tells it where a host's answer has nothing at all in the place of a list. What has something, of which the expression
 * may take nothing, and where that cannot be known, is not told.
 */
export function tellMissing(place: ListPlace, onIssue: (issue: ContractIssue) => void): void {
  const got = whatIsThere(place);
  if (got) onIssue({ path: place.path, expected: `a list at "${place.source}"`, got });
}

function whatIsThere({ source, scope: { input, names } }: ListPlace): string | undefined {
  const [asked, name, parts = ''] = firstAsked.exec(source) ?? [];
  let values = [name === undefined ? input : names[name]].flat();
  // what is no answer, as with 204, has no place where something could be missing
  if (!asked || values.every((value) => value === undefined)) return undefined;
  for (const part of parts.split('.')) {
    const found = values.filter((value) => hasMember(value, part));
    if (found.length === 0) return `nothing is called "${part}" there`;
    values = found.flatMap((value) => (value as Readonly<Record<string, unknown>>)[part]);
    if (values.length === 0) return undefined;
  }
  return values.every((value) => value === null) ? 'null' : undefined;
}

function hasMember(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}
