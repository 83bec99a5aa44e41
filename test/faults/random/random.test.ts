import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Random } from './random.js';

const some = (random: Random) => Array.from({ length: 50 }, () => random.between(0, 1_000));

describe('Random', () => {
  it('repeats itself for the same seed, and only for that', () => {
    assert.deepEqual(some(new Random(7)), some(new Random(7)));
    assert.notDeepEqual(some(new Random(7)), some(new Random(8)));
  });

  it('gives each name a stream of its own, whatever was asked before', () => {
    const one = new Random(7);
    const other = new Random(7);
    some(one);

    assert.deepEqual(some(one.fork('wire')), some(other.fork('wire')));
    assert.notDeepEqual(some(one.fork('wire')), some(other.fork('tab')));
  });

  it('reaches both ends, and follows weights', () => {
    const random = new Random(1);
    const drawn = new Set(Array.from({ length: 200 }, () => random.between(1, 3)));
    assert.deepEqual([...drawn].sort(), [1, 2, 3]);

    const names = Array.from({ length: 400 }, () => random.weighted({ often: 9, seldom: 1, never: 0 }));
    assert.equal(names.includes('never'), false);
    assert.ok(names.filter((name) => name === 'often').length > 300);
  });

  it('makes ids a host takes', () => {
    const id = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    assert.match(new Random(3).uuid(), id);
  });
});
