import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeFault } from './fault.js';

describe('A fault in the log', () => {
  it('is one line about its cause, without the query and its values', () => {
    const cause = new Error('duplicate key value violates unique constraint "feedback_pkey"\nDETAIL: more');
    const error = new Error('Failed query: insert into feedback\nparams: what somebody wrote', { cause });

    assert.equal(
      describeFault(error),
      'Error: duplicate key value violates unique constraint "feedback_pkey"',
    );
    assert.equal(describeFault('a secret'), 'something that is no error was thrown');
  });
});
