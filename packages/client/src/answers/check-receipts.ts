import type { Change, Receipt } from '@partner-journey/contract';
import { ContractError } from '../errors/contract-error.js';
import { loadReaders } from './checks.js';

/** Holds the answer to sent changes against the contract. */
export async function checkReceipts(changes: readonly Change[], body: unknown): Promise<readonly Receipt[]> {
  const { value, issues } = (await loadReaders()).receipts(body);
  if (value === undefined)
    throw new ContractError(`Sending ${changes.map(({ kind }) => kind).join(', ')}`, issues);
  return value.receipts;
}
