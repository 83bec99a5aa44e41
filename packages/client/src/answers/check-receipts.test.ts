import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ContractError } from '../errors/contract-error.js';
import { completion, receiptFor } from '../testing/samples.js';
import { checkReceipts } from './check-receipts.js';

const change = completion();
const other = completion();

describe('The answer to sent changes', () => {
  it('may leave some of them open', async () => {
    const receipts = await checkReceipts([change, other], { receipts: [receiptFor(other)] });
    assert.deepEqual(
      receipts.map(({ changeId }) => changeId),
      [other.id],
    );
  });

  for (const [what, body] of [
    ['nothing', undefined],
    ['no receipts', { receipts: [] }],
    ['an unknown outcome', { receipts: [{ ...receiptFor(change), outcome: 'done' }] }],
    ['no object', { receipts: [null] }],
    ['another id', { receipts: [{ ...receiptFor(change), changeId: `${change.id}-other` }] }],
  ] as const) {
    it(`is not in the contract when it holds ${what} for all of them`, async () => {
      await assert.rejects(checkReceipts([change], body), ContractError);
    });
  }
});
