import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Journey, ReceiptList } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { makeChange } from '../../outbox/make-change.js';
import { memoryAdapter } from './index.js';

const { signal } = new AbortController();
const fixture = typicalFixture('2026-05-04T09:30:00Z');
const target = { resourceId: 'sandbox-essentials' };
const complete = makeChange({ kind: 'resource.complete', target, payload: {} }, Date.now());
const halfway = makeChange({ kind: 'resource.progress', target, payload: { progress: 0.8 } }, Date.now());

/** The step that asks for the course, after one change. */
async function stepAfter(change: typeof complete, role: 'partner' | 'program' = 'partner') {
  const { session } = fixture;
  const adapter = memoryAdapter({
    fixture: { ...fixture, session: { ...session, viewer: { ...session.viewer, role } } },
  });
  const { receipts } = (await adapter.send([change], { signal })) as ReceiptList;
  const { body } = await adapter.read({ kind: 'journey', journeyId: fixture.journey.id }, { signal });
  const steps = (body as Journey).stages.flatMap((stage) => stage.steps);
  const step = steps.find(({ training }) => training?.resourceId === target.resourceId)!;
  return { step, affected: receipts[0]!.affected.map(({ entity, id }) => `${entity} ${id}`) };
}

describe('A course in the memory adapter', () => {
  it('completes the step that asks for it, when that is enough, and tells of both', async () => {
    const { step, affected } = await stepAfter(complete);

    assert.deepEqual([step.status, step.training?.progress], ['done', 1]);
    assert.ok(affected.includes(`resource ${target.resourceId}`) && affected.includes(`step ${step.id}`));
  });

  it('tells the step how far it is, and no more, before that', async () => {
    const { step, affected } = await stepAfter(halfway);

    assert.deepEqual([step.status, step.training?.progress], ['in-progress', 0.8]);
    assert.ok(affected.includes(`step ${step.id}`));
  });

  it('is nothing to the steps of a partner when the program takes it', async () => {
    const { step } = await stepAfter(complete, 'program');

    assert.equal(step.status, 'in-progress');
  });
});
