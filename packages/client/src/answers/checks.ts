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

/**
 * Holds an answer against the contract: the value with what was repaired.
 * @throws {ContractError} when it cannot be understood at all; also when that is so of every item of a list, because to
 * show an empty one would not be true.
 */
export async function checkAnswer<Q extends Query>(query: Q, body: unknown) {
  const first: Partial<typeof readers> = await loadFirstReaders();
  const read = first[query.kind] ?? (await loadReaders())[query.kind];
  const { value, issues } = read(body);
  if (value === undefined || (itemsOf(value) === 0 && Number(itemsOf(body)) > 0)) {
    throw new ContractError(`Reading ${query.kind}`, issues);
  }
  return { value: value as ResultOf<Q>, issues };
}

function itemsOf(list: unknown): number | undefined {
  return (list as { readonly items?: readonly unknown[] } | undefined)?.items?.length;
}
