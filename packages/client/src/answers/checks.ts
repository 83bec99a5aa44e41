import type { readers } from '@partner-journey/contract/reader';
import type { Query, ResultOf } from '../adapters/query.js';
import { ContractError } from '../errors/contract-error.js';
import { loadedOnce } from '../loaded-once.js';

/**
 * Loads the checks of what is seen first, which are a part of their own so that they travel beside the first request.
 */
export const loadFirstReaders = loadedOnce(
  'checks answers',
  async () => (await import('@partner-journey/contract/reader/first')).firstReaders,
);

/** Loads all checks of the contract. */
export const loadReaders = loadedOnce(
  'checks answers',
  async () => (await import('@partner-journey/contract/reader')).readers,
);

/** Holds an answer against the contract: the value with what was repaired, or a `ContractError`. */
export async function checkAnswer<Q extends Query>(query: Q, body: unknown) {
  const first: Partial<typeof readers> = await loadFirstReaders();
  const read = first[query.kind] ?? (await loadReaders())[query.kind];
  const { value, issues } = read(body);
  if (value === undefined) throw new ContractError(`Reading ${query.kind}`, issues);
  return { value: value as ResultOf<Q>, issues };
}
