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

  for (const [what, problem] of [
    ['only a sentence', { detail: 'The course is full.' }],
    ['no type', { title: 'No.', detail: 'The course is full.', status: 409, code: 'gone' }],
    ['no title', { type: 'about:blank', detail: 'The course is full.', status: 409, code: 'gone' }],
  ] as const) {
    it(`keeps the reason of a refusal that has ${what}`, async () => {
      const refused = { ...receiptFor(change, 'rejected'), problem };
      const [receipt] = await checkReceipts([change], { receipts: [refused] });

      assert.equal(receipt?.problem?.detail, problem.detail);
      assert.deepEqual({ ...receipt?.problem, ...problem }, receipt?.problem);
    });
  }

  it('knows a refusal without a reason by the status it names', async () => {
    for (const problem of [
      { status: 410 },
      { status: 410, detail: 'The course is over.', title: 7, type: null },
    ]) {
      const [receipt] = await checkReceipts([change], {
        receipts: [{ ...receiptFor(change, 'rejected'), problem }],
      });

      const { type, title, code } = receipt?.problem ?? {};
      assert.deepEqual([type, title, code], ['about:blank', '', 'gone']);
    }
  });

  it('says that somebody was faster by its outcome, whatever the status', async () => {
    const overtaken = { ...receiptFor(change, 'conflict'), problem: { status: 412, detail: 'Meanwhile.' } };
    const [receipt] = await checkReceipts([change], { receipts: [overtaken] });

    assert.equal(receipt?.problem?.code, 'conflict');
  });

  it('keeps no reason that is no text', async () => {
    const refused = { ...receiptFor(change, 'rejected'), problem: { title: {}, detail: ['full'] } };
    const [receipt] = await checkReceipts([change], { receipts: [refused] });

    assert.deepEqual([receipt?.problem?.title, receipt?.problem?.detail], [undefined, undefined]);
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
