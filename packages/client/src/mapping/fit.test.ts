import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readers } from '@partner-journey/contract/reader';
import { documentShapes, type Shape } from '@partner-journey/contract/reader/shapes';
import { Expressions } from './expressions.js';
import { fillTemplate } from './fill-template.js';
import { fit } from './fit.js';

const expressions = await Expressions.load();

/** A library of one resource of these, by expressions that say nothing of lists. */
async function resourceOf(row: object) {
  const template = {
    items: [
      {
        ...{ id: 'id', title: 'names', url: 'url' },
        topics: "(tags[n != ''].n)",
        stageIds: 'phases',
      },
    ],
  };
  const input = { id: 1, url: '/guide', names: 'Guide', ...row };
  const filled = await fillTemplate(expressions, {
    ...{ template, shape: documentShapes.resources, scope: { input, names: {} } },
  });
  const { value, issues } = readers.resources(filled.value);
  assert.deepEqual([filled.issues, issues], [[], []]);
  return value!.items[0]!;
}

describe('What an expression gives', () => {
  it('is a list where the contract has one: of none, of one, of two', async () => {
    const tagged = async (...names: readonly string[]) =>
      (await resourceOf({ tags: names.map((n) => ({ n })) })).topics;

    assert.deepEqual(await tagged('sales', 'legal'), ['sales', 'legal']);
    assert.deepEqual(await tagged('sales', ''), ['sales']);
    assert.deepEqual((await tagged('')) ?? [], []);
    assert.deepEqual((await tagged()) ?? [], []);
  });

  it('is a list of what is no list at all, and of ids that are numbers', async () => {
    assert.deepEqual((await resourceOf({ phases: 7 })).stageIds, ['7']);
    assert.deepEqual((await resourceOf({ phases: [7, '8'] })).stageIds, ['7', '8']);
  });

  it('is a text where the contract has one, of a list of one', async () => {
    assert.equal((await resourceOf({ names: ['Guide'] })).title, 'Guide');
    assert.equal((await resourceOf({ names: [42] })).title, '42');
  });
});

describe('A value that fits', () => {
  const { members } = documentShapes.resources as Shape & { readonly is: 'object' };
  const list = members.items!;

  it('stays as it is where it is not beyond doubt: a list of two is no text', () => {
    const [item] = fit(list, [{ id: ['a', 'b'], title: { en: 'Guide' } }]) as [Record<string, unknown>];

    assert.deepEqual(item.id, ['a', 'b']);
    assert.deepEqual(item.title, { en: 'Guide' });
  });

  it('is not there where nothing is', () => {
    assert.equal(fit(list, null), undefined);
    assert.equal(fit(list, undefined), undefined);
  });
});
