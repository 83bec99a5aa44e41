import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Journey, Stage, Step } from '@partner-journey/contract';
import { DateFormat } from '../locales/format.js';
import { dependentsOf, indexOf, openDependencies } from './journey-index.js';
import { aStep } from '../testing/a-step.js';
import { heldUpBy, nextStep } from './next-step.js';
import { countSteps, isLate, shareDone } from './step-counts.js';

const clock = { dates: new DateFormat('en', 'UTC'), now: Date.parse('2026-04-06T12:00:00Z') };

function journey(...stages: (Partial<Stage> & { steps: Step[] })[]): Journey {
  return {
    id: 'j',
    title: 'A journey',
    revision: '1',
    asOf: '2026-04-06T12:00:00Z',
    partner: { id: 'p', name: 'Partner' },
    program: { id: 't', name: 'Program' },
    stages: stages.map((stage, index) => ({
      id: `s${String(index)}`,
      title: `Stage ${String(index)}`,
      position: 'current',
      required: true,
      ...stage,
    })),
  };
}

const next = (...steps: Step[]) => nextStep(journey({ steps }), 'partner', clock)?.id;

describe('The next step of a side', () => {
  it('is what was sent back, then what is late, then what was begun, then what is due first', () => {
    const returned = aStep('returned', { status: 'returned' });
    const late = aStep('late', { due: { on: '2026-04-05' } });
    const begun = aStep('begun', { status: 'in-progress' });
    const soon = aStep('soon', { due: { on: '2026-04-07' } });
    const later = aStep('later', { due: { on: '2026-05-07' } });

    assert.equal(next(later, soon, begun, late, returned), 'returned');
    assert.equal(next(later, soon, begun, late), 'late');
    assert.equal(next(later, soon, begun), 'begun');
    assert.equal(next(later, soon), 'soon');
  });

  it('is, of what is equally due, what most steps wait for, and then what comes first', () => {
    const plain = aStep('plain', { order: 1 });
    const needed = aStep('needed', { order: 2 });
    const waits = aStep('waits', { dependsOn: [{ stepId: 'needed' }] });

    assert.equal(next(plain, needed, waits), 'needed');
    assert.equal(next(aStep('second', { order: 2 }), aStep('first', { order: 1 })), 'first');
  });

  it('is what somebody else was asked to do only when there is nothing of one’s own', () => {
    const bo = { id: 'bo', name: 'Bo', side: 'partner' as const };
    const theirs = aStep('theirs', { assignees: [bo], due: { on: '2026-04-01' } });
    const of = (viewerId: string | undefined, ...steps: Step[]) =>
      nextStep(journey({ steps }), 'partner', clock, viewerId)?.id;

    assert.equal(of('ana', theirs, aStep('mine')), 'mine');
    assert.equal(of('ana', theirs), 'theirs');
    assert.equal(of('bo', theirs, aStep('mine')), 'theirs');
    assert.equal(of(undefined, theirs, aStep('mine')), 'theirs');
  });

  it('is an optional one only when nothing required can be done', () => {
    const optional = aStep('optional', { required: false, status: 'returned' });

    assert.equal(next(optional, aStep('required')), 'required');
    assert.equal(next(optional, aStep('required', { status: 'done' })), 'optional');
  });

  it('is none that waits, is handed in, blocked, finished, or of the other side', () => {
    const steps = [
      aStep('waits', { dependsOn: [{ stepId: 'theirs' }] }),
      aStep('sent', { status: 'submitted' }),
      aStep('blocked', { status: 'blocked' }),
      aStep('done', { status: 'done' }),
      aStep('theirs', { side: 'program' }),
    ];

    assert.equal(next(...steps), undefined);
    assert.equal(nextStep(journey({ steps }), 'program', clock)?.id, 'theirs');
  });

  it('is one of a later stage only when the current one has none', () => {
    const later = { position: 'upcoming' as const, steps: [aStep('later', { due: { on: '2026-04-01' } })] };

    assert.equal(nextStep(journey(later, { steps: [aStep('now')] }), 'partner', clock)?.id, 'now');
    assert.equal(nextStep(journey({ steps: [] }, later), 'partner', clock)?.id, 'later');
    assert.equal(nextStep(journey({ ...later, condition: 'skipped' }), 'partner', clock), undefined);
  });
});

