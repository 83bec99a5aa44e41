import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Journey, ResourcePage, Session } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import type { Query } from '../adapters/query.js';
import { makeChange } from '../outbox/make-change.js';
import { json, startHttpHost, type HttpHost } from '../testing/http-host.js';
import { mappedAdapter } from './mapped-adapter.js';
import type { Mapping } from './mapping.js';

/** A portal that knows tasks in phases, says `is_done`, wraps lists in `data` and pages them, and calls people users. */
const mapping: Mapping = {
  mapping: 1,
  requests: {
    me: { path: '/users/me' },
    projects: { path: '/projects', search: { owner_id: '$viewer.id' } },
    phases: { path: '/projects/{$query.journeyId}/phases' },
    tasks: {
      path: '/tasks',
      search: { project: '$query.journeyId' },
      items: 'data',
      pages: { by: 'number', size: { name: 'per_page', value: 2 }, next: 'meta.page < meta.pages' },
    },
    documents: { path: '/documents', items: 'data', pages: { by: 'link' } },
  },
  reads: {
    session: {
      from: 'me',
      as: {
        viewer: { id: 'me.id', name: 'me.full_name' },
        partners: { $each: 'me.agency', id: 'id', name: 'name' },
      },
    },
    journeys: { from: 'projects', as: { items: { $each: 'projects.data', id: 'id', title: 'name' } } },
    journey: {
      from: ['projects', 'phases', 'tasks'],
      as: {
        id: '$query.journeyId',
        title: 'projects.data[$string(id) = $query.journeyId].name',
        stages: {
          ...{ $each: 'phases', id: 'id', title: 'name' },
          steps: {
            ...{ $each: '($phase := id; $all.tasks[phase_id = $phase])', id: 'id', title: 'title' },
            status: { $of: 'is_done', $values: { true: 'done', false: 'todo' } },
            due: 'due_on',
          },
        },
      },
    },
    resources: {
      from: 'documents',
      as: {
        items: {
          $each: 'documents',
          id: 'id',
          title: '$text(title.rendered)',
          url: 'href',
          kind: { $value: 'guide' },
        },
      },
    },
  },
  changes: {
    'step.complete': {
      ...{ method: 'PATCH', path: '/tasks/{$change.target.stepId}', again: 'repeat' },
      body: { is_done: true },
    },
    'step.reopen': {
      ...{ method: 'PATCH', path: '/tasks/{$change.target.stepId}', again: 'repeat' },
      body: { is_done: false },
    },
  },
  answers: [{ status: 400, when: "error = 'session_expired'", means: 'sign-in' }],
};

