import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { journeyFor, summaryFor } from '@partner-journey/contract/rules';
import { journey, now, stage, step } from '../../test/build-journey.js';

const secret = { visibility: 'program-only', side: 'program' } as const;

function sample() {
  return {
    ...journey(
      stage(
        'one',
        [
          step('hidden', { ...secret, addedInRevision: '5' }),
          step('finished', { ...secret, status: 'done' }),
          step('a', {
            parentId: 'hidden',
            dependsOn: [
              { stepId: 'hidden', reason: 'We check your papers' },
              { stepId: 'finished' },
              { stepId: 'b' },
            ],
          }),
          step('b', { dependsOn: [{ stepId: 'finished' }] }),
        ],
        { unlocks: ['Title of hidden', 'The sandbox'] },
      ),
      stage('two', [step('c', { ...secret })]),
    ),
    changes: [
      { revision: '5', at: now, title: 'Added Title of hidden' },
      { revision: '6', at: now, title: 'Moved the deadline' },
    ],
  };
}

describe('journeyFor', () => {
  it('gives the program everything, with what it may do', () => {
    const seen = journeyFor(sample(), { id: 'cleo', role: 'program' });

    assert.deepEqual(
      seen.stages.map((one) => one.steps.length),
      [4, 1],
    );
    assert.deepEqual(seen.stages[0]?.steps[0]?.allowed.includes('complete'), true);
  });

  // rows: C5
  it('gives a partner no trace of what only the program sees', () => {
    const seen = journeyFor(sample(), { id: 'ada', role: 'partner' });

    const text = JSON.stringify(seen);
    assert.doesNotMatch(text, /hidden|finished/);
    assert.deepEqual(
      seen.stages.map((one) => one.steps.map((two) => two.id)),
      [['a', 'b'], []],
    );
    assert.deepEqual(seen.stages[0]?.unlocks, ['The sandbox']);
    assert.deepEqual(
      seen.changes?.map((one) => one.revision),
      ['6'],
    );
  });

  it('keeps the words for what holds a step, but no id to find it by', () => {
    const seen = journeyFor(sample(), { id: 'ada', role: 'partner' });

    assert.deepEqual(seen.stages[0]?.steps[0]?.dependsOn, [
      { stepId: 'not-shared', reason: 'We check your papers' },
      { stepId: 'b' },
    ]);
    assert.equal(seen.stages[0]?.steps[1]?.dependsOn, undefined);
    assert.deepEqual(seen.stages[0]?.steps[0]?.allowed, ['block', 'comment']);
  });
});

describe('summaryFor', () => {
  // rows: T23
  it('counts required steps the viewer can see, without those that were skipped', () => {
    const one = journey(
      stage('one', [
        step('a', { status: 'done' }),
        step('b'),
        step('c', { status: 'skipped' }),
        step('d', { required: false }),
        step('e', secret),
      ]),
      stage('two', [step('f')], { condition: 'skipped' }),
    );

    assert.deepEqual(summaryFor(one, { id: 'ada', role: 'partner' }).progress, { done: 1, of: 2 });
    assert.deepEqual(summaryFor(one, { id: 'cleo', role: 'program' }).progress, { done: 1, of: 3 });
    assert.equal(summaryFor(one, { id: 'ada', role: 'partner' }).currentStage, 'Title of one');
  });
});
