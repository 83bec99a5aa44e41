import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Journey, type Role, type Stage, type Step } from '@partner-journey/contract';
import {
  allowedActions,
  applyChange,
  journeyFor,
  reviseJourney,
  type JourneyChange,
} from '@partner-journey/contract/rules';
import { as, change, journey, now, people, stage, step } from '../../test/build-journey.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'constructor', '__proto__'];
const anyId = fc.constantFrom(...ids);
const anyRole = fc.constantFrom<Role>('partner', 'partner-admin', 'program');

const anyStep = fc.record({
  kind: fc.constantFrom('task', 'form', 'approval', 'upload', 'agreement', 'their-own'),
  side: fc.constantFrom('partner' as const, 'program' as const),
  visibility: fc.constantFrom('shared' as const, 'shared' as const, 'program-only' as const),
  required: fc.boolean(),
  dependsOn: fc.array(fc.record({ stepId: anyId }), { maxLength: 2 }),
  parentId: fc.option(anyId, { nil: undefined }),
});

/** One to four stages over ten steps, nothing begun, with any dependencies, circles too. */
const anyJourney = fc
  .tuple(
    fc.array(anyStep, { minLength: ids.length, maxLength: ids.length }),
    fc.array(fc.nat(10), { maxLength: 3 }),
  )
  .map(([members, cuts]) => {
    const steps = members.map((one, index) => step(ids[index]!, one));
    const ends = [...new Set([...cuts.sort((one, other) => one - other), ids.length])];
    return journey(...ends.map((end, at) => stage(`stage-${at}`, steps.slice(ends[at - 1] ?? 0, end))));
  });

const kinds: JourneyChange['kind'][] = [
  'step.start',
  'step.complete',
  'step.complete',
  'step.reopen',
  'step.submit',
  'step.skip',
  'step.block',
  'step.unblock',
  'step.assign',
  'step.comment',
  'step.approve',
  'step.return',
  'stage.complete',
];
const payloads: Partial<Record<JourneyChange['kind'], object>> = {
  'step.submit': { values: {}, fileIds: [] },
  'step.skip': { reason: 'Not needed' },
  'step.block': { reason: 'Stuck' },
  'step.return': { reason: 'Again, please' },
  'step.assign': { personIds: ['ada'] },
  'step.comment': { text: 'Hello' },
};
const anyChange = fc.record({
  kind: fc.constantFrom(...kinds),
  stepId: anyId,
  stageAt: fc.nat(3),
  role: anyRole,
  base: fc.option(fc.constantFrom('1', '2'), { nil: undefined }),
});

const isFinished = (one: Step) => one.status === 'done' || one.status === 'skipped';
const holds = (one: Step) => one.required && one.visibility === 'shared';

function checkStage(one: Stage): void {
  if (one.position === 'done')
    assert.ok(one.steps.filter(holds).every(isFinished), `${one.id} is done too early`);
  assert.equal(
    one.condition === 'blocked',
    one.steps.some((two) => holds(two) && two.status === 'blocked'),
  );
}

function checkStep(one: Step): void {
  assert.equal(one.status === 'done', one.completed !== undefined);
  assert.equal(one.status === 'blocked', one.blocked !== undefined);
  if (one.returned) assert.ok(['returned', 'blocked'].includes(one.status));
  if (one.status === 'submitted') assert.ok(one.submission && one.waitingOn?.side === 'program');
}