describe('A mapped host', () => {
  let host: HttpHost;
  const tasks = [1, 2, 3].map((id) => ({
    id,
    title: `Task ${id}`,
    phase_id: id < 3 ? 1 : 2,
    is_done: id === 1,
  }));
  before(async () => (host = await startHttpHost()));
  after(() => host.close());
  beforeEach(() => {
    host.answer = (response, { method, url, body }) => {
      const { pathname, searchParams } = new URL(url, host.url);
      if (method === 'PATCH') {
        const task = tasks.find(({ id }) => pathname === `/tasks/${id}`);
        if (!task) {
          json(response, { message: 'No such task' }, 404);
          return;
        }
        Object.assign(task, JSON.parse(body));
        return response.writeHead(204).end();
      }
      const page = Number(searchParams.get('page'));
      const answers: Record<string, unknown> = {
        '/users/me': { id: 42, full_name: 'Ana Duarte', agency: { id: 7, name: 'Harbor & Finch' } },
        '/projects': { data: [{ id: 5, name: 'Launch' }] },
        '/projects/5/phases': [
          { id: 1, name: 'Prepare' },
          { id: 2, name: 'Sell' },
        ],
        '/tasks': { data: tasks.slice((page - 1) * 2, page * 2), meta: { page, pages: 2 } },
        '/documents': { data: [{ id: `d${page}`, title: { rendered: 'A &amp; <b>B</b>' }, href: '/d' }] },
      };
      const isMore = pathname === '/documents' && page < 2;
      const link: Record<string, string> = isMore
        ? { Link: `</documents?page=${page + 1}>; rel="next"` }
        : {};
      json(response, answers[pathname] ?? {}, answers[pathname] ? 200 : 404, link);
    };
  });

  const signal = new AbortController().signal;
  const adapter = () => mappedAdapter({ mapping, api: host.url, token: () => 'secret' });
  async function read<Document>(query: Query, from = adapter()): Promise<Document> {
    const { body } = await from.read(query, { signal });
    const { value, issues } = readers[query.kind](body);
    assert.deepEqual(issues, [], query.kind);
    return value as Document;
  }
  const change = (kind: 'step.complete' | 'step.reopen', stepId: string) =>
    makeChange({ kind, target: { journeyId: '5', stepId }, payload: {} }, Date.now());

  it('tells who is looking and what can be done', async () => {
    const { viewer, partnerId, capabilities, organizations } = await read<Session>({ kind: 'session' });

    assert.deepEqual([viewer.id, viewer.name, viewer.role, partnerId], ['42', 'Ana Duarte', 'partner', '7']);
    assert.equal(organizations.partner.name, 'Harbor & Finch');
    assert.deepEqual(capabilities.changes, ['step.complete', 'step.reopen']);
    assert.deepEqual(
      [capabilities.feedback, capabilities.surveys, capabilities.journeys],
      [false, false, true],
    );
    assert.equal(host.requests.at(-1)?.headers.authorization, 'Bearer secret');
  });

  it('makes a journey of several answers and pages, with stages that are over when their steps are', async () => {
    const journey = await read<Journey>({ kind: 'journey', journeyId: '5' });

    assert.deepEqual([journey.id, journey.title], ['5', 'Launch']);
    assert.deepEqual(
      journey.stages.map(({ position, steps }) => [
        position,
        steps.map(({ id, status, allowed }) => [id, status, allowed]),
      ]),
      [
        [
          'current',
          [
            ['1', 'done', ['reopen']],
            ['2', 'todo', ['complete']],
          ],
        ],
        ['upcoming', [['3', 'todo', ['complete']]]],
      ],
    );
  });

  it('asks for the partner who is chosen, and else for the one whom the host named', async () => {
    const requests = {
      ...mapping.requests,
      projects: { path: '/projects', search: { agency_id: '$partnerId' } },
    };
    const forPartner = mappedAdapter({
      mapping: { ...mapping, requests },
      ...{ api: host.url, token: () => 'secret' },
    });

    await forPartner.read({ kind: 'journeys' }, { signal });
    await forPartner.read({ kind: 'journeys' }, { signal, partnerId: '8' });

    assert.deepEqual(
      host.requests.map(({ url }) => url).filter((url) => url.startsWith('/projects?agency_id')),
      ['/projects?agency_id=7', '/projects?agency_id=8'],
    );
  });

  it('follows the next page that a header names', async () => {
    const { items } = await read<ResourcePage>({ kind: 'resources' });

    assert.deepEqual(
      items.map(({ id, title }) => [id, title]),
      [
        ['d0', 'A & B'],
        ['d1', 'A & B'],
        ['d2', 'A & B'],
      ],
    );
  });

  it('writes as the host wants it, and takes an empty answer for a yes', async () => {
    const { receipts } = (await adapter().send([change('step.complete', '2')], { signal })) as {
      receipts: { outcome: string; affected: unknown }[];
    };

    assert.equal(receipts[0]?.outcome, 'saved');
    assert.deepEqual(receipts[0].affected, [{ entity: 'journey', id: '5' }]);
    assert.equal(tasks[1]?.is_done, true);
    assert.deepEqual(JSON.parse(host.requests.at(-1)!.body), { is_done: true });
  });

  it('gives a refusal for what the host does not take', async () => {
    const body = await adapter().send([change('step.complete', '99')], { signal });
    const { value, issues } = readers.receipts(body);

    assert.deepEqual(issues, []);
    assert.deepEqual(
      [value?.receipts[0]?.outcome, value?.receipts[0]?.problem?.code],
      ['rejected', 'not-found'],
    );
  });

  it('asks for a new token where the host says in its own words that the old one is over, once', async () => {
    const tokens = ['old', 'new'];
    const answer = host.answer;
    host.answer = (response, request) =>
      request.headers.authorization === 'Bearer old'
        ? json(response, { error: 'session_expired' }, 400)
        : answer(response, request);

    await read<Session>(
      { kind: 'session' },
      mappedAdapter({ mapping, api: host.url, token: () => tokens.shift()! }),
    );

    assert.deepEqual(tokens, []);
  });

  it('asks for a sign-in when there is no newer token', async () => {
    host.answer = (response) => json(response, { error: 'session_expired' }, 400);

    await assert.rejects(adapter().read({ kind: 'session' }, { signal }), { code: 'sign-in' });
  });

  it('sends under no other sign-in than the one with which it was asked who is looking', async () => {
    const tokens = ['first', 'second'];
    const signedIn = mappedAdapter({ mapping, api: host.url, token: () => tokens.shift()! });
    await read<Session>({ kind: 'session' }, signedIn);
    signedIn.renewToken?.();
    const confirmed: unknown[] = [];
    const confirmViewer = async () => {
      confirmed.push(host.requests.at(-1)?.method);
      await read<Session>({ kind: 'session' }, signedIn);
    };

    await signedIn.send([change('step.complete', '3')], { signal, confirmViewer });

    assert.deepEqual(confirmed, ['GET']);
    assert.deepEqual(
      [host.requests.at(-1)?.method, host.requests.at(-1)?.headers.authorization],
      ['PATCH', 'Bearer second'],
    );
  });
});
