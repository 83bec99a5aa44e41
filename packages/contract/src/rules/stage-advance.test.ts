import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Journey } from '@partner-journey/contract';
import { applyChange, type JourneyChange } from '@partner-journey/contract/rules';
import { as, change, journey, now, stage, step } from '../../test/build-journey.js';

function after(before: Journey, made: JourneyChange, role: 'partner' | 'program' = 'partner') {
  const result = applyChange(before, made, as(role));
  if (result.outcome !== 'saved') throw new Error(JSON.stringify(result.problem));
  return result;
}

const positions = (of: Journey) => of.stages.map((one) => one.position).join(' ');

describe('Advance of stages', () => {
  // rows: T7
  it('goes on when all required steps are finished, whatever is optional or hidden', () => {
    const before = journey(
      stage('one', [
        step('a'),
        step('b', { status: 'skipped' }),
        step('c', { required: false }),
        step('d', { visibility: 'program-only', side: 'program' }),
      ]),
      stage('two', [step('e')]),
    );

    const result = after(before, change('step.complete', 'a', {}));

    assert.equal(positions(result.journey), 'done current');
    assert.equal(result.journey.stages[0]?.completedAt, now);
    assert.equal(result.journey.stages[1]?.enteredAt, now);
    assert.deepEqual(result.stages, ['one', 'two']);
  });

  it('goes through several stages at once when their work was done ahead', () => {
    const done = { status: 'done', completed: { at: now } } as const;
    const before = journey(
      stage('one', [step('a')]),
      stage('two', [step('b', done)]),
      stage('three', [step('c', done)]),
      stage('four', [step('d', { required: false, ...done })]),
      stage('five', [step('e')]),
    );

    const result = after(before, change('step.complete', 'a', {}));

    assert.equal(positions(result.journey), 'done done done current upcoming');
  });

  it('leaves a stage without required steps to a person', () => {
    const before = journey(stage('one', [step('a', { required: false })]), stage('two', [step('b')]));

    const ticked = after(before, change('step.complete', 'a', {})).journey;
    const ended = after(ticked, change('stage.complete', 'one', {}));

    assert.equal(positions(ticked), 'current upcoming');
    assert.equal(positions(ended.journey), 'done current');
    assert.equal(after(ended.journey, change('stage.complete', 'one', {})).journey, ended.journey);
  });

  it('does not end a stage with open required steps, one that has not begun, or none at all', () => {
    const before = journey(stage('one', [step('a')]), stage('two', []));

    for (const [id, code, detail] of [
      ['one', 'not-allowed-now', '"Title of one" still needs "Title of a".'],
      ['two', 'not-allowed-now', '"Title of two" has not begun.'],
      ['three', 'not-found', 'The journey has no such stage.'],
    ] as const) {
      const result = applyChange(before, change('stage.complete', id, {}), as('program'));
      assert.ok(result.outcome === 'rejected');
      assert.deepEqual([result.problem.code, result.problem.detail], [code, detail]);
    }
    const stale = applyChange(before, change('stage.complete', 'one', {}, '6'), as('program'));
    assert.equal(stale.outcome, 'conflict');
  });

  it('makes a done stage current again when a required step of it is reopened, and later ones stay', () => {
    const before = journey(stage('one', [step('a')]), stage('two', [step('b')]), stage('three', [step('c')]));

    const gone = after(before, change('step.complete', 'a', {})).journey;
    const back = after(gone, change('step.reopen', 'a', {})).journey;
    const again = after(back, change('step.complete', 'a', {})).journey;

    assert.equal(positions(back), 'current current upcoming');
    assert.equal(back.stages[0]?.completedAt, undefined);
    assert.equal(back.stages[0]?.reopened?.at, now);
    assert.equal(again.stages[0]?.reopened, undefined);
    assert.equal(positions(again), 'done current upcoming');
  });

  // rows: T28
  it('says of a stage that is open again by whom and why, as does the history of its step', () => {
    const done = { status: 'done', completed: { at: now } } as const;
    const before = journey(stage('one', [step('a', done)], { position: 'done', completedAt: now }));
    const reason = 'The contract was signed by the wrong company.';

    const { journey: back, entry } = after(before, change('step.reopen', 'a', { reason }), 'program');

    const { viewer } = as('program');
    assert.deepEqual(back.stages[0]?.reopened, { at: now, by: viewer, reason });
    assert.deepEqual([entry?.kind, entry?.text], ['reopened', reason]);
  });

  it('keeps a done stage done when an optional step of it is reopened', () => {
    const done = { status: 'done', completed: { at: now } } as const;
    const before = journey(
      stage('one', [step('a', done), step('b', { required: false, ...done })], { position: 'done' }),
      stage('two', [step('c')], { position: 'current' }),
    );

    assert.equal(positions(after(before, change('step.reopen', 'b', {})).journey), 'done current');
  });

  it('waits for stages that run side by side, and passes over those that are left out', () => {
    const before = journey(
      stage('one', [step('a')], { position: 'current' }),
      stage('two', [step('b')], { position: 'current' }),
      stage('three', [step('c')], { condition: 'skipped' }),
      stage('four', [step('d')]),
    );

    const half = after(before, change('step.complete', 'b', {})).journey;
    const both = after(half, change('step.complete', 'a', {})).journey;

    assert.equal(positions(half), 'current done upcoming upcoming');
    assert.equal(positions(both), 'done done upcoming current');
  });

  it('is blocked while a required step of it is blocked', () => {
    const before = journey(stage('one', [step('a'), step('b', { required: false })]));
    const block = { reason: 'No sandbox', severity: 'high' } as const;

    const optional = after(before, change('step.block', 'b', block)).journey;
    const blocked = after(optional, change('step.block', 'a', block));
    const free = after(blocked.journey, change('step.unblock', 'a', {})).journey;

    assert.equal(optional.stages[0]?.condition, undefined);
    assert.equal(blocked.journey.stages[0]?.condition, 'blocked');
    assert.equal(blocked.journey.stages[0]?.reason, 'No sandbox');
    assert.deepEqual(blocked.stages, ['one']);
    assert.equal(free.stages[0]?.condition, undefined);
    assert.equal(free.stages[0]?.reason, undefined);
  });

  it('keeps what the host says of a stage when no step blocks it', () => {
    const held = { condition: 'blocked', reason: 'Contract in review' } as const;
    const before = journey(stage('one', [step('a'), step('b')], { position: 'current', ...held }));

    const result = after(before, change('step.complete', 'a', {}));

    assert.equal(result.journey.stages[0]?.reason, 'Contract in review');
  });
});
