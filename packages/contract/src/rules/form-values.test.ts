import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Field, FieldValue } from '@partner-journey/contract';
import { applyChange } from '@partner-journey/contract/rules';
import { as, change, journey, stage, step } from '../../test/build-journey.js';

function field(type: string, members: Partial<Field> = {}): Field {
  return { name: 'a/b', label: 'Label', type, required: false, ...members };
}

function issuesOf(fields: Field[], values: Record<string, FieldValue>, fileIds: string[] = []) {
  const before = journey(stage('s', [step('f', { kind: 'form', fields })]));
  const result = applyChange(before, change('step.submit', 'f', { values, fileIds }), as('partner'));
  if (result.outcome === 'saved') return [];
  assert.equal(result.problem.code, 'invalid-request');
  return result.problem.issues ?? [];
}

const options = [
  { value: 'x', label: 'X' },
  { value: 'y', label: 'Y' },
];
const cases: readonly [Field, good: FieldValue, bad: FieldValue][] = [
  [field('text', { max: 3 }), 'abc', 'abcd'],
  [field('text', { min: 2 }), '👍👍', '👍'],
  [field('text', { pattern: '[A-Z]{2}\\d+' }), 'PT12', 'xPT12'],
  [field('long-text'), 'words', 5],
  [field('email'), 'ada@harbor.example', 'ada'],
  [field('url'), 'https://harbor.example', 'javascript:alert(1)'],
  [field('tel'), '+351 21 000 00 00', 'call me'],
  [field('number', { min: 1, max: '10' }), 10, 11],
  [field('number'), 0, '1'],
  [field('date', { min: '2026-01-01' }), '2026-01-01', '2025-12-31'],
  [field('date', { max: '2026-01-01' }), '2025-12-31', '2026-01-02'],
  [field('date'), '2024-02-29', '2026-02-29'],
  [field('choice', { options }), 'x', 'z'],
  [field('choices', { options, max: 1 }), ['y'], ['x', 'y']],
  [field('choices', { options }), ['x', 'y'], ['x', 'x']],
  [field('consent', { required: true }), true, false],
  [field('file'), 'file-id', 5],
];

describe('Values of a form', () => {
  it('takes what fits a field and says by pointer what does not', () => {
    for (const [one, good, bad] of cases) {
      assert.deepEqual(issuesOf([one], { 'a/b': good }), [], `${one.type} ${JSON.stringify(good)}`);
      const [issue, ...others] = issuesOf([one], { 'a/b': bad });
      assert.equal(issue?.path, '/values/a~1b', `${one.type} ${JSON.stringify(bad)}`);
      assert.deepEqual(others, []);
    }
  });

  it('asks for what is required, and for nothing else', () => {
    const required = [field('text', { required: true })];

    assert.equal(issuesOf(required, {})[0]?.expected, 'an answer');
    assert.equal(issuesOf(required, { 'a/b': '' }).length, 1);
    assert.equal(issuesOf([field('file', { required: true })], {}, ['file']).length, 0);
    assert.equal(issuesOf([field('email')], { 'a/b': '' }).length, 0);
    assert.equal(issuesOf([], { other: 'x' })[0]?.path, '/values/other');
  });

  it('is not fooled by names of object members', () => {
    const values = JSON.parse('{"__proto__":"x"}') as Record<string, FieldValue>;

    assert.equal(issuesOf([field('text', { name: 'constructor', required: true })], {}).length, 1);
    assert.equal(issuesOf([field('text', { name: '__proto__', required: true })], values).length, 0);
    assert.equal(issuesOf([field('constructor')], { 'a/b': 'x' }).length, 0);
  });

  it('neither throws nor hangs on a pattern, whatever the host gives', () => {
    const value = `${'a'.repeat(40)}!`;
    const started = performance.now();

    for (const pattern of [
      '(a+)+',
      '(a|a)*',
      'a*a*a*a*a*a*b',
      '(a*)*\\1',
      '(?=a+)+b',
      '([',
      '(a{1,30}){1,30}b',
      'a{1,99}a{1,99}a{1,99}a{1,99}b',
    ]) {
      assert.deepEqual(issuesOf([field('text', { pattern })], { 'a/b': value }), [], pattern);
    }

    assert.ok(performance.now() - started < 1000);
  });

  it('knows uploaded files when the host names them', () => {
    const before = journey(stage('s', [step('u', { kind: 'upload' })]));
    const files = new Map([['one', { id: 'one', name: 'plan.pdf', bytes: 10 }]]);
    const submit = (id: string) =>
      applyChange(
        before,
        change('step.submit', 'u', { values: {}, fileIds: [id] }),
        as('partner', { files }),
      );

    const good = submit('one');
    const bad = submit('two');

    assert.ok(good.outcome === 'saved');
    assert.equal(good.journey.stages[0]?.steps[0]?.submission?.files?.[0]?.name, 'plan.pdf');
    assert.ok(bad.outcome === 'rejected');
    assert.equal(bad.problem.issues?.[0]?.path, '/fileIds/0');
  });
});
