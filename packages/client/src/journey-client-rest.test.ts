import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Session } from '@partner-journey/contract';
import type { JourneyAdapter } from './adapters/adapter.js';
import { memoryAdapter } from './adapters/memory/memory-adapter.js';
import type { Query } from './adapters/query.js';
import type { Clock } from './clock/clock.js';
import { createJourneyClient } from './create-journey-client.js';
import { mappedAdapter } from './mapping/mapped-adapter.js';
import type { Mapping } from './mapping/mapping.js';
import { restAdapter } from './rest-adapter.js';
import { FakeClock } from './testing/fake-clock.js';
import { json, startHttpHost, type HttpHost, type SeenRequest } from './testing/http-host.js';
import { durableStorage } from './testing/setup-outbox.js';
import { turn, until } from './testing/until.js';

/** What four widgets of one page look at. */
const looked: readonly Query[] = [
  { kind: 'journey', journeyId: 'j' },
  { kind: 'resources' },
  { kind: 'feedback' },
  { kind: 'updates' },
];
const words = { text: 'Hello', context: {} };

/** An API of its own shape: the rows of each kind. */
const mapping: Mapping = {
  mapping: 1,
  requests: {
    ...{ me: { path: '/session' }, tasks: { path: '/journeys/j' }, files: { path: '/resources' } },
    ...{ notes: { path: '/feedback' }, news: { path: '/updates' } },
  },
  reads: {
    session: { from: 'me', as: { viewer: { id: 'me.viewer.id' } } },
    journey: { from: 'tasks', as: 'tasks' },
    resources: { from: 'files', as: 'files' },
    feedback: { from: 'notes', as: 'notes' },
    updates: { from: 'news', as: 'news' },
  },
  changes: {
    'feedback.send': { path: '/changes', body: { text: '$change.payload.text' }, again: 'ask' },
  },
};

type Answer = (response: ServerResponse) => void;

const busy =
  (headers: Record<string, string> = {}): Answer =>
  (response) =>
    json(response, {}, 429, headers);

