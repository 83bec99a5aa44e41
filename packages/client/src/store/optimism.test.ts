import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change, Journey, Resource, SurveyList } from '@partner-journey/contract';
import { completion, sampleChange, sampleJourney, sampleStep } from '../testing/samples.js';
import { optimistic } from './optimism.js';

const on = { journeyId: 'j1', stepId: 's1' };

function stepAfter(change: Change, step = sampleStep('s1')) {
  const journey = optimistic('journey', sampleJourney([step]), change) as Journey;
  return journey.stages[0]!.steps[0]!;
}

describe('Optimism about a step', () => {
  it('shows a completed step as done, with the way back', () => {
    const step = stepAfter(completion());

    assert.equal(step.status, 'done');
    assert.equal(step.completed?.at, '2026-05-12T09:30:00Z');
    assert.deepEqual(step.allowed, ['comment', 'reopen']);
  });

  it('shows a reopened step as to do, and not as completed', () => {
    const done = sampleStep('s1', {
      status: 'done',
      completed: { at: '2026-05-01T00:00:00Z' },
      allowed: ['reopen'],
    });

    const step = stepAfter(sampleChange('step.reopen', on, {}), done);

    assert.deepEqual([step.status, 'completed' in step, step.allowed], ['todo', false, ['complete']]);
  });

  it('shows what blocks a step, until it is unblocked', () => {
    const blocked = stepAfter(sampleChange('step.block', on, { reason: 'No access', severity: 'high' }));
    assert.deepEqual(
      [blocked.status, blocked.blocked?.reason, blocked.allowed],
      ['blocked', 'No access', ['comment', 'unblock']],
    );

    const free = stepAfter(sampleChange('step.unblock', on, {}), blocked);
    assert.deepEqual([free.status, free.blocked], ['in-progress', undefined]);
  });

  it('shows starting, skipping, submitting, returning and approving', () => {
    const after = (change: Change) => stepAfter(change).status;

    assert.equal(after(sampleChange('step.start', on, {})), 'in-progress');
    assert.equal(after(sampleChange('step.skip', on, { reason: 'n/a' })), 'skipped');
    assert.equal(after(sampleChange('step.submit', on, { values: {}, fileIds: [] })), 'submitted');
    assert.equal(after(sampleChange('step.return', on, { reason: 'Blurry' })), 'returned');
    assert.equal(after(sampleChange('step.approve', on, {})), 'done');
  });

  it('counts a comment and shows it as the latest', () => {
    const step = stepAfter(
      sampleChange('step.comment', on, { text: 'Hello' }),
      sampleStep('s1', { comments: { count: 2 } }),
    );

    assert.deepEqual([step.comments?.count, step.comments?.latest?.text], [3, 'Hello']);
  });

  it('gives the same object for a change of another journey, another step, or that does not show', () => {
    const journey = sampleJourney();
    const others = [
      sampleChange('step.complete', { journeyId: 'other', stepId: 's1' }, {}),
      completion('unknown'),
      sampleChange('step.assign', on, { personIds: ['a'] }),
      sampleChange('stage.complete', { journeyId: 'j1', stageId: 'onboard' }, {}),
    ];

    for (const change of others) assert.equal(optimistic('journey', journey, change), journey);
  });
});

describe('Optimism about the rest', () => {
  const resource = {
    id: 'r1',
    title: 'Guide',
    url: '/g',
    kind: 'guide',
    access: { allowed: true },
    mine: {},
    open: 'page',
  } as Resource;
  const page = { items: [resource], facets: [] };
  const mineAfter = (change: Change) => (optimistic('resources', page, change) as typeof page).items[0]!.mine;

  it('marks a resource as seen, favorite, rated, begun and completed', () => {
    const target = { resourceId: 'r1' };

    assert.equal(mineAfter(sampleChange('resource.open', target, {})).seenAt, '2026-05-12T09:30:00Z');
    assert.equal(mineAfter(sampleChange('resource.favorite', target, { on: true })).favorite, true);
    assert.equal(mineAfter(sampleChange('resource.rate', target, { value: 4 })).rating, 4);
    assert.equal(mineAfter(sampleChange('resource.progress', target, { progress: 0.5 })).progress, 0.5);
    assert.equal(mineAfter(sampleChange('resource.complete', target, {})).progress, 1);
  });

  it('takes an answered or dismissed survey off the list, but never one that is always open', () => {
    const survey = (id: string, moment: string) =>
      ({
        id,
        purpose: 'nps',
        askAt: { moment },
        questions: [],
        anonymous: 'never',
        context: [],
      }) as SurveyList['items'][number];
    const list: SurveyList = { items: [survey('once', 'scheduled'), survey('always', 'always-open')] };
    const answer = (surveyId: string, done: boolean) =>
      sampleChange(
        'response.save',
        { surveyId },
        { responseId: '00000000-0000-4000-8000-000000000000', answers: {}, done },
      );
    const idsAfter = (change: Change) =>
      (optimistic('surveys', list, change) as SurveyList).items.map(({ id }) => id);

    assert.deepEqual(idsAfter(answer('once', true)), ['always']);
    assert.deepEqual(idsAfter(sampleChange('survey.dismiss', { surveyId: 'once' }, { until: 'never' })), [
      'always',
    ]);
    assert.deepEqual(idsAfter(answer('once', false)), ['once', 'always']);
    assert.deepEqual(idsAfter(answer('always', true)), ['once', 'always']);
  });

  it('counts a vote and marks an update as seen', () => {
    const feedback = {
      items: [
        { id: 'f1', at: '2026-05-01T00:00:00Z', summary: 'S', status: 'received', unread: false, votes: 3 },
      ],
    };
    const updates = { items: [{ id: 'u1', kind: 'news', title: 'N', body: '', at: '2026-05-01T00:00:00Z' }] };

    const voted = optimistic('feedback', feedback, sampleChange('feedback.vote', { feedbackId: 'f1' }, {}));
    const seen = optimistic('updates', updates, sampleChange('update.seen', { updateId: 'u1' }, {}));

    assert.equal((voted as typeof feedback).items[0]!.votes, 4);
    assert.equal((seen as { items: { seenAt?: string }[] }).items[0]!.seenAt, '2026-05-12T09:30:00Z');
  });
});
