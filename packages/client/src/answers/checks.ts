import type { Change, Receipt } from '@partner-journey/contract';
import type { Query, ResultOf } from '../adapters/query.js';
import { ContractError } from '../errors/contract-error.js';
import { loadedOnce } from '../loaded-once.js';

/** Loads the checks of the contract, which are a part of their own so that they travel beside the first request. */
export const loadReader = loadedOnce(
  'checks answers',
  async () => (await import('@partner-journey/contract/reader')).readers,
);

/** Holds an answer against the contract: the value with what was repaired, or a `ContractError`. */
export async function checkAnswer<Q extends Query>(query: Q, body: unknown) {
  const readers = await loadReader();
  const { value, issues } = readers[query.kind](body);
  if (value === undefined) throw new ContractError(`Reading ${query.kind}`, issues);
  return { value: value as ResultOf<Q>, issues };
}

/** Holds the answer to sent changes against the contract. */
export async function checkReceipts(changes: readonly Change[], body: unknown): Promise<readonly Receipt[]> {
  const readers = await loadReader();
  const { value, issues } = readers.receipts(body);
  if (value === undefined)
    throw new ContractError(`Sending ${changes.map(({ kind }) => kind).join(', ')}`, issues);
  return value.receipts;
}
