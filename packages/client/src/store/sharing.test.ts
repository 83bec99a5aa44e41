import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { deepFreeze, share, shareAnswer } from './sharing.js';

describe('share', () => {
  it('gives the earlier object back when nothing is different', () => {
    const before = { a: [1, { b: 'x' }], c: null };

    assert.equal(share(before, structuredClone(before)), before);
  });

  it('keeps every part that is the same and takes every part that is not', () => {
    const before = {
      stages: [
        { id: 'one', steps: [{ id: 's', done: false }] },
        { id: 'two', steps: [] },
      ],
    };
    const next = structuredClone(before);
    next.stages[0]!.steps[0]!.done = true;

    const shared = share(before, next);

    assert.deepEqual(shared, next);
    assert.notEqual(shared.stages[0], before.stages[0]);
    assert.equal(shared.stages[1], before.stages[1]);
  });

  it('finds items by their id when they moved', () => {
    const before = [
      { id: 'a', text: 'A' },
      { id: 'b', text: 'B' },
    ];

    const shared = share(before, [{ id: 'new', text: 'N' }, ...structuredClone(before)]);

    assert.equal(shared[1], before[0]);
    assert.equal(shared[2], before[1]);
  });

  it('sees a member that went away, and one that is undefined', () => {
    assert.deepEqual(share({ a: 1, b: 2 }, { a: 1 }), { a: 1 });
    assert.deepEqual(share({ a: 1 }, { b: undefined }), { b: undefined });
  });

  it('always equals the new value, whatever both are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
        assert.deepEqual(share(before, next), next);
        assert.equal(Object.is(share(next, structuredClone(next)), next), true);
      }),
    );
  });

  it('leaves prototypes alone, also for a member named __proto__', () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}') as object;

    const shared = share({}, hostile) as Record<string, unknown>;

    assert.equal(Object.getPrototypeOf(shared), Object.prototype);
    assert.equal((shared as { polluted?: boolean }).polluted, undefined);
    assert.deepEqual(Object.keys(shared), ['__proto__', 'constructor']);
  });
});

describe('shareAnswer', () => {
  it('takes a document that differs only in when it was made for the same', () => {
    const before = { asOf: '2026-05-12T09:00:00Z', stages: [] };

    assert.equal(shareAnswer(before, { asOf: '2026-05-12T09:10:00Z', stages: [] }), before);
  });

  it('tells the new time with anything else that is new', () => {
    const next = { serverTime: 'later', locale: 'pt' };

    assert.deepEqual(shareAnswer({ serverTime: 'earlier', locale: 'en' }, next), next);
  });
});

describe('deepFreeze', () => {
  it('freezes every part', () => {
    const value = deepFreeze({ list: [{ id: 'a' }] });

    assert.throws(() => (value.list[0]!.id = 'b'), TypeError);
    assert.throws(() => value.list.push({ id: 'c' }), TypeError);
  });
});
