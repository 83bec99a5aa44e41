import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Affected, Journey } from '@partner-journey/contract';
import { completion, receiptFor, sampleChange, sampleJourney, sampleStep } from '../testing/samples.js';
import { afterReceipt, staleAfter } from './receipt-effects.js';
import { stagesReached } from './stages-reached.js';

const feedback = { items: [{ id: 'f1', summary: 'Old' }] };

describe('What a receipt makes of an answer', () => {
  it('takes the steps and stages it tells', () => {
    const affected: Affected[] = [
      { entity: 'step', id: 's1', value: sampleStep('s1', { status: 'done', revision: '2' }) },
      {
        entity: 'stage',
        id: 'win',
        value: { id: 'win', title: 'Win!', position: 'current', required: true, steps: [] },
      },
    ];

    const after = afterReceipt(
      'journey',
      sampleJourney(),
      completion(),
      receiptFor(completion(), 'saved', { affected }),
    );

    const [onboard, win] = (after as Journey).stages;
    assert.deepEqual([onboard?.steps[0]?.revision, win?.title, win?.position], ['2', 'Win!', 'current']);
  });

  it('keeps the steps of a stage that is told without them', () => {
    const value = { ...sampleJourney().stages[0]!, position: 'done', steps: [] };
    const receipt = receiptFor(completion(), 'saved', {
      affected: [{ entity: 'stage', id: 'onboard', value }],
    });

    const after = afterReceipt('journey', sampleJourney(), completion(), receipt) as Journey;

    assert.deepEqual([after.stages[0]?.position, after.stages[0]?.steps.length], ['done', 2]);
  });

  it('keeps what was shown when the host only says that it is saved', () => {
    const after = afterReceipt('journey', sampleJourney(), completion(), receiptFor(completion())) as Journey;

    assert.equal(after.stages[0]?.steps[0]?.status, 'done');
  });

  it('leaves the answer alone when the change was refused and nothing is told', () => {
    const journey = sampleJourney();

    assert.equal(
      afterReceipt('journey', journey, completion(), receiptFor(completion(), 'rejected')),
      journey,
    );
  });

  it('shows what the host has instead after a conflict', () => {
    const value = sampleStep('s1', { status: 'skipped' });
    const receipt = receiptFor(completion(), 'conflict', { affected: [{ entity: 'step', id: 's1', value }] });

    const after = afterReceipt('journey', sampleJourney(), completion(), receipt) as Journey;

    assert.equal(after.stages[0]?.steps[0]?.status, 'skipped');
  });

  it('puts new feedback first and replaces feedback that is known', () => {
    const change = sampleChange('feedback.send', {}, { text: 'T', context: {} });
    const told = (id: string) =>
      receiptFor(change, 'saved', {
        affected: [
          {
            entity: 'feedback',
            id,
            value: { id, at: '', summary: 'New', status: 'received', unread: false },
          },
        ],
      });
    const after = (id: string) =>
      (afterReceipt('feedback', feedback, change, told(id)) as typeof feedback).items;

    assert.deepEqual(
      after('f2').map(({ id }) => id),
      ['f2', 'f1'],
    );
    assert.deepEqual(
      after('f1').map(({ summary }) => summary),
      ['New'],
    );
  });
});

describe('What is out of date after a receipt', () => {
  it('is everything about the target when the host tells nothing', () => {
    assert.deepEqual(
      [...staleAfter(completion(), receiptFor(completion()))],
      ['journey', 'journeys', 'history'],
    );
    const answer = sampleChange('survey.dismiss', { surveyId: 's' }, { until: 'later' });
    assert.deepEqual([...staleAfter(answer, receiptFor(answer))], ['surveys']);
  });

  it('is not the journey when the host told how the step is now', () => {
    const affected: Affected[] = [{ entity: 'step', id: 's1', value: sampleStep('s1') }];

    assert.deepEqual(
      [...staleAfter(completion(), receiptFor(completion(), 'saved', { affected }))],
      ['journeys', 'history'],
    );
  });

  it('is what was named without a value', () => {
    const affected: Affected[] = [
      { entity: 'survey', id: 'nps' },
      { entity: 'insights', id: 'i' },
    ];

    assert.deepEqual(
      [...staleAfter(completion(), receiptFor(completion(), 'saved', { affected }))],
      ['surveys', 'insights'],
    );
  });
});

describe('stagesReached', () => {
  const at = (onboard: string, win: string) => {
    const journey = sampleJourney();
    journey.stages[0]!.position = onboard;
    journey.stages[1]!.position = win;
    return journey;
  };

  it('names a stage that became current', () => {
    assert.deepEqual(stagesReached(at('current', 'upcoming'), at('done', 'current')), ['win']);
  });

  it('names none for the first picture, for the same one, or when none moved', () => {
    const journey = at('current', 'upcoming');

    assert.deepEqual(stagesReached(undefined, journey), []);
    assert.deepEqual(stagesReached(journey, journey), []);
    assert.deepEqual(stagesReached(journey, at('current', 'upcoming')), []);
  });
});
