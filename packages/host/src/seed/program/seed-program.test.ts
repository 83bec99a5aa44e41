import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  FeedbackItem,
  Journey,
  Person,
  Resource,
  Survey,
  Update,
  stepStatuses,
} from '@partner-journey/contract';
import type { Step } from '@partner-journey/contract';
import { seedProgram } from './index.js';

/** A Monday, a Wednesday, a Saturday, a Sunday, New Year's night and a leap day. */
const moments = [
  '2026-03-02T07:10:00Z',
  '2026-05-13T10:00:00Z',
  '2026-05-16T15:00:00Z',
  '2026-05-17T23:59:59Z',
  '2027-01-01T00:00:00Z',
  '2028-02-29T12:00:00+02:00',
];

const now = '2026-05-13T10:00:00Z';

function setup(moment = now) {
  const program = seedProgram(moment);
  const journeys = program.partners.flatMap((partner) => partner.journeys);
  const stages = journeys.flatMap((journey) => journey.stages);
  return { program, journeys, stages, steps: stages.flatMap((stage) => stage.steps) };
}

function assertUnique(ids: readonly string[], what: string): void {
  assert.deepEqual([...new Set(ids)], [...ids], `${what} are unique`);
}

function assertKnown(ids: readonly string[], known: ReadonlySet<string>, what: string): void {
  assert.deepEqual(
    ids.filter((id) => !known.has(id)),
    [],
    `${what} resolve`,
  );
}

function isPast(instant: string, moment: string): boolean {
  return Date.parse(instant) <= Date.parse(moment);
}

describe('seedProgram: documents', () => {
  it('says everything in the words of the contract', () => {
    const { program, journeys } = setup();

    for (const journey of journeys) assert.deepEqual(Journey.parse(journey), journey);
    for (const resource of program.resources) Resource.parse({ ...resource, mine: {} });
    for (const survey of program.surveys) Survey.parse(survey);
    for (const update of program.updates) Update.parse(update);
    for (const { byPersonId: _by, ...item } of program.partners.flatMap((p) => p.feedback))
      FeedbackItem.parse(item);
    for (const { mine } of program.partners.flatMap((p) => p.library)) Resource.shape.mine.parse(mine);
    for (const { token: _token, access: _access, partnerIds: _ids, ...person } of program.people)
      Person.parse(person);
  });

  it('holds at least 40 steps of every status and most kinds in the fullest journey', () => {
    const steps = setup().journeys[0]?.stages.flatMap((stage) => stage.steps) ?? [];
    const kinds = ['task', 'link', 'form', 'upload', 'training', 'agreement', 'meeting', 'approval', 'check'];

    assert.ok(steps.length >= 40, `${steps.length} steps`);
    assert.deepEqual(
      stepStatuses.filter((status) => !steps.some((step) => step.status === status)),
      [],
    );
    assert.deepEqual(
      kinds.filter((kind) => !steps.some((step) => step.kind === kind)),
      [],
    );
    assert.deepEqual(
      ['paused', 'breached', 'met', 'at-risk'].filter(
        (state) => !steps.some((step) => step.sla?.state === state),
      ),
      [],
    );
    for (const side of ['partner', 'program'] as const) {
      assert.ok(
        steps.some((step) => step.side === side && isOverdue(step)),
        `${side} has something overdue`,
      );
    }
    assert.ok(steps.some((step) => step.visibility === 'program-only'));
  });

  it('holds at least 80 resources, a few of them locked with a way to unlock them', () => {
    const { resources } = setup().program;
    const locked = resources.filter((resource) => !resource.access.allowed);

    assert.ok(resources.length >= 80, `${resources.length} resources`);
    assert.ok(locked.length >= 3 && locked.every((resource) => resource.access.howToUnlock));
    for (const resource of resources) assert.equal(resource.url, `/library/${resource.id}`);
  });

  it('has partners at three different points and all three roles', () => {
    const { program, journeys } = setup();

    const current = journeys.map(
      (journey) => journey.stages.find((stage) => stage.position === 'current')?.id,
    );

    assert.deepEqual(current, ['onboard', 'implement', 'recruit']);
    assert.deepEqual([...new Set(program.people.map((person) => person.access))].sort(), [
      'partner',
      'partner-admin',
      'program',
    ]);
    assert.ok(program.people.some((person) => person.access === 'partner' && person.partnerIds.length === 2));
  });

  it('says why, when it is done and how long it takes for every step', () => {
    for (const step of setup().steps) {
      assert.ok(
        step.why && step.doneWhen && step.effortMinutes && step.due && step.assignees?.length,
        step.id,
      );
    }
  });
});

