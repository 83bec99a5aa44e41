import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayOf, instantOf, isDay } from './moments.js';

describe('A day', () => {
  const forms: readonly (readonly [value: unknown, day: string | undefined])[] = [
    ['2026-04-18', '2026-04-18'],
    [' 2026-04-18 ', '2026-04-18'],
    ['20260418', '2026-04-18'],
    [20_260_418, '2026-04-18'],
    [20_261_340, '1970-08-23'],
    [18_000_101, '1970-07-28'],
    ['2026-04-18T23:30:00+02:00', '2026-04-18'],
    ['2026-04-18 23:30:00', '2026-04-18'],
    [1_776_470_400, '2026-04-18'],
    [1_776_470_400_000, '2026-04-18'],
    ['1776470400', '2026-04-18'],
    ['2026-02-30', undefined],
    ['20261340', undefined],
    ['18.04.2026', undefined],
    ['soon', undefined],
    ['', undefined],
    [true, undefined],
    [Infinity, undefined],
    [null, undefined],
    [{}, undefined],
  ];
  for (const [value, day] of forms) {
    it(`is ${String(day)} for ${JSON.stringify(value)}`, () => {
      assert.equal(dayOf(value), day);
    });
  }

  it('is told from a moment', () => {
    assert.deepEqual(
      ['2026-04-18', '20260418', 20_260_418, '2026-04-18T10:00:00Z', 1_776_470_400, ''].map(isDay),
      [true, true, true, false, false, false],
    );
  });
});

describe('An instant', () => {
  const forms: readonly (readonly [value: unknown, instant: string | undefined])[] = [
    ['2026-04-18T09:30:00Z', '2026-04-18T09:30:00.000Z'],
    ['2026-04-18T09:30:00.5+02:00', '2026-04-18T07:30:00.500Z'],
    ['2026-04-18T09:30:00+0200', '2026-04-18T07:30:00.000Z'],
    ['2026-04-18T09:30:00+02', '2026-04-18T07:30:00.000Z'],
    ['2026-04-18 09:30', '2026-04-18T09:30:00.000Z'],
    ['2026-04-18 09:30:00,25 -01:00', '2026-04-18T10:30:00.250Z'],
    ['2026-04-18', '2026-04-18T00:00:00.000Z'],
    ['20260418', '2026-04-18T00:00:00.000Z'],
    [1_776_504_600, '2026-04-18T09:30:00.000Z'],
    [1_776_504_600_000, '2026-04-18T09:30:00.000Z'],
    ['1776504600', '2026-04-18T09:30:00.000Z'],
    [0, '1970-01-01T00:00:00.000Z'],
    ['2026-04-18T25:00:00Z', undefined],
    ['7', undefined],
    [NaN, undefined],
    [9e300, undefined],
    [[], undefined],
  ];
  for (const [value, instant] of forms) {
    it(`is ${String(instant)} for ${JSON.stringify(value)}`, () => {
      assert.equal(instantOf(value), instant);
    });
  }
});
