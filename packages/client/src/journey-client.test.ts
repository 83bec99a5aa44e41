import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JourneyAdapter } from './adapters/adapter.js';
import { memoryAdapter } from './adapters/memory/memory-adapter.js';
import type { Query } from './adapters/query.js';
import type { Fact, JourneyClient } from './client.js';
import type { JourneyClientOptions } from './client-options.js';
import { createJourneyClient } from './create-journey-client.js';
import { HostResponseError } from './errors/host-response-error.js';
import { HostUnreachableError } from './errors/host-unreachable-error.js';
import { SignInNeededError } from './errors/sign-in-needed-error.js';
import { UnexpectedPageError } from './errors/unexpected-page-error.js';
import type { KeyValueStorage } from './storage/key-value-storage.js';
import { memoryStorage } from './storage/memory-storage.js';
import { FakeClock } from './testing/fake-clock.js';
import { turn, until } from './testing/until.js';

const journey: Query = { kind: 'journey' };
const target = { journeyId: 'harbor-finch-journey', stepId: 'name-candidates' };

function durableStorage(): KeyValueStorage {
  return { ...memoryStorage(), durable: true };
}

/** A client on the memory host, with a line that can be cut and everything that went over it. */
function setup(options: Partial<JourneyClientOptions> = {}, clock = new FakeClock()) {
  const inner = memoryAdapter({ fixture: 'small', clock });
  const line = {
    error: undefined as Error | undefined,
    reads: [] as string[],
    sends: 0,
    hold: undefined as Promise<void> | undefined,
  };
  const watching = { count: 0 };
  const adapter: JourneyAdapter = {
    id: 'small',
    async read(query, context) {
      line.reads.push(query.kind);
      if (line.hold) await line.hold;
      if (line.error) throw line.error;
      return inner.read(query, context);
    },
    async send(changes, context) {
      line.sends += 1;
      if (line.error) throw line.error;
      return inner.send(changes, context);
    },
    watch(listener, context) {
      watching.count += 1;
      context.signal.addEventListener('abort', () => (watching.count -= 1));
      inner.watch?.(listener, context);
    },
  };
  const client = createJourneyClient({ adapter, clock, storage: durableStorage(), ...options });
  const facts: Fact[] = [];
  client.onFact((fact) => facts.push(fact));
  const factTypes = () => facts.map(({ type }) => type);
  return { client, adapter, inner, line, watching, clock, facts, factTypes };
}

async function shown(client: JourneyClient, query: Query = journey) {
  const stop = client.observe(query);
  await until(`${query.kind} is there`, () => client.select(query).value !== undefined);
  return stop;
}

function stepOf(client: JourneyClient, stepId = target.stepId) {
  const { value } = client.select({ kind: 'journey' });
  return value?.stages.flatMap(({ steps }) => steps).find(({ id }) => id === stepId);
}