describe('A host that wants to be left alone, whoever asks on the page', () => {
  let host: HttpHost;
  let contract: JourneyAdapter;
  /** The next answer to anything, in place of what the host has. */
  let next: Answer | undefined;
  before(async () => {
    contract = memoryAdapter({ fixture: 'small' });
    // what an answer says is known a few turns after it is here
    await import('./later.js');
  });
  afterEach(() => host.close());
  beforeEach(async () => {
    host = await startHttpHost();
    next = undefined;
    host.answer = (response, request) => {
      const odd = next;
      next = undefined;
      if (odd) odd(response);
      else void serve(response, request);
    };
  });

  async function serve(response: ServerResponse, { method, url, body }: SeenRequest): Promise<void> {
    const { signal } = new AbortController();
    if (method === 'POST') {
      const { changes = [] } = JSON.parse(body) as { changes?: { id: string }[] };
      json(response, {
        receipts: changes.map(({ id }) => ({ changeId: id, outcome: 'saved', affected: [] })),
      });
      return;
    }
    const [kind = ''] = url.slice(1).split(/[/?]/);
    const query = (kind === 'journeys' ? { kind: 'journey' } : { kind }) as Query;
    const found = (await contract.read(query, { signal })).body as Partial<Session>;
    const { capabilities } = found;
    json(response, capabilities ? { ...found, capabilities: { ...capabilities, live: 'none' } } : found);
  }

  /** How many answers are here, to their end. */
  let answered = 0;
  const fetchWhole: typeof fetch = async (...given) => {
    const response = await fetch(...given);
    const whole = new Response(await response.arrayBuffer(), response);
    answered += 1;
    return whole;
  };

  const adapters: readonly (readonly [which: string, open: (clock: Clock) => JourneyAdapter])[] = [
    ['that serves the contract', (clock) => restAdapter({ api: host.url, clock, fetch: fetchWhole })],
    ['of another shape', (clock) => mappedAdapter({ mapping, api: host.url, clock, fetch: fetchWhole })],
  ];

  for (const [which, open] of adapters) {
    describe(which, () => {
      /** A page of which the host has said who is looking, and nothing else yet. */
      async function openPage() {
        const clock = new FakeClock();
        const client = createJourneyClient({
          ...{ adapter: open(clock), clock, storage: durableStorage(), viewerKey: 'ana' },
        });
        client.observe({ kind: 'session' });
        await until(
          'it is known who is looking',
          () => client.select({ kind: 'session' }).value !== undefined,
        );
        const known = answered;
        const isTold = () => answered > known && next === undefined;
        const asked = () => host.requests.slice(1).map(({ method, url }) => `${method} ${url.split('?')[0]}`);
        const isShown = () => looked.every((query) => client.select(query).value !== undefined);
        return { client, clock, asked, isTold, isShown };
      }

      async function pass(clock: FakeClock, ms: number): Promise<void> {
        await clock.pass(ms);
        for (let turns = 0; turns < 20; turns += 1) await turn();
      }

      async function passUntil(clock: FakeClock, description: string, isSo: () => boolean): Promise<void> {
        await until(description, () => {
          void clock.pass(50);
          return isSo();
        });
      }

      it('is asked and sent nothing as long as it has said to one of them, and then all goes on', async () => {
        const { client, clock, asked, isTold, isShown } = await openPage();
        next = busy({ 'Retry-After': '7' });
        client.observe(looked[0]!);
        await until('it is told', isTold);
        await pass(clock, 100);
        looked.slice(1).forEach((query) => client.observe(query));
        const { settled } = await client.change('feedback.send', {}, words);

        await pass(clock, 6_800);
        assert.deepEqual(asked(), ['GET /journeys/j']);
        assert.deepEqual(
          client.getSnapshot().changes.map(({ state }) => state),
          ['unsaved'],
        );

        await passUntil(clock, 'all is shown', isShown);
        await passUntil(clock, 'it is sent', () => client.getSnapshot().changes.length === 0);
        assert.equal((await settled).outcome, 'saved');
        assert.equal(asked().filter((request) => request.startsWith('POST')).length, 1);
        client.close();
      });

      it('rests for all of them when it does not say for how long', async () => {
        const { client, clock, asked, isTold, isShown } = await openPage();
        next = busy();
        client.observe(looked[0]!);
        await until('it is told', isTold);
        await pass(clock, 0);
        looked.slice(1).forEach((query) => client.observe(query));
        const { settled } = await client.change('feedback.send', {}, words);

        await pass(clock, 450);
        assert.deepEqual(asked(), ['GET /journeys/j']);

        await passUntil(clock, 'all is shown', isShown);
        await passUntil(clock, 'it is sent', () => client.getSnapshot().changes.length === 0);
        assert.equal((await settled).outcome, 'saved');
        client.close();
      });

      it('is asked nothing after a change was too much', async () => {
        const { client, clock, asked, isTold, isShown } = await openPage();
        next = busy({ 'Retry-After': '5' });
        const { settled } = await client.change('feedback.send', {}, words);
        await until('it is told', isTold);
        await pass(clock, 0);
        looked.forEach((query) => client.observe(query));

        await pass(clock, 4_900);
        assert.deepEqual(asked(), ['POST /changes']);

        await passUntil(clock, 'all is shown', isShown);
        await passUntil(clock, 'it is sent', () => client.getSnapshot().changes.length === 0);
        assert.equal((await settled).outcome, 'saved');
        client.close();
      });

      it('tells who asks at once that it is busy when it rests for minutes', async () => {
        const { client, clock, asked } = await openPage();
        next = busy({ 'Retry-After': '120' });
        client.observe(looked[0]!);
        await until('it is told', () => client.select(looked[0]!).error !== undefined);
        looked.slice(1).forEach((query) => client.observe(query));

        await until('all are told', () => looked.every((query) => client.select(query).error !== undefined));
        await pass(clock, 119_000);
        assert.deepEqual(asked(), ['GET /journeys/j']);
        client.close();
      });
    });
  }
});
