import type { Receipt } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import type { JourneyAdapter } from '../adapters/adapter.js';
import type { Query, QueryResults } from '../adapters/query.js';
import type { makeChange } from '../outbox/make-change.js';

/** The signal of somebody who waits. */
export const waiting = () => new AbortController().signal;

/** Asks for a document; whatever of it does not fit the contract is an error. */
export async function read<Kind extends Query['kind']>(
  adapter: JourneyAdapter,
  query: Extract<Query, { kind: Kind }>,
): Promise<QueryResults[Kind]> {
  const answer = await adapter.read(query, { signal: waiting() });
  expect(!answer.unchanged, `"${query.kind}", asked for without a tag, has a body`, answer);
  const { value, issues } = readers[query.kind](answer.body);
  const all = [...(answer.unchanged ? [] : (answer.issues ?? [])), ...issues];
  // that a clock is the device's is no fault of the adapter
  const faults = all.filter(({ path }) => path !== '/serverTime');
  expect(faults.length === 0 && value !== undefined, `"${query.kind}" fits the contract`, faults);
  return value as QueryResults[Kind];
}

/** Sends a change; gives its receipt. */
export async function send(adapter: JourneyAdapter, change: ReturnType<typeof makeChange>): Promise<Receipt> {
  const body = await adapter.send([change], { signal: waiting() });
  const { value, issues } = readers.receipts(body);
  expect(issues.length === 0, 'Receipts fit the contract', issues);
  const receipt = value?.receipts.find(({ changeId }) => changeId === change.id);
  expect(receipt !== undefined, 'There is a receipt with the id of the change', body);
  return receipt as Receipt;
}

/** Whether a change was taken. */
export function isWanted({ outcome }: Receipt): boolean {
  return outcome === 'saved' || outcome === 'accepted';
}

/** @throws {Error} that says what was expected and what came. */
export function expect(isSo: boolean, what: string, came: unknown): void {
  if (isSo) return;
  const text = came instanceof Error ? came.message : (JSON.stringify(came) ?? 'nothing');
  throw new Error(`${what}. What came: ${text.slice(0, 500)}`);
}
