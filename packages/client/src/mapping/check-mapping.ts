import { Expressions } from './expressions.js';
import { mappingProblems } from './mapping-problems.js';
import type { MappingProblem } from './problem-list.js';

/** Holds a mapping against its language and the contract without asking any host: empty when it can be used. */
export async function checkMapping(mapping: unknown): Promise<readonly MappingProblem[]> {
  return mappingProblems(mapping, await Expressions.load());
}
