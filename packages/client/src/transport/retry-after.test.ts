import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { retryAfterMs } from './retry-after.js';

const now = Date.parse('2026-05-12T09:00:00Z');
const wait = (value?: string) =>
  retryAfterMs(new Headers(value === undefined ? {} : { 'Retry-After': value }), now);

describe('retryAfterMs', () => {
  it('reads seconds and dates', () => {
    assert.equal(wait('7'), 7_000);
    assert.equal(wait('Tue, 12 May 2026 09:01:00 GMT'), 60_000);
  });

  it('counts a date from the time of the same answer, whatever the clock of this machine says', () => {
    const headers = { 'Retry-After': 'Sat, 01 Jan 2022 00:02:00 GMT', Date: 'Sat, 01 Jan 2022 00:00:00 GMT' };

    assert.equal(retryAfterMs(new Headers(headers), now), 120_000);
  });

  it('never asks for the past', () => {
    assert.equal(wait('Tue, 12 May 2020 09:01:00 GMT'), 0);
  });

  it('passes over what it cannot read', () => {
    for (const value of [undefined, '', 'soon', '-5x']) assert.equal(wait(value), undefined);
  });
});