describe('What holds a side up', () => {
  it('is the latest step of the other side, else one that something here depends on', () => {
    const steps = [
      aStep('mine', { dependsOn: [{ stepId: 'needed' }] }),
      aStep('needed', { side: 'program' }),
      aStep('other', { side: 'program' }),
    ];
    const late = aStep('late', { side: 'program', due: { on: '2026-04-01' } });

    assert.equal(heldUpBy(journey({ steps }), 'partner', clock)?.id, 'needed');
    assert.equal(heldUpBy(journey({ steps: [...steps, late] }), 'partner', clock)?.id, 'late');
    assert.equal(
      heldUpBy(journey({ steps: [aStep('other', { side: 'program' })] }), 'partner', clock),
      undefined,
    );
  });
});

describe('Dependencies', () => {
  it('are open until they are finished, and tell a reason for what may not be seen', () => {
    const waits = aStep('waits', {
      dependsOn: [
        { stepId: 'open', reason: 'first that' },
        { stepId: 'done' },
        { stepId: 'not-shared', reason: 'finance decides' },
      ],
    });
    const all = journey({ steps: [waits, aStep('open'), aStep('done', { status: 'done' })] });

    assert.deepEqual(
      openDependencies(waits, indexOf(all)).map((one) => [one.step?.id, one.reason]),
      [
        ['open', 'first that'],
        [undefined, 'finance decides'],
      ],
    );
    assert.deepEqual(
      dependentsOf(aStep('open'), indexOf(all)).map(({ id }) => id),
      ['waits'],
    );
  });

  it('do not hold a step that the host lets go on, or that waits for itself', () => {
    const free = aStep('free', { allowed: ['complete'], dependsOn: [{ stepId: 'unknown', reason: 'no' }] });
    const circle = aStep('circle', { dependsOn: [{ stepId: 'circle' }] });
    const index = indexOf(journey({ steps: [free, circle] }));

    assert.deepEqual(openDependencies(free, index), []);
    assert.deepEqual(openDependencies(circle, index), []);
  });
});

describe('Counts of steps', () => {
  const steps = [
    aStep('1', { status: 'done', effortMinutes: 10 }),
    aStep('2', { effortMinutes: 20, due: { on: '2026-04-05' } }),
    aStep('3', { status: 'submitted', effortMinutes: 30, due: { on: '2026-04-01' } }),
    aStep('4', { status: 'skipped' }),
    aStep('5', { required: false, effortMinutes: 5 }),
    aStep('6', { side: 'program' }),
  ];
  const { stages } = journey({ steps }, { condition: 'skipped', steps: [aStep('7')] });

  // rows: T23, C6
  it('leave out what is optional or skipped, and what waits for an answer is not late', () => {
    assert.deepEqual(countSteps(stages, clock, 'partner'), { done: 1, of: 3, late: 1, minutesLeft: 20 });
    assert.deepEqual(countSteps(stages, clock), { done: 1, of: 4, late: 1, minutesLeft: 20 });
  });

  it('call nothing to do all done', () => {
    assert.equal(shareDone({ done: 0, of: 0, late: 0, minutesLeft: 0 }), 1);
    assert.equal(shareDone({ done: 1, of: 4, late: 0, minutesLeft: 0 }), 0.25);
  });

  it('call a step late only when its day has ended where the partner is', () => {
    const due = aStep('due', { due: { on: '2026-04-06' } });
    const now = Date.parse('2026-04-07T02:00:00Z');

    assert.equal(isLate(due, { dates: new DateFormat('en', 'Pacific/Honolulu'), now }), false);
    assert.equal(isLate(due, { dates: new DateFormat('en', 'Pacific/Kiritimati'), now }), true);
  });
});
