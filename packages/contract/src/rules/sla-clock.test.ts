import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Sla } from '@partner-journey/contract';
import {
  afterWorkingMs,
  applyChange,
  slaAt,
  withClocksAt,
  workingMsBetween,
} from '@partner-journey/contract/rules';
import { anyHours, anyMoment, hourMs, weekIn } from '../../test/any-hours.js';
import { as, change, journey, stage, step } from '../../test/build-journey.js';

const text = (moment: number): string => new Date(moment).toISOString();

/** The promise of a step after its partner handed it in and the program sent it back, each at a moment. */
function afterTurns(sla: Sla, sentAt: number, returnedAt: number): { sent: Sla; returned: Sla } {
  const before = journey(stage('s', [step('f', { kind: 'upload', sla }), step('b')]));
  const submit = change('step.submit', 'f', { values: {}, fileIds: ['x'] });
  const sent = applyChange(before, submit, as('partner', { now: text(sentAt) }));
  assert.ok(sent.outcome === 'saved');
  const giveBack = change('step.return', 'f', { reason: 'The date is missing' });
  const returned = applyChange(sent.journey, giveBack, as('program', { now: text(returnedAt) }));
  assert.ok(returned.outcome === 'saved');
  const slaOf = (from: typeof before): Sla => from.stages[0]!.steps[0]!.sla!;
  return { sent: slaOf(sent.journey), returned: slaOf(returned.journey) };
}

describe('the clock of a promise', () => {
  // rows: T14
  it('stands still while the other side has to move, and goes on with the working time that was left', () => {
    const sla: Sla = {
      due: { at: '2026-05-15T16:00:00Z' },
      state: 'running',
      clockWith: 'partner',
      promisedBy: 'partner',
      hours: weekIn('Europe/Lisbon'),
    };

    const { sent, returned } = afterTurns(
      sla,
      Date.parse('2026-05-15T14:00:00Z'),
      Date.parse('2026-05-19T08:00:00Z'),
    );

    assert.deepEqual(
      [sent.state, sent.clockWith, sent.pausedAt, sent.due.at],
      ['paused', 'program', '2026-05-15T14:00:00.000Z', sla.due.at],
    );
    assert.deepEqual(
      [returned.state, returned.clockWith, returned.pausedAt, returned.due.at],
      ['running', 'partner', undefined, '2026-05-19T10:00:00.000Z'],
    );
  });

  it('starts again with the next turn for who promised an answer', () => {
    const sla: Sla = {
      due: { at: '2026-05-15T16:00:00Z' },
      state: 'paused',
      pausedReason: 'Not handed in yet',
      pausedAt: '2026-05-15T14:00:00Z',
      clockWith: 'partner',
      promisedBy: 'program',
    };
    const turn = Date.parse('2026-05-16T14:00:00Z');

    const { sent, returned } = afterTurns(sla, turn, turn + hourMs);

    assert.deepEqual([sent.state, sent.due.at], ['running', '2026-05-16T16:00:00.000Z']);
    assert.equal(sent.pausedReason, undefined);
    assert.deepEqual([returned.state, returned.pausedAt], ['paused', text(turn + hourMs)]);
  });

  // rows: T13
  it('is at risk in its last quarter and broken after it, on both sides, by time alone', () => {
    for (const side of ['partner', 'program'] as const) {
      const sla: Sla = {
        startedAt: '2026-05-12T08:00:00Z',
        due: { at: '2026-05-12T16:00:00Z' },
        state: 'running',
        clockWith: side,
        promisedBy: side,
      };
      const stateAt = (time: string): string => {
        const told = withClocksAt(journey(stage('s', [step('f', { sla })], { sla })), `2026-05-12T${time}Z`);
        assert.deepEqual(told.stages[0]?.sla, told.stages[0]?.steps[0]?.sla);
        return told.stages[0]!.sla!.state;
      };

      assert.deepEqual(['13:59:59', '14:00:00', '16:00:00', '16:00:01'].map(stateAt), [
        'running',
        'at-risk',
        'at-risk',
        'breached',
      ]);
    }
  });

  it('leaves what is paused, met or broken as it is', () => {
    for (const state of ['paused', 'met', 'breached'] as const) {
      const sla: Sla = { due: { at: '2026-05-12T16:00:00Z' }, state, clockWith: 'partner' };

      assert.equal(slaAt(sla, '2027-01-01T00:00:00Z'), sla);
    }
  });

  it('never loses working time by a pause, and never runs during one', () => {
    const anyGap = fc.integer({ min: 0, max: 300 * hourMs });
    fc.assert(
      fc.property(
        anyHours,
        anyMoment,
        fc.tuple(anyGap, anyGap, anyGap),
        (hours, start, [length, turn, pause]) => {
          const due = afterWorkingMs(start, length + 1, hours);
          const pausedAt = Math.min(start + turn, due);
          const resumedAt = pausedAt + pause;
          const sla: Sla = {
            startedAt: text(start),
            due: { at: text(due) },
            state: 'running',
            clockWith: 'partner',
            promisedBy: 'partner',
            hours,
          };

          const { sent, returned } = afterTurns(sla, pausedAt, resumedAt);

          const end = Date.parse(returned.due.at);
          assert.equal(slaAt(sent, text(resumedAt)).state, 'paused');
          assert.ok(end >= due);
          assert.equal(workingMsBetween(resumedAt, end, hours), workingMsBetween(pausedAt, due, hours));
        },
      ),
    );
  });

  it('only ever goes from running to at risk to broken as time passes', () => {
    const order = ['running', 'at-risk', 'breached'];
    fc.assert(
      fc.property(anyHours, anyMoment, fc.array(fc.nat(400 * hourMs)), (hours, start, moments) => {
        const due = afterWorkingMs(start, 40 * hourMs, hours);
        const sla: Sla = {
          startedAt: text(start),
          due: { at: text(due) },
          state: 'running',
          clockWith: 'program',
          promisedBy: 'program',
          hours,
        };

        const states = moments
          .sort((one, other) => one - other)
          .map((ms) => order.indexOf(slaAt(sla, text(start + ms)).state));

        assert.deepEqual(states, [...states].sort());
      }),
    );
  });
});
