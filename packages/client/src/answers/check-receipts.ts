import type { Change, Receipt } from '@partner-journey/contract';
import { ContractError } from '../errors/contract-error.js';
import { finalProblem, wholeProblem } from '../errors/whole-problem.js';
import { loadReaders } from './checks.js';

/**
 * Holds the answer to sent changes against the contract.
 * @throws {ContractError} when it holds a receipt for none of them.
 */
export async function checkReceipts(changes: readonly Change[], body: unknown): Promise<readonly Receipt[]> {
  const { value, issues } = (await loadReaders()).receipts(withWholeProblems(body));
  const receipts = value?.receipts ?? [];
  if (receipts.some(({ changeId }) => changes.some(({ id }) => id === changeId))) return receipts;
  const none = {
    path: '/receipts',
    expected: 'a receipt for each change that was sent',
    got: 'none of them',
  };
  throw new ContractError(`Sending ${changes.map(({ kind }) => kind).join(', ')}`, [...issues, none]);
}

/** A host that leaves out what only programs read of a problem document is not to lose its words to the person by that. */
function withWholeProblems(body: unknown): unknown {
  const { receipts } = (body ?? {}) as { readonly receipts?: unknown };
  return Array.isArray(receipts) ? { ...body!, receipts: receipts.map(withWholeProblem) } : body;
}

function withWholeProblem(receipt: Partial<Receipt> | null): unknown {
  const { problem, outcome = 'rejected' } = receipt ?? {};
  if (!problem || typeof problem !== 'object') return receipt;
  const { status } = problem;
  const bare = finalProblem(outcome, typeof status === 'number' ? status : undefined);
  return { ...receipt, problem: wholeProblem({ ...bare, ...problem }, bare.status) };
}