describe('seedProgram: references', () => {
  it('gives every id once', () => {
    const { program, journeys } = setup();

    assertUnique(
      program.people.map((person) => person.id),
      'people',
    );
    assertUnique(
      program.people.map((person) => person.token),
      'tokens',
    );
    assertUnique(
      program.partners.map((partner) => partner.id),
      'partners',
    );
    assertUnique(
      journeys.map((journey) => journey.id),
      'journeys',
    );
    assertUnique(
      program.resources.map((resource) => resource.id),
      'resources',
    );
    assertUnique(
      program.surveys.map((survey) => survey.id),
      'surveys',
    );
    assertUnique(
      program.updates.map((update) => update.id),
      'updates',
    );
    assertUnique(
      program.partners.flatMap((partner) => partner.feedback.map((item) => item.id)),
      'feedback',
    );
    for (const { stages } of journeys) {
      assertUnique(
        stages.map((stage) => stage.id),
        'stages',
      );
      assertUnique(
        stages.flatMap((stage) => stage.steps.map((step) => step.id)),
        'steps',
      );
    }
  });

  it('refers only to what exists', () => {
    const { program, stages, steps } = setup();
    const stageIds = new Set(stages.map((stage) => stage.id));
    const stepIds = new Set(steps.map((step) => step.id));
    const resourceIds = new Set(program.resources.map((resource) => resource.id));
    const personIds = new Set(program.people.map((person) => person.id));

    assertKnown(
      steps.flatMap((step) => step.dependsOn ?? []).map((d) => d.stepId),
      stepIds,
      'dependencies',
    );
    assertKnown(
      steps.flatMap((step) => step.resourceIds ?? []),
      resourceIds,
      'resources of steps',
    );
    assertKnown(
      steps.flatMap((step) => step.training?.resourceId ?? []),
      resourceIds,
      'courses of steps',
    );
    assertKnown(
      program.resources.flatMap((r) => r.stageIds ?? []),
      stageIds,
      'stages of resources',
    );
    assertKnown(
      program.resources.flatMap((r) => r.stepIds ?? []),
      stepIds,
      'steps of resources',
    );
    assertKnown(
      program.surveys.flatMap((s) => s.askAt.stageId ?? []),
      stageIds,
      'stages of surveys',
    );
    const affected = program.updates.flatMap((update) => update.affects ?? []);
    assertKnown(
      affected.flatMap((one) => one.stepId ?? []),
      stepIds,
      'steps of updates',
    );
    for (const partner of program.partners) {
      assertKnown(
        partner.feedback.map((item) => item.byPersonId),
        personIds,
        'writers of feedback',
      );
      assertKnown(
        partner.feedback.flatMap((item) => item.about?.stepId ?? []),
        stepIds,
        'steps of feedback',
      );
      assertKnown(
        partner.library.map((item) => item.personId),
        personIds,
        'readers',
      );
      assertKnown(
        partner.library.map((item) => item.resourceId),
        resourceIds,
        'what was read',
      );
    }
  });

  it('names steps as done only by their own people', () => {
    const { program } = setup();

    for (const partner of program.partners) {
      const own = new Set(program.people.filter((p) => p.partnerIds.includes(partner.id)).map((p) => p.id));
      for (const step of partner.journeys.flatMap((j) => j.stages).flatMap((stage) => stage.steps)) {
        assertKnown(
          [step.completed?.by?.id ?? [], ...(step.assignees ?? []).map((p) => p.id)].flat(),
          own,
          step.id,
        );
      }
    }
  });

  it('never shows a partner a dependency on a step that only the program sees', () => {
    const { steps } = setup();
    const hidden = new Set(steps.filter((step) => step.visibility === 'program-only').map((step) => step.id));

    const leaks = steps.flatMap((step) => (step.dependsOn ?? []).filter((d) => hidden.has(d.stepId)));

    assert.deepEqual(leaks, []);
  });
});

