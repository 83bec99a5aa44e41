import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import jsonata from 'jsonata';
import { turn } from '../testing/until.js';
import { Endless } from './endless.js';

describe('An expression', () => {
  it('is stopped when it never ends, and others are asked after it', { timeout: 10_000 }, async () => {
    const endless = new Endless(50);
    const [forEver, soon] = [
      jsonata('($f := function($x) { $f($x + 1) }; $f(1))'),
      jsonata('$sum([1..1000])'),
    ];
    endless.watch(forEver);
    endless.watch(soon);

    await assert.rejects(forEver.evaluate({}), /did not come to an end within 0.05 s/);
    await turn();
    assert.equal(await soon.evaluate({}), 500_500);
  });
});
