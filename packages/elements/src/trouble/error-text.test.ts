import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostUnreachableError, UnexpectedPageError } from '@partner-journey/client';
import { errorKey } from './error-text.js';

describe('The words for an error', () => {
  it('tell a network that wants its own sign-in from a host that is away', () => {
    assert.equal(errorKey(new UnexpectedPageError('A page came.'), true), 'common.error-page');
    assert.equal(errorKey(new HostUnreachableError('Nothing came.'), true), 'common.error-unreachable');
  });

  it('say that something may hold a request back when others reach the host', () => {
    assert.equal(errorKey(new HostUnreachableError('Nothing came.'), false), 'common.error-blocked');
  });
});