describe('seedProgram: dates', () => {
  for (const moment of moments) {
    it(`agree with statuses at ${moment}`, () => {
      const { program, journeys, steps } = setup(moment);

      for (const step of steps) assertStepDates(step, moment);
      for (const journey of journeys) assertStageDates(journey, moment);
      const written = [
        ...program.updates.map((update) => update.at),
        ...program.resources.flatMap((r) => [r.publishedAt ?? [], r.updatedAt ?? []].flat()),
        ...program.partners
          .flatMap((p) => p.feedback)
          .flatMap((item) => [item.at, item.reply?.at ?? []].flat()),
        ...program.partners
          .flatMap((p) => p.library)
          .flatMap(({ mine }) => [mine.seenAt ?? [], mine.completedAt ?? []].flat()),
        ...program.partners.flatMap((p) => p.updatesSeen).map(({ at }) => at),
      ];
      assert.deepEqual(
        written.filter((at) => !isPast(at, moment)),
        [],
      );
    });
  }

  it('put the finished dependencies before the step that needed them', () => {
    for (const journey of setup().journeys) {
      const steps = new Map(journey.stages.flatMap((stage) => stage.steps).map((step) => [step.id, step]));
      for (const step of steps.values()) {
        if (!step.completed) continue;
        for (const { stepId } of step.dependsOn ?? []) {
          const before = steps.get(stepId)?.completed?.at;
          assert.ok(before && isPast(before, step.completed.at), `${journey.id}: ${step.id} after ${stepId}`);
        }
      }
    }
  });
});

function isOverdue(step: Step): boolean {
  const open = step.status !== 'done' && step.status !== 'skipped';
  return open && step.due !== undefined && 'on' in step.due && step.due.on < now.slice(0, 10);
}

function assertStepDates(step: Step, moment: string): void {
  assert.equal(step.completed !== undefined, step.status === 'done', `${step.id}: done and completed`);
  assert.equal(step.returned !== undefined, step.status === 'returned', `${step.id}: returned`);
  assert.equal(step.blocked !== undefined, step.status === 'blocked', `${step.id}: blocked`);
  if (step.status === 'submitted') assert.ok(step.submission, `${step.id}: submitted`);
  if (step.status === 'skipped')
    assert.equal(step.required, false, `${step.id}: only optional steps are skipped`);
  const past = [
    step.completed?.at,
    step.returned?.at,
    step.blocked?.since,
    step.submission?.at,
    step.waitingOn?.since,
    step.comments?.latest?.at,
    ...(step.checks ?? []).map((check) => check.lastRunAt),
  ].filter((at) => at !== undefined);
  assert.deepEqual(
    past.filter((at) => !isPast(at, moment)),
    [],
    `${step.id} has no future in its past`,
  );
  if (step.returned && step.submission) assert.ok(isPast(step.submission.at, step.returned.at), step.id);
  if (!step.sla) return;
  const over = isPast(step.sla.due.at, moment);
  if (step.sla.state === 'breached') assert.ok(over, `${step.id}: breached`);
  if (step.sla.state === 'running' || step.sla.state === 'at-risk') assert.ok(!over, `${step.id}: running`);
  if (step.sla.state === 'met')
    assert.ok(step.completed && isPast(step.completed.at, step.sla.due.at), `${step.id}: met`);
}

function assertStageDates(journey: Journey, moment: string): void {
  for (const stage of journey.stages) {
    const name = `${journey.id}: ${stage.id}`;
    assert.equal(stage.position === 'done', stage.completedAt !== undefined, name);
    assert.equal(stage.position === 'upcoming', stage.enteredAt === undefined, name);
    assert.ok((stage.startsOn ?? '') < (stage.targetOn ?? ''), name);
    const isHeld = stage.steps.some((step) => step.required && step.status === 'blocked');
    assert.equal(stage.condition === 'blocked', isHeld, `${name}: blocked like the steps that hold it`);
    if (stage.enteredAt) assert.ok(isPast(stage.enteredAt, moment), name);
    if (stage.position === 'upcoming')
      assert.ok(
        stage.steps.every((step) => step.status === 'todo'),
        name,
      );
    if (!stage.completedAt || !stage.enteredAt) continue;
    const [entered, completed] = [stage.enteredAt, stage.completedAt];
    for (const step of stage.steps) {
      if (step.required) assert.equal(step.status, 'done', `${name}: ${step.id} is required`);
      if (!step.completed) continue;
      assert.ok(
        isPast(entered, step.completed.at) && isPast(step.completed.at, completed),
        `${name}: ${step.id}`,
      );
    }
  }
}
