import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Session } from '@partner-journey/contract';
import type { Query } from '../adapters/query.js';
import { makeChange } from '../outbox/make-change.js';
import { FakeClock } from '../testing/fake-clock.js';
import { json, startHttpHost, type HttpHost } from '../testing/http-host.js';
import { until } from '../testing/until.js';
import { mappedAdapter } from './mapped-adapter.js';
import type { Mapping } from './mapping.js';

const mapping: Mapping = {
  mapping: 1,
  requests: { me: { path: '/me' }, tasks: { path: '/tasks' }, notes: { path: '/notes' } },
  reads: {
    session: { from: 'me', as: { viewer: { id: 'me.id' } } },
    journey: {
      from: 'tasks',
      as: {
        ...{ id: { $value: 'j' }, title: { $value: 'Tasks' } },
        stages: [
          {
            ...{ id: { $value: 's' }, title: { $value: 'Tasks' } },
            steps: { $each: 'tasks', id: 'id', title: 'title', status: 'status' },
          },
        ],
      },
    },
    feedback: {
      from: 'notes',
      as: { items: { $each: 'notes', id: 'id', at: 'at', summary: 'text', status: { $value: 'received' } } },
    },
  },
  changes: { 'step.complete': { path: '/tasks/{$change.target.stepId}', again: 'repeat' } },
};
const { signal } = new AbortController();

describe('What all reads of a mapped host share', () => {
  let host: HttpHost;
  let clock: FakeClock;
  before(async () => (host = await startHttpHost()));
  after(() => host.close());
  beforeEach(() => {
    clock = new FakeClock();
    (host.requests as unknown[]).length = 0;
    host.answer = (response, { url }) => json(response, url === '/me' ? { id: 42 } : []);
  });

  const open = (options: { mapping?: Mapping; fetch?: typeof fetch } = {}) =>
    mappedAdapter({ mapping, api: host.url, clock, ...options });
  const asked = () => host.requests.map(({ url }) => url).sort();

  it('are the answers to what is asked at one moment', async () => {
    const adapter = open();
    const queries: Query[] = [{ kind: 'session' }, { kind: 'journeys' }, { kind: 'journey', journeyId: 'j' }];

    await Promise.all(queries.map((query) => adapter.read(query, { signal })));

    assert.deepEqual(asked(), ['/me', '/tasks']);
  });

  it('is not an answer from before something was sent', async () => {
    const adapter = open();
    await adapter.read({ kind: 'journey' }, { signal });
    let release = () => {};
    const isHeld = new Promise<void>((resolve) => (release = resolve));
    host.answer = (response, { method }) =>
      method === 'GET' ? void isHeld.then(() => json(response, [])) : json(response, {});
    const before = adapter.read({ kind: 'journey' }, { signal });
    await until('it is asked', () => asked().length === 3);

    const change = makeChange(
      { kind: 'step.complete', target: { journeyId: 'j', stepId: '7' }, payload: {} },
      Date.now(),
    );
    await adapter.send([change], { signal });
    const since = adapter.read({ kind: 'journey' }, { signal });
    await until('it is asked again', () => asked().length === 5);
    release();

    await Promise.all([before, since]);
    assert.deepEqual(asked(), ['/me', '/tasks', '/tasks', '/tasks', '/tasks/7']);
  });

  it('is that it is left alone when one of them was told so', async () => {
    const adapter = open();
    await adapter.read({ kind: 'session' }, { signal });
    host.answer = (response) => json(response, {}, 429, { 'Retry-After': '60' });
    await assert.rejects(adapter.read({ kind: 'journey' }, { signal }), {
      status: 429,
      retryAfterMs: 60_000,
    });

    await clock.pass(20_000);
    await assert.rejects(adapter.read({ kind: 'feedback' }, { signal }), {
      status: 429,
      retryAfterMs: 40_000,
      message: 'GET /notes was not sent: the host wants to be left alone for 40 s more.',
    });
    assert.deepEqual(asked(), ['/me', '/tasks']);

    await clock.pass(40_000);
    host.answer = (response) => json(response, []);
    await adapter.read({ kind: 'feedback' }, { signal });
    assert.deepEqual(asked(), ['/me', '/notes', '/tasks']);
  });

  it('is a sum of what was made, so that nothing new is told from something', async () => {
    const adapter = open();
    const { etag } = (await adapter.read({ kind: 'journey' }, { signal })) as { etag: string };

    assert.deepEqual(await adapter.read({ kind: 'journey' }, { signal, etag }), { unchanged: true });
    await clock.pass(100);
    host.answer = (response) => json(response, [{ id: 1, title: 'New', status: 'todo' }]);
    const answer = await adapter.read({ kind: 'journey' }, { signal, etag });

    assert.ok(!answer.unchanged);
    assert.notEqual(answer.etag, etag);
  });

  it('is the time of the host where its answers say it, and else that of this device, which is told', async () => {
    host.answer = (response) => json(response, { id: 42 }, 200, { Date: 'Mon, 04 May 2026 09:30:00 GMT' });
    const withoutDate: typeof fetch = async (...given) => {
      const { headers, body, status } = await fetch(...given);
      return new Response(body, { status, headers: [...headers].filter(([name]) => name !== 'date') });
    };
    const session = async (adapter: ReturnType<typeof open>) => {
      const answer = await adapter.read({ kind: 'session' }, { signal });
      return answer.unchanged ? undefined : [(answer.body as Session).serverTime, answer.issues];
    };

    assert.deepEqual(await session(open()), ['2026-05-04T09:30:00.000Z', []]);
    assert.deepEqual(await session(open({ fetch: withoutDate })), [
      new Date(clock.now()).toISOString(),
      [
        {
          path: '/serverTime',
          expected: 'the time of the host, in its answer or in a header "Date" that this page may read',
          got: 'nothing: the clock of this device is used',
        },
      ],
    ]);
  });

  it('is no time of the host where the session is made of no answer, and nothing is missed then', async () => {
    const session = { from: [], as: { viewer: { id: { $value: 'ana' } } } };
    const adapter = open({ mapping: { ...mapping, reads: { ...mapping.reads, session } } });

    const answer = await adapter.read({ kind: 'session' }, { signal });

    assert.ok(!answer.unchanged);
    assert.equal((answer.body as Session).serverTime, new Date(clock.now()).toISOString());
    assert.deepEqual([answer.issues, asked()], [[], []]);
  });

  it('is who is looking: where the host does not say it, nothing else is asked', async () => {
    host.answer = (response) => json(response, { name: 'nobody' });

    await assert.rejects(open().read({ kind: 'journey' }, { signal }), {
      code: 'contract',
      message: /\/viewer\/id/,
    });
    assert.deepEqual(asked(), ['/me']);
  });

  it('is that a redirect is not followed, and nothing is taken for done by it', async () => {
    const adapter = open();
    await adapter.read({ kind: 'session' }, { signal });
    host.answer = (response) => response.writeHead(302, { Location: 'https://elsewhere.example/' }).end();
    const change = makeChange(
      { kind: 'step.complete', target: { journeyId: 'j', stepId: '7' }, payload: {} },
      Date.now(),
    );

    await assert.rejects(adapter.send([change], { signal }), {
      code: 'response',
      message: 'POST /tasks/7 was answered with a redirect, which is not followed.',
    });
  });
});