function checkJourney(one: Journey): void {
  assert.deepEqual(Journey.safeParse(one).error, undefined);
  one.stages.forEach(checkStage);
  one.stages.flatMap((two) => two.steps).forEach(checkStep);
  const positions = one.stages.map((two) => two.position);
  assert.ok(positions.includes('current') || positions.every((position) => position === 'done'));
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

describe('Any sequence of changes', () => {
  it('keeps what the rules promise and never touches what was given', () => {
    fc.assert(
      fc.property(anyJourney, fc.array(anyChange, { maxLength: 40 }), (start, changes) => {
        let current = freeze(structuredClone(start));
        for (const { kind, stepId, stageAt, role, base } of changes) {
          const targetId = kind === 'stage.complete' ? `stage-${stageAt}` : stepId;
          const made = freeze(change(kind, targetId, (payloads[kind] ?? {}) as never, base));
          const result = applyChange(current, made, as(role));
          if (result.outcome !== 'saved') continue;
          const isSame = result.journey === current;
          assert.equal(isSame, result.journey.revision === current.revision);
          assert.equal(isSame, result.steps.length + result.stages.length === 0);
          current = freeze(result.journey);
          checkJourney(current);
        }
        assert.deepEqual(
          current.stages.map((one) => [one.id, one.steps.map((two) => two.id)]),
          start.stages.map((one) => [one.id, one.steps.map((two) => two.id)]),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is saved exactly when it was allowed, or was already so', () => {
    fc.assert(
      fc.property(anyJourney, fc.array(anyChange, { maxLength: 20 }), (start, changes) => {
        let current = start;
        for (const { kind, stepId, role } of changes) {
          if (kind === 'stage.complete') continue;
          const target = current.stages.flatMap((one) => one.steps).find((one) => one.id === stepId)!;
          const allowed: string[] = allowedActions(target, current, { id: 'x', role });
          const result = applyChange(
            current,
            change(kind, stepId, (payloads[kind] ?? {}) as never),
            as(role),
          );
          const isChanged = result.outcome === 'saved' && result.journey !== current;
          if (isChanged) assert.ok(allowed.includes(kind.slice(5)));
          if (allowed.includes(kind.slice(5))) assert.equal(result.outcome, 'saved');
          if (result.outcome === 'saved') current = result.journey;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never lets a partner see what is for the program only', () => {
    fc.assert(
      fc.property(anyJourney, fc.array(anyChange, { maxLength: 20 }), anyRole, (start, changes, role) => {
        let current = withMarks(start);
        for (const { kind, stepId } of changes) {
          const made = change(
            kind,
            kind === 'stage.complete' ? 'stage-0' : `${stepId}!`,
            (payloads[kind] ?? {}) as never,
          );
          const result = applyChange(current, made, as('program'));
          if (result.outcome === 'saved') current = result.journey;
        }
        const text = JSON.stringify(journeyFor(current, { id: 'x', role }));
        for (const hidden of current.stages.flatMap((one) => one.steps)) {
          if (hidden.visibility !== 'program-only') continue;
          for (const trace of [`"${hidden.id}"`, hidden.title, hidden.description!]) {
            assert.equal(text.includes(trace), role === 'program', trace);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('Any sequence of changes and revisions', () => {
  const anyRevision = fc.record({
    stages: fc.array(
      fc.nat(3).map((at) => ({ stageId: `stage-${at}`, summary: 'Other words' })),
      { maxLength: 1 },
    ),
    add: fc.array(
      fc.tuple(fc.nat(3), fc.nat(99), anyStep).map(([at, number, members]) => {
        const {
          revision: _revision,
          status: _status,
          allowed: _allowed,
          ...plan
        } = step(`new-${number}`, members);
        return { stageId: `stage-${at}`, step: { ...plan, title: `Title of new-${number}!` } };
      }),
      { maxLength: 2 },
    ),
    change: fc.array(
      fc.record({ stepId: anyId, required: fc.boolean(), due: fc.constantFrom(null, { on: '2026-06-01' }) }),
      { maxLength: 2 },
    ),
    remove: fc.uniqueArray(anyId, { maxLength: 2 }),
  });

  // rows: C22
  it('keeps what the rules promise, and what was finished finished', () => {
    let saved = 0;
    fc.assert(
      fc.property(
        anyJourney,
        fc.array(fc.tuple(anyChange, anyRevision), { maxLength: 25 }),
        (start, both) => {
          let current = freeze(withMarks(start));
          const hidden = new Set<string>();
          for (const [{ kind, stepId, stageAt }, revision] of both) {
            const targetId = kind === 'stage.complete' ? `stage-${stageAt}` : `${stepId}!`;
            const changed = applyChange(
              current,
              change(kind, targetId, (payloads[kind] ?? {}) as never),
              as('program'),
            );
            if (changed.outcome === 'saved') current = changed.journey;
            const before = current;
            for (const one of stepsOf(before)) if (one.visibility === 'program-only') hidden.add(one.id);
            const marked = {
              ...revision,
              title: 'Something is different',
              change: revision.change.map((one) => ({ ...one, stepId: `${one.stepId}!` })),
              remove: revision.remove.map((id) => `${id}!`),
            };
            const result = reviseJourney(before, freeze(marked), { now, by: people.program });
            if (result.outcome !== 'saved') continue;
            saved += 1;
            current = freeze(result.journey);
            checkJourney(current);
            const after = new Map(stepsOf(current).map((one) => [one.id, one]));
            for (const one of stepsOf(before)) {
              if (isFinished(one)) assert.equal(after.get(one.id)?.status, one.status);
              assert.equal(after.has(one.id), !result.removed.includes(one.id));
            }
            for (const [at, { position }] of before.stages.entries())
              if (position === 'done') assert.equal(current.stages[at]?.position, 'done');
          }
          const text = JSON.stringify(journeyFor(current, { id: 'x', role: 'partner' }));
          for (const one of stepsOf(current)) if (one.visibility === 'program-only') hidden.add(one.id);
          for (const id of hidden)
            for (const trace of [`"${id}"`, `Title of ${id.replace('!', '')}!`])
              assert.equal(text.includes(trace), false, trace);
        },
      ),
      { numRuns: 300 },
    );
    assert.ok(saved > 100, `${saved} revisions were saved`);
  });
});

function stepsOf({ stages }: Journey): Step[] {
  return stages.flatMap(({ steps }) => steps);
}

/** The journey with ids, titles and texts that occur nowhere else. */
function withMarks(one: Journey): Journey {
  const mark = (id: string) => `${id}!`;
  const stages = one.stages.map((two) => ({
    ...two,
    unlocks: two.steps.map((three) => `Title of ${three.id}!`),
    steps: two.steps.map((three) => ({
      ...three,
      id: mark(three.id),
      title: `Title of ${three.id}!`,
      description: `Text of ${three.id}!`,
      ...(three.parentId !== undefined && { parentId: mark(three.parentId) }),
      dependsOn: (three.dependsOn ?? []).map(({ stepId }) => ({ stepId: mark(stepId), reason: 'A reason' })),
    })),
  }));
  return { ...one, stages };
}
