import { typicalFixture } from '@partner-journey/contract/fixtures';
import type { Journey, Resource, Step } from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { differencesSince, type DifferenceSources } from './differences.js';

const now = Date.parse('2026-05-12T09:00:00Z');
const since = now - 86_400_000;
const before = '2026-05-10T09:00:00Z';
const after = '2026-05-12T07:00:00Z';
const later = '2026-05-12T08:00:00Z';
const ana = { id: 'ana', name: 'Ana Costa', side: 'partner' } as const;
const priya = { id: 'priya', name: 'Priya Raman', side: 'program' } as const;

function step(id: string, more: Partial<Step> = {}): Step {
  const { stages } = typicalFixture(new Date(now).toISOString()).journey;
  const { completed: _completed, waitingOn: _waitingOn, ...bare } = stages[0]!.steps[0]!;
  return { ...bare, id, status: 'todo', ...more };
}

function journeyOf(steps: Step[], more: Partial<Journey> = {}): Journey {
  const { changes: _changes, ...journey } = typicalFixture(new Date(now).toISOString()).journey;
  return { ...journey, stages: [{ ...journey.stages[0]!, steps }], ...more };
}

function resource(id: string, more: Partial<Resource> = {}): Resource {
  return {
    ...{ id, title: id, url: `/library/${id}`, kind: 'guide', open: 'page' },
    access: { allowed: true },
    mine: {},
    ...more,
  };
}

function differences(sources: Partial<DifferenceSources>) {
  const all = {
    journey: undefined,
    resources: [],
    feedback: [],
    viewer: { id: 'ana', side: 'partner' },
  } as const;
  return differencesSince(since, { ...all, ...sources }).map(({ kind, key }) => `${kind}: ${key}`);
}

// rows: X5
describe('differencesSince', () => {
  it('tells what has to be acted on before what is only to be read, and of two such the latest first', () => {
    const journey = journeyOf(
      [
        step('done-early', { status: 'done', completed: { at: after, by: priya } }),
        step('done-late', { status: 'done', completed: { at: later } }),
        step('waits', { waitingOn: { side: 'partner', since: after } }),
        step('blocked', { status: 'blocked', blocked: { reason: 'No key.', since: after } }),
        step('returned', { status: 'returned', returned: { reason: 'Unreadable.', at: after, by: priya } }),
      ],
      { changes: [{ revision: '7', at: after, title: 'Two steps were added' }] },
    );

    const feedback = [
      {
        ...{ id: 'slow', at: before, summary: 'Too slow.', status: 'done', unread: true },
        reply: { text: 'Faster now.', at: after },
      },
    ];
    const resources = [resource('changed', { updatedAt: later }), resource('new', { publishedAt: after })];

    assert.deepEqual(differences({ journey, feedback, resources }), [
      'returned: step returned',
      'blocked: step blocked',
      'waits: step waits',
      'answered: feedback slow',
      'revised: revision 7',
      'done: step done-late',
      'done: step done-early',
      'published: resource new',
      'updated: resource changed',
    ]);
  });

  it('leaves out what was so at the last visit, and what the viewer did themselves', () => {
    const journey = journeyOf(
      [
        step('mine', { status: 'done', completed: { at: after, by: ana } }),
        step('old', { status: 'done', completed: { at: before, by: priya } }),
        step('my-return', { status: 'returned', returned: { reason: 'Unreadable.', at: after, by: ana } }),
        step('undated', { status: 'done' }),
        step('theirs', { waitingOn: { side: 'program', since: after } }),
        step('sent-again', { status: 'submitted', returned: { reason: 'Unreadable.', at: after } }),
      ],
      { changes: [{ revision: '6', at: before, title: 'One step was added' }] },
    );

    const feedback = [
      { id: 'unanswered', at: after, summary: 'Hello?', status: 'received', unread: false },
      {
        ...{ id: 'answered-before', at: before, summary: 'Hello.', status: 'done', unread: true },
        reply: { text: 'Hello.', at: before },
      },
    ];
    const resources = [
      resource('old', { publishedAt: before }),
      resource('locked', { publishedAt: after, access: { allowed: false } }),
      resource('seen', { publishedAt: after, mine: { seenAt: later } }),
      resource('seen-again', { updatedAt: after, mine: { seenAt: later } }),
    ];

    assert.deepEqual(differences({ journey, feedback, resources }), []);
  });

  it('tells a resource that was seen before it was changed', () => {
    const resources = [
      resource('changed', { publishedAt: before, updatedAt: later, mine: { seenAt: after } }),
    ];

    assert.deepEqual(differences({ resources }), ['updated: resource changed']);
  });

  it('takes times that are none for none', () => {
    const journey = journeyOf([step('done', { status: 'done', completed: { at: 'yesterday' } })]);

    assert.deepEqual(differences({ journey, resources: [resource('new', { publishedAt: '' })] }), []);
  });
});
