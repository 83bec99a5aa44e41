import { startMock, type MockOptions, type RunningMock } from '@partner-journey/cli';
import { createJourneyClient, memoryStorage, restAdapter } from '@partner-journey/client';
import { Journey } from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { adapterSuite } from '../../packages/client/src/testing/adapter-suite.js';
import { until } from '../../packages/client/src/testing/until.js';

const options: MockOptions = { port: 0, fixture: 'typical', role: 'partner', latencyMs: 0, origins: [] };

adapterSuite('The REST adapter with the mock', async () => {
  const mock = await startMock(options);
  return { adapter: restAdapter({ api: mock.url }), stop: () => mock.stop() };
});

describe('A client and the mock', () => {
  let mock: RunningMock;
  before(async () => (mock = await startMock(options)));
  after(() => mock.stop());

  it('show a journey and complete a step', async () => {
    const client = createJourneyClient({ api: mock.url, storage: memoryStorage() });
    client.observe({ kind: 'journey' });
    await until('the journey is there', () => client.select({ kind: 'journey' }).status === 'ready');
    const journey = client.select({ kind: 'journey' }).value!;
    const step = journey.stages
      .flatMap(({ steps }) => steps)
      .find(({ allowed }) => allowed.includes('complete'))!;

    const { settled } = await client.change('step.complete', { journeyId: journey.id, stepId: step.id }, {});

    assert.equal((await settled).outcome, 'saved');
    const answer = Journey.parse(await (await fetch(`${mock.url}/journeys/${journey.id}`)).json());
    assert.equal(
      answer.stages.flatMap(({ steps }) => steps).find(({ id }) => id === step.id)?.status,
      'done',
    );
    client.close();
  });
});
