import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Journey, type Stage } from '@partner-journey/contract';
import {
  journeyFor,
  reviseJourney,
  type JourneyRevision,
  type StepPlan,
} from '@partner-journey/contract/rules';
import { journey, now, people, stage, step } from '../../test/build-journey.js';

const by = people.program;
const context = { now, by };
const done = { status: 'done', completed: { at: now } } as const;
const secret = { visibility: 'program-only', side: 'program' } as const;

function plan(id: string, members: Partial<StepPlan> = {}): StepPlan {
  const { revision: _revision, status: _status, allowed: _allowed, ...planned } = step(id);
  return { ...planned, ...members };
}

/** A stage that is over, one under way and one to come. */
function sample(): Journey {
  return journey(
    stage('one', [step('a', done), step('b', { required: false })], { position: 'done', completedAt: now }),
    stage('two', [step('c', { ...done, order: 1 }), step('d', { status: 'in-progress', order: 2 })], {
      position: 'current',
    }),
    stage('three', [step('e', { dependsOn: [{ stepId: 'd' }], parentId: 'd' })]),
  );
}

function revised(
  start: Journey,
  members: Partial<JourneyRevision>,
): Extract<ReturnType<typeof reviseJourney>, { outcome: 'saved' }> {
  const result = reviseJourney(start, { title: 'Something is different', ...members }, context);
  if (result.outcome !== 'saved') assert.fail(JSON.stringify(result.problem));
  Journey.parse(result.journey);
  return result;
}

const refusedAt = (members: Partial<JourneyRevision>, start = sample()) => {
  const result = reviseJourney(start, { title: 'Something is different', ...members }, context);
  return result.outcome === 'rejected' ? result.problem.issues?.map(({ path }) => path) : 'saved';
};
const idsOf = ({ stages }: Journey) => stages.map((one) => one.steps.map(({ id }) => id).join(' '));
const stepOf = ({ stages }: Journey, id: string) =>
  stages.flatMap(({ steps }) => steps).find((one) => one.id === id);

