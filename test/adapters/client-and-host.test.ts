import { createJourneyClient, memoryStorage, type Fact } from '@partner-journey/client';
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { until } from '../../packages/client/src/testing/until.js';
import { startHostProcess, type HostProcess } from '../../packages/host/src/testing/start-host-process.js';

let host: HostProcess;
before(async () => (host = await startHostProcess()));
after(async () => {
  await host.stop();
  await rm(host.dataDir, { recursive: true, force: true });
});

/** A client of one person, looking at their journey, with every request that was answered. */
async function setup(token: string | (() => string), beforeStream: Promise<void> = Promise.resolve()) {
  const requests: string[] = [];
  const client = createJourneyClient({
    api: host.url,
    token: typeof token === 'string' ? () => token : token,
    storage: memoryStorage(),
    fetch: async (input, init) => {
      const path = new URL(input instanceof Request ? input.url : input).pathname.split('/').pop();
      if (path === 'events') await beforeStream;
      const response = await fetch(input, init);
      requests.push(`${init?.method ?? 'GET'} ${path}`);
      return response;
    },
  });
  const facts: Fact[] = [];
  client.onFact((fact) => facts.push(fact));
  client.observe({ kind: 'journey' });
  await until('the journey is there', () => client.select({ kind: 'journey' }).status === 'ready');
  const steps = () => client.select({ kind: 'journey' }).value?.stages.flatMap((stage) => stage.steps) ?? [];
  const stepThat = (action: string) => steps().find(({ allowed }) => allowed.includes(action))!;
  const journeyId = client.select({ kind: 'journey' }).value!.id;
  const stepNow = (id: string) => steps().find((step) => step.id === id);
  return { client, facts, requests, journeyId, stepThat, stepNow };
}

describe('A client and the reference host', () => {
  it('shows to one person what another does, by itself', async () => {
    const ana = await setup('demo-ana');
    const tom = await setup('demo-tom');
    await until('both listen', () => [ana, tom].every(({ requests }) => requests.includes('GET events')));
    const step = ana.stepThat('complete');

    const { settled } = await ana.client.change(
      'step.complete',
      { journeyId: ana.journeyId, stepId: step.id },
      {},
    );

    assert.equal((await settled).outcome, 'saved');
    await until('Tom sees it', () => tom.stepNow(step.id)?.status === 'done');
    ana.client.close();
    tom.client.close();
  });

  it('shows what happened after it was read and before it could be heard of', async () => {
    let open = () => {};
    const tom = await setup('demo-tom', new Promise((resolve) => (open = resolve)));
    const ana = await setup('demo-ana');
    const step = ana.stepThat('comment');
    const count = tom.stepNow(step.id)?.comments?.count ?? 0;
    const target = { journeyId: ana.journeyId, stepId: step.id };
    const { settled } = await ana.client.change('step.comment', target, { text: 'Before you listened' });
    assert.equal((await settled).outcome, 'saved');

    open();

    await until('Tom sees it', () => tom.stepNow(step.id)?.comments?.count === count + 1);
    ana.client.close();
    tom.client.close();
  });

  it('makes nobody render when the host has nothing new', async () => {
    const { client } = await setup('demo-ana');
    await client.refresh();
    const before = client.getSnapshot();

    await client.refresh();

    assert.equal(client.getSnapshot(), before);
    client.close();
  });

  it('asks for another token when the host refuses one, and goes on', async () => {
    const tokens = ['nobody', 'demo-ana'];
    const { client, requests } = await setup(() => tokens.shift() ?? 'demo-ana');

    assert.equal(client.getSnapshot().signInNeeded, false);
    assert.equal(tokens.length, 0);
    assert.ok(requests.length > 0);
    client.close();
  });

  it('keeps what is changed while the host is gone, and sends it once to the one that comes back', async () => {
    const { client, journeyId, stepThat, stepNow, facts } = await setup('demo-ana');
    const step = stepThat('comment');
    const count = stepNow(step.id)?.comments?.count ?? 0;
    const { dataDir, url } = host;
    await host.kill('SIGKILL');

    const { settled } = await client.change(
      'step.comment',
      { journeyId, stepId: step.id },
      { text: 'Still here' },
    );
    await until('it is known', () => client.getSnapshot().connection === 'offline');
    assert.equal(client.pendingFor(step.id).length, 1);

    const port = Number(new URL(url).port);
    host = await startHostProcess({ dataDir, port });
    client.resume();

    assert.equal((await settled).outcome, 'saved');
    await client.refresh();
    assert.equal(stepNow(step.id)?.comments?.count, count + 1);
    assert.equal(facts.filter(({ type }) => type === 'change-saved').length, 1);
    client.close();
  });
});
