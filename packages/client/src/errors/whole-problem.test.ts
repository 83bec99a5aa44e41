import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finalProblem, wholeProblem } from './whole-problem.js';

describe('A refusal without a reason', () => {
  it('is told by the code of its status, each its own', () => {
    const codes = [403, 404, 410, 412, 413, 415, 422].map((status) => finalProblem('rejected', status).code);

    assert.deepEqual(codes, [
      'forbidden',
      'not-found',
      'gone',
      'precondition-failed',
      'body-too-large',
      'unsupported-media-type',
      'invalid-request',
    ]);
  });

  it('is that of its outcome where there is no status', () => {
    assert.equal(finalProblem('conflict').code, 'conflict');
    assert.equal(finalProblem('conflict', 412).code, 'conflict');
    assert.equal(finalProblem('rejected', 409).code, 'precondition-failed');
    assert.equal(finalProblem('rejected').code, 'invalid-request');
  });
});

describe('A document that explains a refusal', () => {
  it('is completed with what only programs read of it', () => {
    const detail = 'Full.';

    assert.deepEqual(wholeProblem({ detail }, 410), {
      ...{ type: 'about:blank', title: '', status: 410, code: 'gone', detail },
    });
    assert.deepEqual(wholeProblem({ title: 'Full', type: 'urn:full', code: 'full', status: '9' }, 422), {
      ...{ type: 'urn:full', title: 'Full', status: 422, code: 'full' },
    });
  });

  it('gets no words of ours', () => {
    for (const other of [undefined, null, 7, 'no', [], {}, { title: 7, code: 'gone' }]) {
      assert.equal(typeof wholeProblem(other, 422).title === 'string', false);
    }
  });
});
