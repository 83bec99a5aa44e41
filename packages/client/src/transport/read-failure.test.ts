import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostResponseError } from '../errors/host-response-error.js';
import { readFailure } from './read-failure.js';

const problem = { type: 'about:blank', title: 'The list is closed.', status: 422, code: 'not-allowed-now' };

/** What is made of an answer with this body. */
function failureFrom(body: unknown, status = 422, contentType = 'application/problem+json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = new Response(text, { status, headers: { 'Content-Type': contentType } });
  return readFailure(answer, 'POST /changes', 0);
}

async function problemFrom(body: unknown, status?: number) {
  const error = await failureFrom(body, status);
  assert.ok(error instanceof HostResponseError);
  return error.problem;
}

describe('The reason that a host gives', () => {
  it('is taken with all that it says', async () => {
    const issues = [{ path: '/values/name', expected: 'a name', got: 'nothing' }];
    const whole = { ...problem, detail: 'It closed on Friday.', issues, retryAfterSeconds: 60 };

    assert.deepEqual(await problemFrom(whole), whole);
  });

  it('needs neither a type nor a status', async () => {
    assert.deepEqual(await problemFrom({ title: problem.title, code: problem.code }), problem);
  });

  it('is taken without what has not the right type, so that nobody reads it', async () => {
    const wrong = {
      ...problem,
      ...{ type: 7, status: '422', detail: [{ msg: 'field required' }] },
      ...{ issues: 'many', retryAfterSeconds: '60' },
    };

    assert.deepEqual(await problemFrom(wrong), problem);
    assert.deepEqual(await problemFrom({ ...problem, detail: { text: 'No.' }, issues: [{}] }), {
      ...problem,
      issues: [],
    });
  });

  it('is none in any other document', async () => {
    for (const body of ['', '{', 'null', '7', '"no"', '[]', '{"detail":"No."}', '{"title":7,"code":"gone"}']) {
      assert.equal(await problemFrom(body), undefined, body);
    }
  });
});
