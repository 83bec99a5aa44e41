import type { Misfit } from './finding.js';

/** Follows the cursors of one list, page by page. */
export class Cursors {
  readonly #path: string;
  readonly #known = new Set<string>();

  constructor(path: string) {
    this.#path = path;
  }

  /** Where the page a cursor stands for is; undefined at the end, and where it was given before. */
  next(cursor: string | undefined): string | undefined {
    if (cursor === undefined || this.#known.has(cursor)) return undefined;
    this.#known.add(cursor);
    return `${this.#path}?${new URLSearchParams({ cursor }).toString()}`;
  }
}

/** A cursor that leads to where one was before: a client would go round for ever, or show things twice. */
export function circleMisfit(cursor: string): Misfit {
  const fix = 'Give the last page no "nextCursor", and each other page one that leads to the page after it.';
  return { path: '/nextCursor', expected: 'a cursor that no page before has given', got: `"${cursor}"`, fix };
}