describe('A journey client', () => {
  it('asks for nothing before somebody looks', async () => {
    const { client, line, clock } = setup();

    await turn();

    assert.deepEqual([line.reads, clock.timers, client.select(journey).status], [[], 0, 'idle']);
  });

  it('finds the journey by itself, asking for who is looking and for the list at the same time', async () => {
    const { client, line } = setup();
    let release = () => {};
    line.hold = new Promise((resolve) => (release = resolve));
    const stop = client.observe(journey);
    await turn();
    assert.deepEqual([...line.reads].sort(), ['journeys', 'session']);

    release();
    await until('the journey is there', () => client.select(journey).status === 'ready');

    assert.deepEqual(line.reads.filter((kind) => kind === 'journey').length, 1);
    assert.equal(client.getSnapshot().partnerId, 'harbor-finch');
    assert.equal(client.getSnapshot().connection, 'online');
    stop();
  });

  it('asks for the journey at once when it is told which', async () => {
    const { client, line } = setup({ journeyId: target.journeyId });

    client.observe(journey);
    await turn();

    assert.deepEqual([...line.reads].sort(), ['journey', 'session']);
  });

  it('makes one request per kind of data for twenty widgets', async () => {
    const { client, line } = setup();

    for (let count = 0; count < 20; count += 1) {
      client.observe(journey);
      client.observe({ kind: 'surveys' });
      client.observe({ kind: 'resources', filter: { q: '' } });
    }
    await until(
      'all is there',
      () =>
        client.select(journey).status === 'ready' && client.select({ kind: 'surveys' }).status === 'ready',
    );

    assert.deepEqual([...line.reads].sort(), ['journey', 'journeys', 'resources', 'session', 'surveys']);
  });

  it('is ready with nothing for a viewer who has no journey', async () => {
    const { client, adapter } = setup();
    adapter.read = async (query, context) =>
      query.kind === 'journeys'
        ? { body: { items: [] } }
        : memoryAdapter({ fixture: 'small' }).read(query, context);

    client.observe(journey);
    await until('it is known', () => client.select(journey).status === 'ready');

    assert.equal(client.select(journey).value, undefined);
  });

  it('says once that it is ready', async () => {
    const { client, factTypes } = setup();

    await shown(client);
    await shown(client, { kind: 'surveys' });

    assert.deepEqual(
      factTypes().filter((type) => type === 'ready'),
      ['ready'],
    );
  });

  it('renders nothing new for an answer that says the same', async () => {
    const { client, clock } = setup();
    await shown(client);
    await turn();
    const before = client.getSnapshot();
    let told = 0;
    client.subscribe(() => (told += 1));

    await clock.pass(31_000);
    await client.refresh();
    await turn();

    assert.equal(client.getSnapshot(), before);
    assert.equal(told, 0);
  });

  it('knows the time by the clock of the host', async () => {
    const { client, adapter, inner, clock } = setup();
    adapter.read = async (query, context) => {
      const answer = await inner.read(query, context);
      if (query.kind !== 'session' || answer.unchanged) return answer;
      return {
        ...answer,
        body: { ...(answer.body as object), serverTime: new Date(clock.now() + 3_600_000).toISOString() },
      };
    };

    await shown(client, { kind: 'session' });

    assert.equal(client.now() - clock.now(), 3_600_000);
    assert.equal(client.now() - client.select({ kind: 'session' }).asOf!, 0);
  });

  it('reports what does not fit the contract, and shows the rest', async () => {
    const { client, adapter, inner, facts } = setup();
    adapter.read = async (query, context) => {
      const answer = await inner.read(query, context);
      if (query.kind !== 'surveys' || answer.unchanged) return answer;
      const { items } = answer.body as { items: object[] };
      return { ...answer, body: { items: [...items, { id: 5 }] } };
    };

    await shown(client, { kind: 'surveys' });

    const told = facts.find((fact) => fact.type === 'contract-issues');
    assert.ok(told?.type === 'contract-issues' && told.issues.length > 0);
    assert.ok(client.select({ kind: 'surveys' }).issues.length > 0);
  });

  it('fails in plain words when an answer cannot be understood at all', async () => {
    const { client, adapter, inner } = setup();
    adapter.read = async (query, context) =>
      query.kind === 'surveys' ? { body: 'oops' } : inner.read(query, context);

    client.observe({ kind: 'surveys' });
    await until('it failed', () => client.select({ kind: 'surveys' }).status === 'error');

    assert.equal(client.select({ kind: 'surveys' }).error?.code, 'contract');
  });

  it('leaves nothing behind when it is closed', async () => {
    const { client, clock, watching, line } = setup();
    await shown(client);
    await until('it listens', () => watching.count === 1);

    client.close();
    await turn();
    const asked = line.reads.length;
    await clock.pass(600_000);

    assert.deepEqual([watching.count, clock.timers, line.reads.length], [0, 0, asked]);
    await assert.rejects(client.change('step.complete', target, {}), { name: 'ConfigError' });
  });

  it('stops listening when nobody looks any more, and begins again', async () => {
    const { client, watching } = setup();
    const stop = await shown(client);
    await until('it listens', () => watching.count === 1);

    stop();
    stop();
    await turn();
    assert.equal(watching.count, 0);

    await shown(client);
    await until('it listens again', () => watching.count === 1);
  });

  it('opens no stream when an answer comes late to a page that sleeps', async () => {
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    Object.assign(globalThis, { document: page, addEventListener: () => {} });
    try {
      const { client, watching, line } = setup();
      await shown(client);
      await until('it listens', () => watching.count === 1);
      let release = () => {};
      line.hold = new Promise((resolve) => (release = resolve));
      const late = shown(client, { kind: 'surveys' });
      await until('it is asked for', () => line.reads.includes('surveys'));

      page.visibilityState = 'hidden';
      page.dispatchEvent(new Event('visibilitychange'));
      page.dispatchEvent(new Event('freeze'));
      release();
      await late;
      await turn();
      assert.equal(watching.count, 0);

      page.visibilityState = 'visible';
      page.dispatchEvent(new Event('visibilitychange'));
      await until('it listens again', () => watching.count === 1);
      client.close();
    } finally {
      Reflect.deleteProperty(globalThis, 'document');
      Reflect.deleteProperty(globalThis, 'addEventListener');
    }
  });

  it('asks again for what the host says is out of date', async () => {
    const { client, inner, watching, clock } = setup();
    await shown(client);
    await until('it listens', () => watching.count === 1);
    const change = {
      id: '11111111-1111-4111-8111-111111111111',
      kind: 'step.complete',
      target,
      payload: {},
      createdAt: '2026-05-12T09:00:00Z',
    } as const;

    await inner.send([change], { signal: new AbortController().signal });
    await clock.pass(100);

    await until('the news is shown', () => stepOf(client)?.status === 'done');
  });
});