describe('reviseJourney', () => {
  it('puts steps where they belong, says since when they are there, and what was said of it', () => {
    const { journey: after, entries } = revised(sample(), {
      title: 'Two steps were added',
      reason: 'New rules for invoices',
      add: [
        { stageId: 'two', before: 'd', step: plan('x') },
        { stageId: 'three', step: plan('y', { dependsOn: [{ stepId: 'x' }] }) },
      ],
    });

    assert.deepEqual(idsOf(after), ['a b', 'c x d', 'e y']);
    assert.deepEqual(
      after.stages[1]?.steps.map(({ order }) => order),
      [1, 2, 3],
    );
    const added = stepOf(after, 'x');
    assert.deepEqual([added?.status, added?.addedInRevision, after.revision], ['todo', '8', '8']);
    assert.deepEqual(after.changes, [
      {
        ...{ revision: '8', at: now, title: 'Two steps were added', by },
        ...{ reason: 'New rules for invoices', added: ['x', 'y'] },
      },
    ]);
    const entry = { at: now, by, kind: 'added', text: 'New rules for invoices' };
    assert.deepEqual(
      entries,
      ['x', 'y'].map((stepId) => ({ stepId, entry })),
    );
  });

  // rows: C22
  it('leaves what is finished as it is, and a stage that is over with it', () => {
    const start = sample();
    const { journey: after, removed } = revised(start, {
      add: [{ stageId: 'one', step: plan('x', { required: false }) }],
      stages: [{ stageId: 'one', outcome: 'Another outcome' }],
      remove: ['a', 'c'],
    });

    assert.deepEqual([removed, idsOf(after)], [[], ['a b x', 'c d', 'e']]);
    assert.deepEqual([after.stages[0]?.position, after.stages[0]?.completedAt], ['done', now]);
    assert.equal(stepOf(after, 'a'), stepOf(start, 'a'));
    assert.equal(after.changes?.[0]?.removed, undefined);
  });

  it('takes out what is unfinished, names it, and lets nothing wait for it', () => {
    const start = sample();
    const { journey: after, removed, entries } = revised(start, { remove: ['d'] });

    assert.deepEqual([idsOf(after), removed], [['a b', 'c', 'e'], ['d']]);
    assert.deepEqual(after.changes?.[0]?.removed, [{ id: 'd', title: 'Title of d' }]);
    const { dependsOn, parentId } = stepOf(after, 'e')!;
    assert.deepEqual([dependsOn, parentId], [undefined, undefined]);
    assert.deepEqual(
      entries.map(({ stepId, entry }) => [stepId, entry.kind, entry.text]),
      [['d', 'removed', 'Something is different']],
    );
    assert.equal(stepOf(start, 'd')?.status, 'in-progress', 'the journey given stays as it is');
  });

  it('ends the stage that waited only for what is gone, or for what no longer has to be done', () => {
    for (const members of [{ remove: ['d'] }, { change: [{ stepId: 'd', required: false }] }]) {
      const { stages } = revised(sample(), members).journey;

      assert.deepEqual(
        stages.map(({ position }) => position),
        ['done', 'done', 'current'],
      );
      assert.equal(stages[2]?.enteredAt, now);
    }
  });

  it('unblocks the stage whose blocked step is gone', () => {
    const blocked = { status: 'blocked', blocked: { reason: 'No access', since: now } } as const;
    const members: Partial<Stage> = { position: 'current', condition: 'blocked', reason: 'No access' };
    const start = journey(stage('one', [step('a', blocked), step('b')], members));

    const [after] = revised(start, { remove: ['a'] }).journey.stages;

    assert.deepEqual([after?.condition, after?.reason, after?.position], [undefined, undefined, 'current']);
  });

  it('changes words, days and questions, takes away what may be absent, and nothing of how far a step is', () => {
    const start = sample();
    const { journey: after } = revised(start, {
      change: [{ stepId: 'd', title: 'New title', due: { on: '2026-06-01' }, dependsOn: null }],
      stages: [{ stageId: 'two', targetOn: '2026-06-30' }],
    });

    const before = stepOf(start, 'd')!;
    assert.deepEqual(stepOf(after, 'd'), {
      ...before,
      ...{ title: 'New title', due: { on: '2026-06-01' }, revision: '2' },
    });
    assert.equal(stepOf(after, 'c'), stepOf(start, 'c'));
    assert.equal(after.stages[1]?.targetOn, '2026-06-30');
    assert.deepEqual(after.changes?.[0]?.changed, ['d']);
  });

  it('refuses the whole of it, with each place that does not fit', () => {
    const taken = revised(sample(), { remove: ['d'] }).journey;

    assert.deepEqual(refusedAt({}), ['']);
    assert.deepEqual(
      refusedAt({
        add: [
          { stageId: 'one', step: plan('x') },
          { stageId: 'nowhere', step: plan('y') },
          { stageId: 'two', before: 'a', step: plan('c', { dependsOn: [{ stepId: 'nobody' }] }) },
        ],
        change: [
          { stepId: 'nobody', title: 'Title' },
          { stepId: 'b', required: true },
          { stepId: 'd', title: 'Title' },
        ],
        remove: ['d', 'nobody'],
        stages: [{ stageId: 'nowhere' }],
      }),
      [
        '/stages/0/stageId',
        '/add/0/step/required',
        '/add/1/stageId',
        '/add/2/step/id',
        '/add/2/before',
        '/add/2/step/dependsOn/0/stepId',
        '/change/0/stepId',
        '/change/1/required',
        '/change/2/stepId',
        '/remove/1',
      ],
    );
    assert.deepEqual(refusedAt({ add: [{ stageId: 'three', step: plan('d') }] }, taken), ['/add/0/step/id']);
  });

  // rows: C5
  it('tells a partner nothing of what only the program sees came, went or changed', () => {
    const start = journey(stage('one', [step('a'), step('hidden', secret), step('hidden-2', secret)]));
    const first = revised(start, {
      add: [{ stageId: 'one', step: plan('hidden-3', secret) }],
      change: [{ stepId: 'hidden', title: 'Other words' }],
      remove: ['hidden-2'],
    }).journey;
    const second = revised(first, {
      change: [{ stepId: 'a', title: 'New' }],
      remove: ['hidden', 'hidden-3'],
    });

    const seen = journeyFor(second.journey, { id: 'ada', role: 'partner' });

    assert.doesNotMatch(JSON.stringify(seen), /hidden/);
    assert.deepEqual(
      seen.changes?.map(({ revision, changed, removed }) => [revision, changed, removed]),
      [['9', ['a'], undefined]],
    );
    const whole = journeyFor(second.journey, { id: 'cleo', role: 'program' });
    assert.deepEqual(
      whole.changes?.map(({ revision }) => revision),
      ['8', '9'],
    );
  });
});
