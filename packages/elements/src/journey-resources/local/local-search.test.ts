import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Resource } from '@partner-journey/contract';
import { searchLocally } from './local-search.js';

function resource(id: string, title: string, more: Partial<Resource> = {}): Resource {
  const always = { url: `/${id}`, access: { allowed: true }, mine: {}, open: 'page' } as const;
  return { id, title, kind: 'guide', ...always, ...more };
}

const idsOf = (resources: readonly Resource[], q: string) =>
  searchLocally(resources, { q }).items.map(({ id }) => id);

describe('searchLocally', () => {
  it('finds the start of a title’s word before its middle, and titles before texts', () => {
    const library = [
      resource('text-middle', 'A', { summary: 'quicksand' }),
      resource('text-start', 'B', { summary: 'in the sandbox' }),
      resource('title-middle', 'Quicksand'),
      resource('title-start', 'The sandbox'),
    ];

    assert.deepEqual(idsOf(library, 'sand'), ['title-start', 'title-middle', 'text-start', 'text-middle']);
  });

  it('wants every word, wherever it is', () => {
    const library = [
      resource('both', 'Sandbox', { summary: 'Rotate your keys' }),
      resource('one', 'Sandbox'),
      resource('topic', 'Keys', { topics: ['Sandbox'] }),
    ];

    assert.deepEqual(idsOf(library, '  keys sandbox '), ['both', 'topic']);
  });

  it('does not care for case and accents', () => {
    const library = [resource('cafe', 'Café RÉSUMÉ')];

    assert.deepEqual(idsOf(library, 'cafe resume'), ['cafe']);
    assert.deepEqual(idsOf(library, 'CAFÉ'), ['cafe']);
  });

  it('gives everything in its own order without words', () => {
    assert.deepEqual(idsOf([resource('b', 'B'), resource('a', 'A')], ' '), ['b', 'a']);
  });

  it('narrows to a stage, a step and a kind, and counts kinds as if none was chosen', () => {
    const library = [
      resource('1', 'A', { stageIds: ['onboard'], stepIds: ['keys'] }),
      resource('2', 'B', { stageIds: ['onboard'], kind: 'video' }),
      resource('3', 'C', { stageIds: ['onboard'], kind: 'video' }),
      resource('4', 'D', { stageIds: ['win'] }),
    ];

    const videos = searchLocally(library, { stageId: 'onboard', kind: 'video' });
    const step = searchLocally(library, { stepId: 'keys' });

    assert.deepEqual(
      videos.items.map(({ id }) => id),
      ['2', '3'],
    );
    assert.deepEqual(
      videos.kinds.values.map(({ value, count }) => [value, count]),
      [
        ['video', 2],
        ['guide', 1],
      ],
    );
    assert.deepEqual(
      step.items.map(({ id }) => id),
      ['1'],
    );
  });

  it('takes signs of patterns for signs', () => {
    assert.deepEqual(idsOf([resource('a', 'C++ (advanced)'), resource('b', 'C')], 'c++ ('), ['a']);
  });
});