describe('A journey client that writes', () => {
  it('shows a change at once as unsaved, and as saved when the host said so', async () => {
    const { client, factTypes } = setup();
    await shown(client);

    const { id, settled } = await client.change('step.complete', target, {});
    assert.equal(stepOf(client)?.status, 'done');
    assert.deepEqual(
      client.pendingFor(target.stepId).map(({ change }) => change.id),
      [id],
    );

    assert.equal((await settled).outcome, 'saved');
    assert.deepEqual([client.pendingFor(target.stepId), stepOf(client)?.status], [[], 'done']);
    assert.deepEqual(
      factTypes().filter((type) => type.startsWith('change')),
      ['change-queued', 'change-saved'],
    );
  });

  it('does not read the journey again when the receipt told everything', async () => {
    const { client, line } = setup();
    await shown(client);
    const before = line.reads.length;

    await (
      await client.change('step.complete', target, {})
    ).settled;
    await turn();

    assert.equal(line.reads.length, before);
    assert.deepEqual(
      stepOf(client, 'register-deal')?.allowed.includes('complete'),
      true,
      'what depended on it is free',
    );
  });

  it('does not let a slow answer from before bring the old state back', async () => {
    const { client, adapter, inner, line } = setup();
    await shown(client);
    let release = () => {};
    const slow = new Promise<void>((resolve) => (release = resolve));
    const read = adapter.read.bind(adapter);
    adapter.read = async (query, context) => {
      const old = await inner.read(query, { signal: context.signal });
      adapter.read = read;
      await slow;
      return old;
    };
    const refreshed = client.refresh('journey');
    await turn();
    await (
      await client.change('step.complete', target, {})
    ).settled;
    const seen = new Set<string | undefined>();
    client.subscribe(() => seen.add(stepOf(client)?.status));
    const before = line.reads.length;

    release();
    await refreshed;
    await turn();

    assert.ok(!seen.has('todo'));
    assert.deepEqual([stepOf(client)?.status, line.reads.length], ['done', before + 1]);
  });

  it('keeps a change while the host is away, and sends it once when it is back', async () => {
    const { client, line, clock, factTypes } = setup();
    await shown(client);
    line.error = new HostUnreachableError('away');

    const { settled } = await client.change('step.complete', target, {});
    await until('it is known', () => client.getSnapshot().connection === 'offline');
    assert.deepEqual(
      client.pendingFor(target.stepId).map(({ state, waitingFor, durable }) => [state, waitingFor, durable]),
      [['unsaved', 'connection', true]],
    );
    assert.equal(stepOf(client)?.status, 'done');

    line.error = undefined;
    // while no stream of news stands, a page waits for its turn, at most 26 seconds
    await clock.pass(30_000);
    assert.equal((await settled).outcome, 'saved');
    assert.equal(client.getSnapshot().connection, 'online');
    assert.deepEqual(factTypes().filter((type) => type === 'connection-changed').length, 2);
  });

  it('tells once that a web page comes in place of the host, until that is back', async () => {
    const { client, line, clock, facts } = setup();
    const stop = await shown(client);
    const pages = () => facts.filter((fact) => fact.type === 'error' && fact.error.code === 'page').length;
    const fail = async () => {
      line.error = new UnexpectedPageError('GET /journeys was answered with 200 and a web page.');
      await client.change('step.complete', target, {});
      for (let attempt = 0; attempt < 4; attempt += 1) {
        await client.refresh();
        await clock.pass(90_000);
      }
    };

    await fail();
    const asked = line.reads.length + line.sends;
    assert.equal(pages(), 1);
    line.error = undefined;
    await client.refresh();
    await clock.pass(90_000);
    assert.deepEqual(client.getSnapshot().changes, []);

    await fail();
    assert.deepEqual([pages(), asked > 8], [2, true]);
    stop();
  });

  it('undoes a refused change kindly: the reason stays until it is put away', async () => {
    const { client, factTypes } = setup();
    await shown(client);

    const { id, settled } = await client.change('step.complete', { ...target, stepId: 'register-deal' }, {});
    assert.equal((await settled).outcome, 'rejected');

    assert.equal(stepOf(client, 'register-deal')?.status, 'todo');
    assert.equal(client.pendingFor('register-deal')[0]?.state, 'refused');
    assert.ok(client.pendingFor('register-deal')[0]?.problem?.title);
    assert.ok(factTypes().includes('change-rejected'));
    await client.discard(id);
    assert.deepEqual(client.pendingFor('register-deal'), []);
  });

  it('sends a refused change again under a new id when the person wants it', async () => {
    const { client } = setup();
    await shown(client);
    const refused = await client.change('step.complete', { ...target, stepId: 'register-deal' }, {});
    await refused.settled;
    await (
      await client.change('step.complete', target, {})
    ).settled;

    const again = await client.retry(refused.id);

    assert.notEqual(again.id, refused.id);
    assert.equal((await again.settled).outcome, 'saved');
    assert.equal(stepOf(client, 'register-deal')?.status, 'done');
  });

  it('tells that a stage was reached', async () => {
    const { client, adapter, inner, facts } = setup();
    let isFurther = false;
    adapter.read = async (query, context) => {
      const answer = await inner.read(query, { signal: context.signal });
      if (query.kind !== 'journey' || answer.unchanged || !isFurther) return answer;
      const body = structuredClone(answer.body) as { stages: { position: string }[] };
      body.stages[0]!.position = 'done';
      body.stages[1]!.position = 'current';
      return { body };
    };
    await shown(client);
    isFurther = true;

    await client.refresh('journey');
    // told by the part that writes, which may still be on its way
    await until('it is told', () => facts.some(({ type }) => type === 'stage-reached'));

    assert.deepEqual(
      facts.filter(({ type }) => type === 'stage-reached'),
      [{ type: 'stage-reached', journeyId: target.journeyId, stageId: 'win' }],
    );
  });

  it('refuses what no host could understand before anything is stored', async () => {
    const { client } = setup();
    await shown(client);

    await assert.rejects(client.change('step.complete', { journeyId: 'j' } as never, {}), TypeError);
    await assert.rejects(client.change('step.explode' as never, target as never, {} as never), TypeError);

    assert.deepEqual(client.getSnapshot().changes, []);
  });

  it('sends without anybody looking', async () => {
    const { client } = setup();

    const { settled } = await client.change('step.complete', target, {});

    assert.equal((await settled).outcome, 'saved');
  });

  it('shows and sends on the next visit what was left unsent', async () => {
    const storage = durableStorage();
    const first = setup({ storage });
    await shown(first.client);
    first.line.error = new HostUnreachableError('away');
    await first.client.change('step.complete', target, {});
    first.client.close();

    const second = setup({ storage });
    await shown(second.client);
    await until('it was sent', () => second.factTypes().includes('change-saved'));

    assert.deepEqual([second.line.sends, stepOf(second.client)?.status], [1, 'done']);
  });
});

