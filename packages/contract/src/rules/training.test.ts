import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChangeOf, Step } from '@partner-journey/contract';
import { isSatisfied, trainingAfter, type Learning } from '@partner-journey/contract/rules';

type Training = NonNullable<Step['training']>;
type MoveOn = Training['moveOn'];

function learning<Kind extends Learning['kind']>(kind: Kind, payload: ChangeOf<Kind>['payload']): Learning {
  return {
    ...{ id: '3f0e2c52-7d57-4c4e-9d7e-0f6f1a2b3c4d', kind, createdAt: '2026-05-12T09:30:00Z' },
    ...{ target: { resourceId: 'course' }, payload },
  } as Learning;
}

const opened = learning('resource.open', {});
const halfway = learning('resource.progress', { progress: 0.5 });
const completed = learning('resource.complete', {});
const failed = learning('resource.complete', { score: 0.7 });
const passed = learning('resource.complete', { score: 0.8 });

/** After which of these a course counts as done. */
function doneAfter(moveOn: MoveOn, masteryScore?: number): readonly boolean[] {
  return [opened, halfway, completed, failed, passed].map((change) => {
    const training: Training = {
      resourceId: 'course',
      moveOn,
      ...(masteryScore !== undefined && { masteryScore }),
    };
    return isSatisfied(trainingAfter(training, change), change);
  });
}

describe('A course counts as done', () => {
  // opened, halfway, completed without a score, below mastery, at mastery
  const rules: readonly (readonly [MoveOn, readonly boolean[]])[] = [
    ['passed', [false, false, false, false, true]],
    ['completed', [false, false, true, true, true]],
    ['completed-and-passed', [false, false, false, false, true]],
    ['completed-or-passed', [false, false, true, true, true]],
    ['not-applicable', [true, true, true, true, true]],
  ];
  for (const [moveOn, expected] of rules) {
    it(`by the rule ${moveOn}`, () => {
      assert.deepEqual(doneAfter(moveOn, 0.8), expected);
    });
  }

  it('with any score where none is named for mastery', () => {
    assert.deepEqual(doneAfter('passed'), [false, false, false, true, true]);
  });
});

describe('What a training step says of its course', () => {
  const training: Training = { resourceId: 'course', moveOn: 'passed', progress: 0.6, score: 0.4 };

  it('is progress that never falls', () => {
    assert.equal(trainingAfter(training, halfway).progress, 0.6);
    assert.equal(trainingAfter(training, learning('resource.progress', { progress: 0.9 })).progress, 0.9);
    assert.equal(trainingAfter(training, completed).progress, 1);
  });

  it('is the latest score, and the one before where none came', () => {
    assert.equal(trainingAfter(training, passed).score, 0.8);
    assert.equal(trainingAfter(training, completed).score, 0.4);
  });

  it('is the same after it was only opened', () => {
    assert.deepEqual(trainingAfter(training, opened), training);
  });
});
