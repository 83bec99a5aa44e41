import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Expressions } from './expressions.js';
import { mappingProblems } from './mapping-problems.js';

const expressions = await Expressions.load();
const pathsOf = (document: unknown) => mappingProblems(document, expressions).map(({ path }) => path);

const good = {
  mapping: 1,
  requests: {
    me: { path: '/me' },
    tasks: { path: '/tasks/{$viewer.id}', items: 'data', pages: { by: 'link' } },
  },
  reads: {
    session: { from: 'me', as: { viewer: { id: 'me.id' } } },
    journey: {
      from: ['tasks'],
      as: {
        id: { $value: 'only' },
        title: { $value: 'Tasks' },
        stages: [
          {
            ...{ id: { $value: 'all' }, title: { $value: 'All' } },
            steps: {
              ...{ $each: 'tasks', id: 'id', title: 'title', required: true, due: { on: 'day' } },
              status: { $of: 'state', $values: { 1: 'done' }, $else: 'todo' },
            },
          },
        ],
      },
    },
  },
  changes: { 'step.complete': { method: 'PUT', path: '/tasks/{$change.target.stepId}', again: 'repeat' } },
  answers: [{ status: [400, 403], when: 'code = "expired"', means: 'sign-in', reason: 'message' }],
};

/** A copy of the good mapping in which one thing is another. */
function withOther(path: string, value: unknown): unknown {
  const copy = structuredClone(good) as Record<string, unknown>;
  const names = path.match(/[^/]+/g)!;
  const last = names.pop()!;
  const place = names.reduce((part, name) => part[name] as Record<string, unknown>, copy);
  place[last] = value;
  // what is undefined is not there
  return JSON.parse(JSON.stringify(copy)) as unknown;
}