describe('A journey client in trouble', () => {
  it('says why there is nothing to show, and shows it when the host is back', async () => {
    const { client, line, clock } = setup();
    line.error = new HostUnreachableError('away');
    client.observe(journey);
    await until('it failed', () => client.select(journey).status === 'error');
    assert.equal(client.getSnapshot().connection, 'offline');

    line.error = undefined;
    for (let tries = 0; tries < 100 && client.select(journey).status !== 'ready'; tries += 1)
      await clock.pass(1_000);

    assert.deepEqual([client.select(journey).status, client.getSnapshot().connection], ['ready', 'online']);
  });

  // rows: D35
  it('keeps what it has while the host is away, and says that it is old', async () => {
    const { client, line } = setup();
    await shown(client);
    line.error = new HostUnreachableError('away');

    await client.refresh('journey');

    const read = client.select(journey);
    assert.deepEqual([read.status, read.stale, read.error?.code], ['ready', true, 'unreachable']);
  });

  it('comes back to a busy host after that said', async () => {
    const { client, line, clock } = setup();
    line.error = new HostResponseError('busy', { status: 503, retryAfterMs: 20_000 });
    client.observe({ kind: 'surveys' });
    await until('it failed', () => client.select({ kind: 'surveys' }).status === 'error');
    const before = line.reads.length;
    line.error = undefined;

    await clock.pass(19_000);
    assert.equal(line.reads.length, before);
    await clock.pass(31_000);
    await until('it is there', () => client.select({ kind: 'surveys' }).status === 'ready');
  });

  it('asks nothing more when the viewer has to sign in, and goes on after that', async () => {
    const { client, line, clock, factTypes } = setup();
    await shown(client);
    line.error = new SignInNeededError('who?');
    const { settled } = await client.change('step.complete', target, {});
    await until('it is known', () => client.getSnapshot().signInNeeded);
    assert.equal(client.pendingFor(target.stepId)[0]?.waitingFor, 'sign-in');
    const [reads, sends] = [line.reads.length, line.sends];
    await clock.pass(600_000);
    assert.deepEqual([line.reads.length, line.sends], [reads, sends]);

    line.error = undefined;
    client.resume();

    assert.equal((await settled).outcome, 'saved');
    assert.equal(client.getSnapshot().signInNeeded, false);
    assert.equal(factTypes().filter((type) => type === 'sign-in-needed').length, 1);
  });

  it('forgets everything about a viewer who signs out, but not what is unsent', async () => {
    const storage = durableStorage();
    const { client, line } = setup({ storage, viewerKey: 'ana' });
    await shown(client);
    line.error = new HostUnreachableError('away');
    const { settled } = await client.change('step.complete', target, {});
    settled.catch(() => {});

    await client.signOut();

    assert.deepEqual(
      [client.select(journey).value, client.getSnapshot().changes, client.getSnapshot().signInNeeded],
      [undefined, [], true],
    );
    const kept = (await storage.entries('')).map(([key]) => key.split('/')[0]);
    assert.deepEqual(kept, ['outbox']);
  });

  it('works, in this tab only, when the device keeps nothing', async () => {
    const broken = () => Promise.reject(new Error('quota'));
    const { client, line, facts } = setup({
      storage: { durable: true, get: broken, entries: broken, write: broken, update: broken },
    });
    await shown(client);
    line.error = new HostUnreachableError('away');

    const { settled } = await client.change('step.complete', target, {});
    assert.equal(client.pendingFor(target.stepId)[0]?.durable, false);
    assert.equal(
      facts.filter((fact) => fact.type === 'error' && fact.error.message.startsWith('Keeping')).length,
      1,
    );

    line.error = undefined;
    client.resume();
    assert.equal((await settled).outcome, 'saved');
  });
});
