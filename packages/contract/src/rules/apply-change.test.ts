import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Journey, Step } from '@partner-journey/contract';
import { applyChange, type RuleResult } from '@partner-journey/contract/rules';
import { as, change, journey, now, people, stage, step } from '../../test/build-journey.js';

function saved(result: RuleResult) {
  if (result.outcome !== 'saved') throw new Error(JSON.stringify(result.problem));
  return result;
}

function refused(result: RuleResult) {
  if (result.outcome === 'saved') throw new Error('It was saved.');
  return result.problem;
}

function find(from: Journey, id: string): Step {
  const found = from.stages.flatMap((one) => one.steps).find((one) => one.id === id);
  assert.ok(found);
  return found;
}

describe('applyChange', () => {
  it('completes a step and says who did it and when', () => {
    const before = journey(stage('s', [step('a'), step('b')]));

    const result = saved(applyChange(before, change('step.complete', 'a', {}), as('partner')));

    const after = find(result.journey, 'a');
    assert.equal(after.status, 'done');
    assert.deepEqual(after.completed, { at: now, by: people.partner });
    assert.equal(after.revision, '2');
    assert.equal(result.journey.revision, '8');
    assert.deepEqual(result.steps, ['a']);
    assert.deepEqual(result.entry, { at: now, by: people.partner, kind: 'completed' });
    assert.equal(find(before, 'a').status, 'todo');
  });

  it('saves what is already so without changing anything', () => {
    const before = journey(
      stage('s', [
        step('done', { status: 'done', completed: { at: now } }),
        step('going', { status: 'in-progress' }),
        step('sent', {
          kind: 'form',
          status: 'submitted',
          submission: { id: 'x', at: now, values: { a: ['1'] } },
        }),
        step('given', { assignees: [people.partner] }),
      ]),
    );

    for (const [same, role] of [
      [change('step.complete', 'done', {}, '0'), 'partner'],
      [change('step.approve', 'done', {}), 'program'],
      [change('step.start', 'going', {}), 'partner'],
      [change('step.reopen', 'going', {}), 'partner'],
      [change('step.unblock', 'going', {}), 'partner'],
      [change('step.submit', 'sent', { values: { a: ['1'] }, fileIds: [] }), 'partner'],
      [change('step.assign', 'given', { personIds: ['ada'] }), 'program'],
    ] as const) {
      const result = saved(applyChange(before, same, as(role)));
      assert.equal(result.journey, before, same.kind);
      assert.deepEqual([result.steps, result.stages, result.entry], [[], [], undefined]);
    }
  });

  // rows: T19, C4
  it('names the steps that have to be finished first', () => {
    const before = journey(
      stage('s', [step('a'), step('b', { dependsOn: [{ stepId: 'a' }, { stepId: 'gone' }] })]),
    );

    const problem = refused(applyChange(before, change('step.complete', 'b', {}), as('partner')));

    assert.equal(problem.code, 'not-allowed-now');
    assert.equal(problem.detail, '"Title of b" waits for "Title of a".');
  });

  it('tells which steps a finished one sets free', () => {
    const before = journey(stage('s', [step('a'), step('b', { dependsOn: [{ stepId: 'a' }] })]));

    const result = saved(applyChange(before, change('step.complete', 'a', {}), as('partner')));

    assert.deepEqual(result.steps, ['a', 'b']);
    saved(applyChange(result.journey, change('step.start', 'b', {}), as('partner')));
  });

  it('does not wait for ever for steps that wait for each other', () => {
    const before = journey(
      stage('s', [
        step('a', { dependsOn: [{ stepId: 'b' }] }),
        step('b', { dependsOn: [{ stepId: 'c' }] }),
        step('c', { dependsOn: [{ stepId: 'a' }, { stepId: 'c' }] }),
      ]),
    );

    saved(applyChange(before, change('step.complete', 'a', {}), as('partner')));
  });

  it('keeps the submission when it is sent back, and forgets the reason when it comes again', () => {
    const form = step('f', { kind: 'form' });
    const before = journey(stage('s', [form, step('other')]));
    const submit = change('step.submit', 'f', { values: { name: 'Ada' }, fileIds: ['file'] });

    const sent = saved(applyChange(before, submit, as('partner'))).journey;
    assert.equal(find(sent, 'f').status, 'submitted');
    assert.deepEqual(find(sent, 'f').waitingOn, { side: 'program', since: now });
    assert.deepEqual(find(sent, 'f').submission, {
      id: submit.id,
      at: now,
      by: people.partner,
      values: { name: 'Ada' },
      files: [{ id: 'file', name: 'file' }],
    });

    const back = saved(
      applyChange(sent, change('step.return', 'f', { reason: 'Blurred' }), as('program')),
    ).journey;
    assert.equal(find(back, 'f').status, 'returned');
    assert.deepEqual(find(back, 'f').returned, { reason: 'Blurred', at: now, by: people.program });
    assert.deepEqual(find(back, 'f').waitingOn, { side: 'partner', since: now, reason: 'Blurred' });
    assert.equal(find(back, 'f').submission?.values?.['name'], 'Ada');

    const again = saved(
      applyChange(back, change('step.submit', 'f', { values: {}, fileIds: [] }), as('partner')),
    ).journey;
    assert.equal(find(again, 'f').returned, undefined);
    const approved = saved(applyChange(again, change('step.approve', 'f', {}), as('program'))).journey;
    assert.equal(find(approved, 'f').status, 'done');
    assert.equal(find(approved, 'f').waitingOn, undefined);
    assert.deepEqual(find(approved, 'f').completed, { at: now, by: people.program });
  });

  it('finishes what the program hands in itself, for nobody reviews it', () => {
    const before = journey(stage('s', [step('f', { kind: 'form', side: 'program' }), step('b')]));

    const result = saved(
      applyChange(before, change('step.submit', 'f', { values: {}, fileIds: [] }), as('program')),
    );

    assert.equal(find(result.journey, 'f').status, 'done');
  });

  it('is a conflict when the step changed since and no longer allows it', () => {
    const returned = { reason: 'Blurred', at: now, by: people.program };
    const before = journey(
      stage('s', [step('f', { kind: 'form', status: 'returned', revision: '5', returned })]),
    );

    const stale = applyChange(before, change('step.approve', 'f', {}, '4'), as('program'));
    const fresh = applyChange(before, change('step.approve', 'f', {}, '5'), as('program'));

    assert.equal(stale.outcome, 'conflict');
    assert.equal(refused(stale).code, 'conflict');
    assert.match(refused(stale).detail ?? '', /was sent back by Cleo Marsh on 2026-05-12/);
    assert.equal(fresh.outcome, 'rejected');
    assert.equal(refused(fresh).code, 'not-allowed-now');
  });

  it('takes a change of an older revision that is still possible', () => {
    const before = journey(stage('s', [step('a', { revision: '9' })]));

    saved(applyChange(before, change('step.complete', 'a', {}, '3'), as('partner')));
  });

  it('does not tell a partner that a hidden step exists', () => {
    const before = journey(stage('s', [step('secret', { visibility: 'program-only', side: 'program' })]));

    const hidden = refused(
      applyChange(before, change('step.comment', 'secret', { text: 'x' }), as('partner')),
    );
    const absent = refused(
      applyChange(before, change('step.comment', 'nothing', { text: 'x' }), as('partner')),
    );

    assert.equal(hidden.code, 'not-found');
    assert.deepEqual(hidden, absent);
  });

  it('does not name a hidden step that something waits for', () => {
    const secret = step('secret', { visibility: 'program-only', side: 'program' });
    const before = journey(stage('s', [secret, step('a', { dependsOn: [{ stepId: 'secret' }] })]));

    const problem = refused(applyChange(before, change('step.complete', 'a', {}), as('partner')));

    assert.equal(problem.detail, '"Title of a" waits for something Tidewater has to do.');
  });

  it('refuses a change of another journey', () => {
    const before = { ...journey(stage('s', [step('a')])), id: 'other' };

    const problem = refused(applyChange(before, change('step.start', 'a', {}), as('partner')));

    assert.equal(problem.code, 'not-found');
  });

  it('assigns people of the journey only', () => {
    const before = journey(stage('s', [step('a')]));

    const result = saved(
      applyChange(before, change('step.assign', 'a', { personIds: ['ben', 'ben'] }), as('program')),
    );
    const problem = refused(
      applyChange(before, change('step.assign', 'a', { personIds: ['ben', 'eve'] }), as('program')),
    );

    assert.deepEqual(find(result.journey, 'a').assignees, [people['partner-admin']]);
    assert.equal(problem.code, 'invalid-request');
    assert.equal(problem.issues?.[0]?.path, '/personIds/1');
  });

  it('counts comments and keeps the latest', () => {
    const before = journey(stage('s', [step('a', { status: 'done', comments: { count: 2 } })]));

    const result = saved(applyChange(before, change('step.comment', 'a', { text: 'Thanks' }), as('partner')));

    assert.equal(find(result.journey, 'a').comments?.count, 3);
    assert.equal(find(result.journey, 'a').comments?.latest?.text, 'Thanks');
    assert.equal(result.entry?.text, 'Thanks');
  });

  it('hands the clock of a promise over and stops it at the end', () => {
    const sla = { due: { at: '2026-05-12T10:00:00Z' }, state: 'running', clockWith: 'partner' } as const;
    const before = journey(stage('s', [step('f', { kind: 'upload', sla }), step('b')]));
    const submit = change('step.submit', 'f', { values: {}, fileIds: ['x'] });

    const sent = saved(applyChange(before, submit, as('partner'))).journey;
    const inTime = saved(applyChange(sent, change('step.approve', 'f', {}), as('program'))).journey;
    const late = as('program', { now: '2026-05-13T10:00:00Z' });
    const tooLate = saved(applyChange(sent, change('step.approve', 'f', {}), late)).journey;

    assert.equal(find(sent, 'f').sla?.clockWith, 'program');
    assert.equal(find(inTime, 'f').sla?.state, 'met');
    assert.equal(find(tooLate, 'f').sla?.state, 'breached');
  });
});
