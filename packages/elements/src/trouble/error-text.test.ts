import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostUnreachableError, UnexpectedPageError } from '@partner-journey/client';
import { errorKey } from './error-text.js';

const away = { isOffline: true, signInNeeded: false };
const reached = { isOffline: false, signInNeeded: false };

describe('The words for an error', () => {
  it('tell a network that wants its own sign-in from a host that is away', () => {
    assert.equal(errorKey(new UnexpectedPageError('A page came.'), away), 'common.error-page');
    assert.equal(errorKey(new HostUnreachableError('Nothing came.'), away), 'common.error-unreachable');
  });

  it('say that something may hold a request back when others reach the host', () => {
    assert.equal(errorKey(new HostUnreachableError('Nothing came.'), reached), 'common.error-blocked');
  });

  it('ask for a sign-in where nothing is answered before one', () => {
    assert.equal(errorKey(undefined, { ...reached, signInNeeded: true }), 'common.sign-in');
  });
});
