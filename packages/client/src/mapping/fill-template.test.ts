import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { documentShapes } from '@partner-journey/contract/reader/shapes';
import { readers } from '@partner-journey/contract/reader';
import { Expressions } from './expressions.js';
import { fillTemplate } from './fill-template.js';
import type { Template } from './template.js';

const expressions = await Expressions.load();

async function journeyFrom(template: Template, input: unknown) {
  const scope = { input, names: { all: input } };
  const { value, issues } = await fillTemplate(expressions, {
    ...{ template, shape: documentShapes.journey, scope },
  });
  return { ...readers.journey(value), failed: issues };
}

const step = { id: 'id', title: 'title', status: { $of: 'done', $values: { true: 'done', false: 'todo' } } };

describe('A template of a mapping', () => {
  it('makes a journey out of flat tables with numeric ids', async () => {
    const tables = {
      projects: [{ project_id: 7, project_name: 'Launch' }],
      phases: [
        { phase_id: 1, label: 'Prepare', state: 9 },
        { phase_id: 2, label: 'Sell', state: 4 },
      ],
      tasks: [
        { task_id: 11, phase_fk: 1, subject: 'Sign', state: 9, due: '20260418' },
        { task_id: 12, phase_fk: 2, subject: 'Call', state: 4, due: 1_776_470_400 },
        { task_id: 13, phase_fk: 2, subject: 'Write', state: 1, due: '' },
      ],
    };
    const { value, issues, failed } = await journeyFrom(
      {
        id: 'projects[0].project_id',
        title: 'projects[0].project_name',
        stages: {
          $each: 'phases',
          id: 'phase_id',
          title: 'label',
          position: { $of: 'state', $values: { 9: 'done', 4: 'current' }, $else: 'upcoming' },
          steps: {
            $each: '($phase := phase_id; $all.tasks[phase_fk = $phase])',
            id: 'task_id',
            title: 'subject',
            status: { $of: 'state', $values: { 9: 'done', 4: 'in-progress', 1: 'todo' } },
            due: 'due',
          },
        },
      },
      tables,
    );

    assert.deepEqual([issues, failed], [[], []]);
    assert.deepEqual([value?.id, value?.title], ['7', 'Launch']);
    assert.deepEqual(
      value?.stages.map(({ id, position, steps }) => [
        ...[id, position],
        steps.map(({ id: stepId, status, due }) => [stepId, status, due]),
      ]),
      [
        ['1', 'done', [['11', 'done', { on: '2026-04-18' }]]],
        [
          ...['2', 'current'],
          [
            ['12', 'in-progress', { at: '2026-04-18T00:00:00.000Z' }],
            ['13', 'todo', undefined],
          ],
        ],
      ],
    );
  });

  it('makes one stage of a list of tasks, whose list of one is a list', async () => {
    const { value, issues } = await journeyFrom(
      {
        id: { $value: 'only' },
        title: { $value: 'Onboarding' },
        stages: [
          {
            ...{ id: { $value: 'tasks' }, title: { $value: 'Tasks' }, position: { $value: 'current' } },
            steps: { $each: 'data', ...step },
          },
        ],
      },
      { data: [{ id: 1, title: 'Call', done: false }] },
    );

    assert.deepEqual(issues, []);
    assert.deepEqual(
      value?.stages[0]?.steps.map(({ id, status }) => [id, status]),
      [['1', 'todo']],
    );
  });

  it('leaves out what an expression fails on, with its path, and keeps the rest', async () => {
    const { value, failed } = await journeyFrom(
      {
        id: 'id',
        title: 'title',
        stages: {
          ...{ $each: 'stages', id: 'id', title: 'title', position: { $value: 'current' } },
          steps: { $each: 'steps', ...step, effortMinutes: '$number(effort)' },
        },
      },
      {
        ...{ id: 1, title: 'J' },
        stages: [
          {
            ...{ id: 1, title: 'S' },
            steps: [
              { id: 1, title: 'Good', done: true, effort: '20' },
              { id: 2, title: 'Bad', done: true, effort: 'long' },
            ],
          },
        ],
      },
    );

    assert.deepEqual(
      value?.stages[0]?.steps.map(({ title, effortMinutes }) => [title, effortMinutes]),
      [
        ['Good', 20],
        ['Bad', undefined],
      ],
    );
    assert.deepEqual(
      failed.map(({ path }) => path),
      ['/stages/0/steps/1/effortMinutes'],
    );
  });

  it('takes it without a word when a host has nothing where HTML is expected', async () => {
    const { value, issues, failed } = await journeyFrom(
      {
        id: { $value: 'j' },
        title: { $value: 'J' },
        stages: {
          $each: 'parts',
          id: 'id',
          title: '$text(name)',
          summary: '$text(about)',
          position: { $value: 'current' },
        },
      },
      { parts: [{ id: 1, name: '<b>One</b>', about: null }] },
    );

    assert.deepEqual([issues, failed], [[], []]);
    assert.deepEqual(
      value?.stages.map(({ title, summary }) => [title, summary]),
      [['One', undefined]],
    );
  });

  it('finds nothing that a host did not send under a name', async () => {
    const { value } = await journeyFrom(
      { id: 'id', title: 'title', stages: { $each: 'constructor' }, revision: '__proto__.polluted' },
      JSON.parse('{"id":1,"title":"J","__proto__":{"polluted":1}}'),
    );

    assert.deepEqual([value?.id, value?.stages], ['1', []]);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });
});