describe('What is wrong with a mapping', () => {
  it('is nothing when everything in it can be meant', () => {
    assert.deepEqual(mappingProblems(good, expressions), []);
  });

  it('is not where the schema of the language is, which editors read', () => {
    const $schema = './node_modules/@partner-journey/client/schema/mapping.v1.json';

    assert.deepEqual(mappingProblems({ $schema, ...good }, expressions), []);
  });

  const wrong: readonly (readonly [where: string, value: unknown, path: string])[] = [
    ['mapping', 2, 'mapping'],
    ['extra', 1, 'extra'],
    ['requests/me/url', '/me', 'requests.me.url'],
    ['requests/me/path', 7, 'requests.me.path'],
    ['requests/tasks/path', '/tasks/{$viewer.}', 'requests.tasks.path'],
    ['requests/me/after', 'nobody', 'requests.me.after'],
    ['requests/me/after', 'me', 'requests.me.after'],
    ['requests/tasks/items', 'data[', 'requests.tasks.items'],
    ['requests/me/headers', { 'X-Key': 'abc123' }, 'requests.me.headers.X-Key'],
    ['requests/me/search', { status: 'publish' }, 'requests.me.search.status'],
    ['requests/me/search', 'a=b', 'requests.me.search'],
    ['requests/me/path', '/users/{me}', 'requests.me.path'],
    ['requests/me/method', 'FETCH', 'requests.me.method'],
    [
      'requests/me/method',
      { $of: '$viewer.id', $values: { a: 'GET', b: 'LOOK' } },
      'requests.me.method.$values.b',
    ],
    ['requests/me/body', { a: 1 }, 'requests.me.body'],
    ['requests/me/optional', 'yes', 'requests.me.optional'],
    ['requests/tasks/pages/size', 'limit', 'requests.tasks.pages.size'],
    ['requests/tasks/pages/size', { name: 'limit', value: '100' }, 'requests.tasks.pages.size.value'],
    ['requests/tasks/pages/most', 0, 'requests.tasks.pages.most'],
    ['auth', { format: 5 }, 'auth.format'],
    ['headers', { Accept: 'json' }, 'headers.Accept'],
    ['reads/session/as', { viewer: { name: 'me.name' } }, 'reads.session.as.viewer.id'],
    ['reads/session/as/viewer/id', 'you.id', 'reads.session.as.viewer.id'],
    ['reads/journey/as/id', 'onboarding', 'reads.journey.as.id'],
    ['reads/journey/as/stages/0/steps/title', undefined, 'reads.journey.as.stages[0].steps.title'],
    [
      'changes/step.complete/path',
      { $of: '$change.id', $values: { a: '/{you}' } },
      'changes.step.complete.path.$values.a',
    ],
    [
      'changes/step.complete/path',
      { $of: '$change.id', $values: { a: 7 } },
      'changes.step.complete.path.$values.a',
    ],
    ['changes/step.complete/body', { state: 'done' }, 'changes.step.complete.body.state'],
    ['answers', [{ status: '403', means: 'refused' }], 'answers[0].status'],
    ['requests/tasks/pages/by', 'scroll', 'requests.tasks.pages.by'],
    ['keptHere', ['step.complete'], 'keptHere[0]'],
    ['keptHere', 'everything', 'keptHere[0]'],
    ['feedbackMail', 'our mailbox', 'feedbackMail'],
    ['feedbackMail', { to: 'a@b.example' }, 'feedbackMail'],
    [
      'changes/feedback.send',
      { webhook: 'javascript:alert(1)', again: 'ask' },
      'changes.feedback.send.webhook',
    ],
    ['changes/feedback.send', { webhook: '/hooks', again: 'ask' }, 'changes.feedback.send.webhook'],
    [
      'changes/feedback.send',
      { webhook: 'https://a.example/', again: 'ask', answers: [{ status: 401, means: 'sign-in' }] },
      'changes.feedback.send.answers[0].means',
    ],
    [
      'changes/feedback.send',
      { path: '/words', again: 'ask', answers: [{ status: 200, when: 'ok = ', means: 'refused' }] },
      'changes.feedback.send.answers[0].when',
    ],
    [
      'changes/feedback.send',
      { webhook: 'https://a.example/', path: '/x', again: 'ask' },
      'changes.feedback.send.path',
    ],
    [
      'changes/feedback.send',
      { webhook: 'https://a.example/', again: 'look' },
      'changes.feedback.send.again',
    ],
    ['changes/feedback.send', { again: 'ask' }, 'changes.feedback.send.path'],
    ['requests/tasks/pages/by', 'cursor', 'requests.tasks.pages.next'],
    ['reads/steps', {}, 'reads.steps'],
    ['reads/journey/from', 'task', 'reads.journey.from'],
    ['reads/journey/as/name', 'name', 'reads.journey.as.name'],
    ['reads/journey/as/stages/0/steps/state', 'x', 'reads.journey.as.stages[0].steps.state'],
    ['reads/journey/as/stages/0/steps/title', 'a.(', 'reads.journey.as.stages[0].steps.title'],
    ['reads/journey/as/stages/0/steps/due', { day: 'x' }, 'reads.journey.as.stages[0].steps.due.day'],
    ['changes/step.finish', {}, 'changes.step.finish'],
    ['changes/step.complete/again', 'maybe', 'changes.step.complete.again'],
    ['answers/0/means', 'fine', 'answers[0].means'],
    ['answers/0/when', '((', 'answers[0].when'],
    ['answers/0/retryAfter', 60, 'answers[0].retryAfter'],
  ];
  for (const [where, value, path] of wrong) {
    it(`is told with its path: ${where} is ${JSON.stringify(value)}`, () => {
      assert.deepEqual(pathsOf(withOther(where, value)), [path]);
    });
  }

  it('is that one thing has two places', () => {
    const send = { path: '/messages', again: 'ask' };
    const twice = { ...good, feedbackMail: 'a@b.example', keptHere: ['resource.open'] };
    const changes = { 'feedback.send': send, 'resource.open': send };

    assert.deepEqual(pathsOf({ ...twice, changes }), ['keptHere[0]', 'feedbackMail']);
  });

  it('is that requests wait for each other, told once with all of them', () => {
    const requests = {
      ...good.requests,
      a: { path: '/a', after: ['me', 'b'] },
      b: { path: '/b', after: 'c' },
      c: { path: '/c', after: ['me', 'a'] },
      d: { path: '/d', after: ['a', 'c'] },
    };
    const message = 'these wait for each other: a, then b, then c, then a; take one "after" away';
    assert.deepEqual(mappingProblems({ ...good, requests }, expressions), [
      { path: 'requests.a.after', message },
    ]);
  });

  it('is not that several requests come after one, or one after several', () => {
    const requests = {
      ...good.requests,
      tasks: { path: '/t', after: 'me' },
      e: { path: '/e', after: ['me', 'tasks'] },
    };
    assert.deepEqual(mappingProblems({ ...good, requests }, expressions), []);
  });

  it('is that it does not say who is looking', () => {
    const { session: _, ...reads } = good.reads;
    assert.deepEqual(pathsOf({ ...good, reads }), ['reads.session']);
  });

  it('is told for anything that is no mapping at all', () => {
    for (const nothing of [undefined, null, 7, 'text', [], [good]]) assert.equal(pathsOf(nothing).length, 1);
  });
});
