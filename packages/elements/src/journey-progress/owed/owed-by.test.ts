import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Journey, Side, Sla, Step } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import { indexOf } from '../../journey-view/journey-index.js';
import { DateFormat } from '../../locales/format.js';
import { owedBy, promisesOf } from './owed-by.js';

const now = Date.parse('2026-05-04T09:30:00Z');
const dates = new DateFormat('en', 'UTC');

interface GivenStage {
  readonly position?: string;
  readonly condition?: string;
  readonly sla?: Sla;
  readonly steps: readonly (Partial<Step> & { readonly id: string })[];
}

/** A journey of these stages, as it is at half past nine. */
function accounts(...stages: readonly GivenStage[]) {
  const journey = readers.journey({
    ...{ id: 'j', title: 'J' },
    stages: stages.map(({ position = 'current', steps, ...stage }, index) => ({
      ...{ ...stage, id: `s${index}`, title: `S${index}`, position },
      steps: steps.map((step) => ({ title: step.id, status: 'todo', ...step })),
    })),
  }).value as Journey;
  const all = { journey, index: indexOf(journey), dates, now };
  return {
    owes: (side: Side) =>
      owedBy(side, all).map(({ step, isHandedIn }) => `${step.id}${isHandedIn ? ' to look at' : ''}`),
    promises: (side: Side) => promisesOf(side, all),
  };
}

function sla(state: Sla['state'], more: Partial<Sla> = {}): Sla {
  return { due: { at: '2026-05-09T09:00:00Z' }, state, clockWith: 'program', ...more };
}

describe('What a side owes', () => {
  it('is what it has to do in current stages, and what is late in any, the most urgent first', () => {
    const { owes } = accounts(
      {
        steps: [
          { id: 'whenever' },
          { id: 'soon', due: { on: '2026-05-06' } },
          { id: 'done', status: 'done' },
        ],
      },
      { position: 'upcoming', steps: [{ id: 'later', due: { on: '2026-06-01' } }] },
      { position: 'done', steps: [{ id: 'late', due: { on: '2026-05-01' } }] },
    );

    assert.deepEqual(owes('partner'), ['late', 'soon', 'whenever']);
    assert.deepEqual(owes('program'), []);
  });

  it('is owed by whoever has to move: what was handed in by the side that looks at it', () => {
    const since = '2026-05-01T09:00:00Z';
    const { owes } = accounts({
      steps: [
        { id: 'sent', status: 'submitted' },
        { id: 'asked', side: 'program', waitingOn: { side: 'partner', since } },
        { id: 'own', side: 'program' },
      ],
    });

    assert.deepEqual(owes('program'), ['sent to look at', 'own']);
    assert.deepEqual(owes('partner'), ['asked to look at']);
  });

  it('is nothing that is optional, cannot begin yet, or belongs to a stage that is left out', () => {
    const { owes } = accounts(
      {
        steps: [
          { id: 'first' },
          { id: 'second', dependsOn: [{ stepId: 'first' }] },
          { id: 'extra', required: false },
        ],
      },
      { condition: 'skipped', steps: [{ id: 'gone', due: { on: '2026-05-01' } }] },
    );

    assert.deepEqual(owes('partner'), ['first']);
  });
});

describe('The promises of a side', () => {
  it('are kept, broken or open: by whose they are, else by whose step it is', () => {
    const { promises } = accounts({
      steps: [
        { id: 'a', side: 'program', sla: sla('met') },
        { id: 'b', side: 'program', sla: sla('breached') },
        { id: 'c', side: 'partner', sla: sla('at-risk', { promisedBy: 'program' }) },
        { id: 'd', side: 'program', sla: sla('running', { promisedBy: 'partner' }) },
      ],
    });

    assert.deepEqual(promises('program'), { kept: 1, broken: 1, open: 1 });
    assert.deepEqual(promises('partner'), { kept: 0, broken: 0, open: 1 });
  });

  it('are broken once their moment is over, unless their clock stands still', () => {
    const over = { due: { at: '2026-05-04T09:00:00Z' } };
    const { promises } = accounts({
      steps: [
        { id: 'a', side: 'program', sla: sla('running', over) },
        { id: 'b', side: 'program', sla: sla('paused', over) },
        { id: 'c', side: 'program', sla: sla('met', over) },
      ],
    });

    assert.deepEqual(promises('program'), { kept: 1, broken: 1, open: 1 });
  });
});
