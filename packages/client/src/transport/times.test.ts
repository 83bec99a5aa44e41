import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { maxAgeMs, retryAfterMs } from './times.js';

const now = Date.parse('2026-05-12T09:00:00Z');
const wait = (value?: string) =>
  retryAfterMs(new Headers(value === undefined ? {} : { 'Retry-After': value }), now);
const age = (value?: string) => maxAgeMs(new Headers(value === undefined ? {} : { 'Cache-Control': value }));

describe('retryAfterMs', () => {
  it('reads seconds and dates', () => {
    assert.equal(wait('7'), 7_000);
    assert.equal(wait('Tue, 12 May 2026 09:01:00 GMT'), 60_000);
  });

  it('never asks for the past, and never for more than five minutes', () => {
    assert.equal(wait('Tue, 12 May 2020 09:01:00 GMT'), 0);
    assert.equal(wait('86400'), 300_000);
  });

  it('passes over what it cannot read', () => {
    for (const value of [undefined, '', 'soon', '-5x']) assert.equal(wait(value), undefined);
  });
});

describe('maxAgeMs', () => {
  it('reads the seconds, wherever they stand', () => {
    assert.equal(age('private, max-age=5'), 5_000);
    assert.equal(age('max-age=0, must-revalidate'), 0);
  });

  it('leaves it open when the host does not say', () => {
    assert.equal(age(), undefined);
    assert.equal(age('no-cache'), undefined);
  });
});
