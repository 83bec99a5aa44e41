import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Journey, Step } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import { indexOf } from '../../journey-view/journey-index.js';
import { tiesOf } from './ties.js';

type Given = Partial<Step> & { readonly id: string };

const since = '2026-05-01T09:00:00Z';
const needs = (...ids: readonly string[]) => ids.map((stepId) => ({ stepId }));

/** What the steps of two stages have to do with each other. */
function ties(first: readonly Given[], second: readonly Given[] = []) {
  const stageOf = (id: string, steps: readonly Given[]) => ({
    ...{ id, title: id, position: 'current' },
    steps: steps.map((step) => ({ title: step.id, status: 'todo', ...step })),
  });
  const journey = readers.journey({
    ...{ id: 'j', title: 'J', stages: [stageOf('one', first), stageOf('two', second)] },
  }).value as Journey;
  const index = indexOf(journey);
  const of = tiesOf(journey, index);
  return (id: string) => {
    const { unlocks, handsOver, nowWith } = of(index.get(id)!.step);
    return { unlocks: unlocks.map((step) => step.id), handsOver: handsOver.map((step) => step.id), nowWith };
  };
}

describe('What a step has to do with others', () => {
  it('is what of its own side it unlocks, and what of the other it hands over to, in any stage', () => {
    const of = ties(
      [
        { id: 'keys', side: 'program' },
        { id: 'connect', dependsOn: needs('keys') },
      ],
      [
        { id: 'store', dependsOn: needs('connect') },
        { id: 'review', side: 'program', dependsOn: needs('connect', 'keys') },
      ],
    );

    assert.deepEqual(of('keys'), { unlocks: ['review'], handsOver: ['connect'], nowWith: undefined });
    assert.deepEqual(of('connect'), { unlocks: ['store'], handsOver: ['review'], nowWith: undefined });
    assert.deepEqual(of('store'), { unlocks: [], handsOver: [], nowWith: undefined });
  });

  it('is no longer told where it is over: of what is finished only to whom it was handed, while that goes on', () => {
    const of = ties([
      { id: 'keys', side: 'program', status: 'done' },
      { id: 'limits', side: 'program', dependsOn: needs('keys') },
      { id: 'connect', dependsOn: needs('keys') },
      { id: 'test', dependsOn: needs('keys'), status: 'done' },
    ]);

    assert.deepEqual(of('keys'), { unlocks: [], handsOver: ['connect'], nowWith: undefined });
  });

  it('does not tie a step to itself, nor to one that this viewer may not see', () => {
    const of = ties([{ id: 'loop', dependsOn: needs('loop', 'hidden') }]);

    assert.deepEqual(of('loop'), { unlocks: [], handsOver: [], nowWith: undefined });
  });

  it('is with the other side where the host says so, or where it was handed in', () => {
    const of = ties([
      { id: 'asked', waitingOn: { side: 'program', since, reason: 'Two days' } },
      { id: 'own', waitingOn: { side: 'partner', since } },
      { id: 'sent', status: 'submitted', submission: { id: 's', at: since } },
      { id: 'approval', side: 'program', status: 'submitted' },
      { id: 'done', status: 'done', waitingOn: { side: 'program', since } },
    ]);

    assert.deepEqual(of('asked').nowWith, { side: 'program', since, reason: 'Two days' });
    assert.deepEqual(of('sent').nowWith, { side: 'program', since, reason: undefined });
    assert.deepEqual(of('approval').nowWith, { side: 'partner', since: undefined, reason: undefined });
    assert.deepEqual([of('own').nowWith, of('done').nowWith], [undefined, undefined]);
  });
});
