import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Affected, Insights, Journey, Session, Step, Survey } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { readTolerantly, readers } from '@partner-journey/contract/reader';
import { now } from '../../test/build-journey.js';

const goodStep = { id: 'a', title: 'A step', status: 'todo' };

function paths(reading: { issues: readonly { path: string }[] }): string[] {
  return reading.issues.map((issue) => issue.path);
}

/** Without the null prototypes of what is read by name. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

describe('readTolerantly', () => {
  it('gives a good document back as it is, without an issue', () => {
    const { journey, session, insights } = typicalFixture(now, { role: 'program' });

    assert.deepEqual(plain(readTolerantly(Journey, journey)), { value: journey, issues: [] });
    assert.deepEqual(readTolerantly(Session, session), { value: session, issues: [] });
    assert.deepEqual(readTolerantly(Insights, insights), { value: insights, issues: [] });
  });

  it('fills in what is absent and stands for itself', () => {
    const { value, issues } = readTolerantly(Step, goodStep);

    assert.deepEqual(value, Step.parse(goodStep));
    assert.deepEqual(issues, []);
  });

  it('keeps an unknown member of an open set as its text, and says so', () => {
    const { value, issues } = readTolerantly(Step, { ...goodStep, status: 'parked' });

    assert.equal(value?.status, 'parked');
    assert.deepEqual(issues, [
      {
        path: '/status',
        expected: 'one of todo, in-progress, submitted, returned, done, skipped, blocked',
        got: '"parked"',
      },
    ]);
  });

  it('drops a bad or empty optional part and keeps the rest', () => {
    const { value, issues } = readTolerantly(Step, {
      ...goodStep,
      due: { on: '2026-02-30' },
      effortMinutes: '20',
      required: null,
      waitingOn: { side: 'them', since: now },
      action: { label: 'Go', url: 'javascript:alert(1)', target: 'new' },
    });

    assert.equal(value?.due, undefined);
    assert.equal(value?.effortMinutes, undefined);
    assert.equal(value?.required, true);
    assert.equal(value?.waitingOn, undefined);
    assert.deepEqual(value?.action, { label: 'Go', target: 'new' });
    assert.deepEqual(paths({ issues }), [
      '/required',
      '/due/on',
      '/effortMinutes',
      '/waitingOn/side',
      '/action/url',
    ]);
  });

  it('leaves a bad item out and goes on with its neighbors', () => {
    const { journey } = typicalFixture(now);
    const [stage] = journey.stages;
    const steps = [goodStep, null, { ...goodStep, id: 'b', title: 7 }, { ...goodStep, id: 'c' }];

    const { value, issues } = readTolerantly(Journey, { ...journey, stages: [{ ...stage, steps }] });

    assert.deepEqual(
      value?.stages[0]?.steps.map((one) => one.id),
      ['a', 'c'],
    );
    assert.deepEqual(issues, [
      { path: '/stages/0/steps/1', expected: 'an object', got: 'null' },
      { path: '/stages/0/steps/2/title', expected: 'text', got: '7' },
    ]);
  });

  it('keeps the first of two items with one id', () => {
    const items = [
      { id: 'x', purpose: 'open', askAt: { moment: 'scheduled' }, questions: [] },
      { id: 'x', purpose: 'nps', askAt: { moment: 'scheduled' }, questions: [] },
    ];

    const { value, issues } = readers.surveys({ items });

    assert.deepEqual(
      value?.items.map((one) => one.purpose),
      ['open'],
    );
    assert.deepEqual(issues, [{ path: '/items/1/id', expected: 'an id of its own', got: '"x"' }]);
  });

  it('leaves a surplus member out and tells of it once, however many items have it', () => {
    const items = ['a', 'b', 'c'].map((id) => ({ ...goodStep, id, _links: {} }));
    const { journey } = typicalFixture(now);
    const stages = [{ id: 's', title: 'S', position: 'current', steps: items, _links: [] }];

    const { value, issues } = readTolerantly(Journey, { ...journey, stages });

    assert.equal(JSON.stringify(value).includes('_links'), false);
    assert.deepEqual(paths({ issues }), ['/stages/0/steps/0/_links', '/stages/0/_links']);
  });

  it('chooses the shape that fits best where there are several', () => {
    const due = readTolerantly(Step, { ...goodStep, due: { on: 'soon', at: now } });
    const affected = readTolerantly(Affected, {
      entity: 'step',
      id: 'a',
      value: { ...goodStep, due: 'soon' },
    });

    assert.deepEqual(due.value?.due, { at: now });
    assert.deepEqual(paths(due), ['/due/on']);
    assert.ok(affected.value?.entity === 'step');
    assert.equal(affected.value.value?.title, 'A step');
    assert.deepEqual(paths(affected), ['/value/due']);
  });

  it('says where an object that may have several shapes has none of them', () => {
    const issuesOf = (due: unknown) => readTolerantly(Step, { ...goodStep, due }).issues;

    assert.deepEqual(issuesOf({ at: '2026-05-12 09:30' }), [
      { path: '/due/at', expected: 'a moment such as 2026-05-12T09:30:00Z', got: '"2026-05-12 09:30"' },
    ]);
    assert.deepEqual(issuesOf({ on: 'Monday', hard: true }), [
      { path: '/due/on', expected: 'a day such as 2026-05-12', got: '"Monday"' },
    ]);
    const affected = readTolerantly(Affected, { entity: 'step', id: 7 });
    assert.deepEqual(paths(affected), ['/id']);
  });

  it('says what would have been right where a value has none of several shapes', () => {
    const issuesOf = (step: object) => readTolerantly(Step, { ...goodStep, ...step }).issues;

    for (const due of ['2026-05-12', null, [], { day: 'Monday' }]) {
      const [issue, ...others] = issuesOf({ due });
      assert.deepEqual([issue?.path, issue?.expected, others], ['/due', '{on: …} or {at: …}', []]);
    }
    const field = { name: 'a', label: 'A', type: 'text', value: {} };
    assert.deepEqual(issuesOf({ fields: [field] }), [
      { path: '/fields/0/value', expected: 'text or a number or true or false or a list', got: 'an object' },
    ]);
  });

  it('gives no value, and says why, when a required part is missing', () => {
    assert.deepEqual(readTolerantly(Step, { id: 'a', title: 'A' }), {
      issues: [
        {
          path: '/status',
          expected: 'one of todo, in-progress, submitted, returned, done, skipped, blocked',
          got: 'nothing',
        },
      ],
    });
    assert.equal(readTolerantly(Survey, [goodStep]).value, undefined);
  });

  it('stops counting out issues at 100 and says how many more there are', () => {
    const items = Array.from({ length: 250 }, () => null);

    const { issues } = readers.feedback({ items });

    assert.equal(issues.length, 100);
    assert.deepEqual(issues.at(-1), { path: '', expected: 'a document that fits', got: '151 more issues' });
  });

  it('neither repeats long texts nor addresses nor tokens', () => {
    const got = (status: unknown) =>
      readTolerantly(Step, { ...goodStep, title: status }).issues[0]?.got ??
      String(readTolerantly(Step, { ...goodStep, effortMinutes: status }).issues[0]?.got);

    assert.equal(got('ana.duarte@harborfinch.example'), '"<address>"');
    assert.equal(got('eyJhbGciOi.J9.abc'), '"<token>"');
    assert.equal(got('Bearer abc.def'), '"<token>"');
    assert.equal(got('0123456789abcdef0123456789abcdef'), '"<token>"');
    assert.equal(got('x'.repeat(41)), 'text of 41 characters');
    assert.equal(got('a\u202Eb'), '"a\uFFFDb"');
    assert.equal(got(['secret']), 'a list of 1');
    assert.equal(got({ password: 'x' }), 'an object');
  });

  it('is not harmed by names that are traps', () => {
    const trap = JSON.parse(
      '{"id":"__proto__","title":"T","status":"todo","__proto__":{"polluted":1},"then":1,"toJSON":1,"constructor":1}',
    ) as unknown;
    const values = JSON.parse('{"__proto__":"x","constructor":["y"],"then":"z"}') as unknown;

    const step = readTolerantly(Step, trap).value;
    const form = readTolerantly(Step, { ...goodStep, submission: { id: 's', at: now, values } }).value;

    assert.deepEqual(
      Object.keys(step ?? {}).filter((key) => ['then', 'toJSON', '__proto__'].includes(key)),
      [],
    );
    assert.equal(Object.getPrototypeOf(step), Object.prototype);
    assert.deepEqual(Object.entries(form?.submission?.values ?? {}), [
      ['__proto__', 'x'],
      ['constructor', ['y']],
      ['then', 'z'],
    ]);
    assert.equal(Object.getPrototypeOf(form?.submission?.values), null);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  it('takes nothing for given that is only inherited', () => {
    const inherited = Object.create(goodStep) as unknown;

    assert.equal(readTolerantly(Step, inherited).value, undefined);
  });

  it('answers documents that are far too deep, and those that throw', () => {
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as unknown;
    const deepObject = JSON.parse(`${'{"items":'.repeat(20_000)}1${'}'.repeat(20_000)}`) as unknown;
    const throwing = Object.defineProperty({}, 'items', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });

    for (const document of [deep, deepObject, { items: deep }, { items: [], extra: deep }, throwing]) {
      assert.ok(readers.surveys(document).issues.length > 0);
    }
  });
});
