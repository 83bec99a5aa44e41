import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Session } from '@partner-journey/contract';
import type { Query } from '../adapters/query.js';
import { createJourneyClient } from '../create-journey-client.js';
import { makeChange } from '../outbox/make-change.js';
import { memoryStorage } from '../storage/memory-storage.js';
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
const completion = () =>
  makeChange({ kind: 'step.complete', target: { journeyId: 'j', stepId: '7' }, payload: {} }, Date.now());
/** Answers in which nothing says what time it is. */
const withoutDate: typeof fetch = async (...given) => {
  const { headers, body, status } = await fetch(...given);
  return new Response(body, { status, headers: [...headers].filter(([name]) => name !== 'date') });
};

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

    await adapter.send([completion()], { signal });
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

  it('is that it is left alone when it says with an answer that this was the last one for now', async () => {
    const adapter = open({
      mapping: {
        ...mapping,
        answers: [
          {
            when: '$headers.`ratelimit-remaining` = "0"',
            means: 'done',
            retryAfter: '$headers.`ratelimit-reset`',
          },
        ],
      },
    });
    await adapter.read({ kind: 'session' }, { signal });
    host.answer = (response) =>
      json(response, [], 200, { 'RateLimit-Remaining': '0', 'RateLimit-Reset': '30' });

    assert.ok(!(await adapter.read({ kind: 'journey' }, { signal })).unchanged);
    await assert.rejects(adapter.read({ kind: 'feedback' }, { signal }), { retryAfterMs: 30_000 });
    await assert.rejects(adapter.send([completion()], { signal }), { retryAfterMs: 30_000 });

    assert.deepEqual(asked(), ['/me', '/tasks']);
  });

  it('is a pause where a rule about such answers finds no time in them', async () => {
    const answers = [{ when: 'error = "ratelimited"', means: 'later', retryAfter: 'retry_in' }] as const;
    const adapter = open({ mapping: { ...mapping, answers } });
    await adapter.read({ kind: 'session' }, { signal });
    host.answer = (response) => json(response, { error: 'ratelimited' });

    await assert.rejects(adapter.send([completion()], { signal }), { isUntaken: true });
    await assert.rejects(adapter.send([completion()], { signal }), /was not sent: the host wants/);

    assert.deepEqual(asked(), ['/me', '/tasks/7']);
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

  const clocks: readonly (readonly [what: string, now: unknown, told: string | undefined])[] = [
    ['a moment', '2026-05-04T09:30:00Z', '2026-05-04T09:30:00.000Z'],
    ['a moment of a database', '2026-05-04 09:30:00', '2026-05-04T09:30:00.000Z'],
    ['seconds since 1970', 1_777_887_000, '2026-05-04T09:30:00.000Z'],
    ['words', 'half past nine', undefined],
    ['nothing', null, undefined],
  ];
  for (const [what, now, told] of clocks) {
    it(`is the time of the host where its body says ${what}${told ? '' : ', which is none: that of this device'}`, async () => {
      host.answer = (response) => json(response, { id: 42, meta: { now } });
      const session = { from: 'me', as: { viewer: { id: 'me.id' }, serverTime: 'me.meta.now' } };
      const withTime: Mapping = { ...mapping, reads: { ...mapping.reads, session } };
      const adapter = open({ mapping: withTime, fetch: withoutDate });
      const client = createJourneyClient({ adapter, clock, storage: memoryStorage() });

      client.observe({ kind: 'session' });
      await until('it is known', () => client.select({ kind: 'session' }).value !== undefined);

      const device = new Date(clock.now()).toISOString();
      assert.equal(new Date(client.now()).toISOString(), told ?? device);
      const { issues } = client.select({ kind: 'session' });
      assert.deepEqual(
        issues.map(({ path }) => path),
        told ? [] : ['/serverTime'],
      );
      client.close();
    });
  }

  it('is the time of its body also for how long it wants to be left alone', async () => {
    const hostNow = clock.now() - 3_600_000;
    host.answer = (response) => json(response, { id: 42, now: hostNow });
    const session = { from: 'me', as: { viewer: { id: 'me.id' }, serverTime: 'me.now' } };
    const answers = [{ status: 403, means: 'later', retryAfter: 'reset' }] as const;
    const withTime: Mapping = { ...mapping, answers, reads: { ...mapping.reads, session } };
    const adapter = open({ mapping: withTime, fetch: withoutDate });
    await adapter.read({ kind: 'session' }, { signal });
    host.answer = (response) => json(response, { reset: hostNow + 60_000 }, 403);

    await assert.rejects(adapter.send([completion()], { signal }), { retryAfterMs: 60_000 });
  });

  it('is no time of the host where the session is made of no answer, and nothing is missed then', async () => {
    const session = { from: [], as: { viewer: { id: { $value: 'ana' } } } };
    const adapter = open({ mapping: { ...mapping, reads: { ...mapping.reads, session } } });

    const answer = await adapter.read({ kind: 'session' }, { signal });

    assert.ok(!answer.unchanged);
    const { serverTime, clock: whose } = answer.body as Session;
    assert.deepEqual([serverTime, whose], [new Date(clock.now()).toISOString(), 'device']);
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

    await assert.rejects(adapter.send([completion()], { signal }), {
      code: 'response',
      message: 'POST /tasks/7 was answered with a redirect, which is not followed.',
    });
  });
});
