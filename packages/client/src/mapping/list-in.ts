/** What an expression found as a list: JSONata makes one item of a list of one, and nothing of an empty one. */
export function listIn(found: unknown): readonly unknown[] {
  return found === undefined || found === null ? [] : [found].flat();
}

/** What tells it where an answer has no list at all: fetched when one is empty. */
export const missingLists = () => import('./missing-list.js');
