import type { Change, Receipt } from '@partner-journey/contract';
import type { Query, ResultOf } from '../adapters/query.js';
import { ContractError } from '../errors/contract-error.js';
import { HostUnreachableError } from '../errors/host-unreachable-error.js';

type Reader = typeof import('@partner-journey/contract/reader');

let loading: Promise<Reader> | undefined;

/** Loads the checks of the contract, which are a part of their own so that they travel beside the first request. */
export function loadReader(): Promise<Reader> {
  loading ??= import('@partner-journey/contract/reader').catch((cause: unknown) => {
    loading = undefined;
    throw new HostUnreachableError('The checks of the contract could not be loaded.', { cause });
  });
  return loading;
}

/** Holds an answer against the contract: the value with what was repaired, or a `ContractError`. */
export async function checkAnswer<Q extends Query>(query: Q, body: unknown) {
  const { readers } = await loadReader();
  const { value, issues } = readers[query.kind](body);
  if (value === undefined) throw new ContractError(`Reading ${query.kind}`, issues);
  return { value: value as ResultOf<Q>, issues };
}

/** Holds the answer to sent changes against the contract. */
export async function checkReceipts(changes: readonly Change[], body: unknown): Promise<readonly Receipt[]> {
  const { readers } = await loadReader();
  const { value, issues } = readers.receipts(body);
  if (value === undefined)
    throw new ContractError(`Sending ${changes.map(({ kind }) => kind).join(', ')}`, issues);
  return value.receipts;
}
