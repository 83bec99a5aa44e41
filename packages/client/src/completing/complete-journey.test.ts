import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readers } from '@partner-journey/contract/reader';
import { completeJourney } from './complete-journey.js';

const viewer = { id: 'ana', name: 'Ana Duarte', role: 'partner' } as const;
const step = { id: 'sign', title: 'Sign', status: 'done' };

describe('A journey that is completed', () => {
  it('has its good steps where another is nothing, and its stage is not over by it', () => {
    for (const nothing of [null, undefined]) {
      const stages = [{ id: 'start', title: 'Start', steps: [step, nothing] }, nothing];
      const found = { id: 'deal', title: 'Deal', stages };

      const { value, issues } = readers.journey(completeJourney(found, { viewer, kinds: ['step.reopen'] }));

      const [stage, ...others] = value?.stages ?? [];
      assert.deepEqual([stage?.position, others], ['current', []]);
      assert.deepEqual(
        stage?.steps.map(({ id, allowed }) => [id, allowed]),
        [['sign', ['reopen']]],
      );
      assert.equal(issues[0]?.path, '/stages/0/steps/1');
    }
  });
});
