import { ProblemError } from '../problems/problem.js';

/** Where a page ends: the values its last item is ordered by. Opaque on the wire. */
export type CursorKeys = readonly string[];

/** Writes a cursor that only the same list in the same order takes back. */
export function writeCursor(list: string, keys: CursorKeys): string {
  return Buffer.from(JSON.stringify([list, ...keys])).toString('base64url');
}

/**
 * Reads a cursor of a list; undefined when there is none.
 * @param count How many keys the list is ordered by.
 * @throws {ProblemError} `invalid-request` when it is not one of this list.
 */
export function readCursor(list: string, cursor: string | undefined, count: number): CursorKeys | undefined {
  if (cursor === undefined) return undefined;
  const parts = parse(cursor);
  const fits =
    Array.isArray(parts) &&
    parts.length === count + 1 &&
    parts[0] === list &&
    parts.every((part) => typeof part === 'string');
  if (!fits) throw badCursor(cursor);
  return parts.slice(1);
}

/** Refuses a cursor. */
export function badCursor(cursor: string): ProblemError {
  const got = `a text of ${cursor.length} characters`;
  return new ProblemError('invalid-request', {
    issues: [{ path: '/cursor', expected: 'the nextCursor of a page of this list', got }],
  });
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
