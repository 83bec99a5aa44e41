import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostResponseError } from '../errors/host-response-error.js';
import { refusalIn } from '../outbox/refusal.js';
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

  it('needs no code of ours: the status says what it is about', async () => {
    const detail = 'Your VAT number is not valid.';
    const standard = { type: 'https://host.example/vat', title: 'Not valid', status: 422, detail };

    assert.deepEqual(await problemFrom(standard), { ...standard, code: 'invalid-request' });
    assert.deepEqual(await problemFrom({ detail }, 403), {
      ...{ type: 'about:blank', title: '', status: 403, code: 'forbidden', detail },
    });
    assert.equal((await problemFrom({ detail, title: 7 }, 410))?.code, 'gone');
  });

  it('is none where neither a code nor the status says what the words are about', async () => {
    assert.equal(
      await problemFrom({ title: 'Method Not Allowed', detail: 'Method Not Allowed' }, 405),
      undefined,
    );
  });

  it('is none in any other document', async () => {
    for (const body of [
      '',
      '{',
      'null',
      '7',
      '"no"',
      '[]',
      '{"error":"no"}',
      '{"title":"","code":7}',
      '{"title":7,"code":"gone"}',
    ]) {
      assert.equal(await problemFrom(body), undefined, body);
    }
  });
});

describe('An answer that is no success', () => {
  const page = '<!doctype html><title>Blocked by company filter</title>';

  it('is a page of something on the way, not a word of the host, with what that may say', async () => {
    for (const status of [400, 403, 404, 405, 407, 419, 451]) {
      assert.equal((await failureFrom(page, status, 'text/html; charset=utf-8')).code, 'page', `${status}`);
      assert.equal((await failureFrom(`\n${page}`, status, '')).code, 'page', `${status} without a type`);
    }
    assert.equal((await failureFrom(page, 511, 'text/html')).code, 'page');
  });

  it('is about what was asked, for good, where the status is, also with a page', async () => {
    for (const status of [409, 410, 412, 413, 415, 422]) {
      for (const type of ['text/html; charset=utf-8', '']) {
        const error = await failureFrom(page, status, type);

        assert.ok(error instanceof HostResponseError, `${status} ${type}`);
        assert.deepEqual(
          [error.status, error.problem, refusalIn(error)?.status],
          [status, undefined, status],
        );
      }
    }
  });

  it('is a word of the host when it explains itself, whatever it says it is', async () => {
    const error = await failureFrom(problem, 403, 'text/html');

    assert.ok(error instanceof HostResponseError);
    assert.deepEqual([error.status, error.problem?.title], [403, problem.title]);
  });

  it('says when to ask again in a document without a code of ours, too', async () => {
    const error = await failureFrom({ title: 'Slow down', retryAfterSeconds: 7 }, 429);

    assert.ok(error instanceof HostResponseError);
    assert.equal(error.retryAfterMs, 7_000);
  });

  it('is a word of the host without any words, too', async () => {
    for (const [body, type] of [
      ['', ''],
      ['', 'text/html'],
      ['Forbidden', 'text/plain'],
      ['{}', 'application/json'],
    ] as const) {
      assert.equal((await failureFrom(body, 403, type)).code, 'response', type);
    }
  });

  it('stays what it is when something is busy or broken and shows a page', async () => {
    for (const status of [429, 500, 502, 503, 504]) {
      const error = await failureFrom(page, status, 'text/html');

      assert.ok(error instanceof HostResponseError);
      assert.equal(error.status, status);
    }
  });
});
