import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change, Journey, Receipt, Step } from '@partner-journey/contract';
import type { JourneyAdapter } from './adapters/adapter.js';
import { memoryAdapter } from './adapters/memory/memory-adapter.js';
import { createJourneyClient } from './create-journey-client.js';
import { makeChange } from './outbox/make-change.js';
import { FakeClock } from './testing/fake-clock.js';
import { durableStorage } from './testing/setup-outbox.js';
import { until } from './testing/until.js';

const target = { journeyId: 'harbor-finch-journey', stepId: 'name-candidates' };
const { signal } = new AbortController();

function stepIn(journey: Journey | undefined): Step | undefined {
  return journey?.stages.flatMap(({ steps }) => steps).find(({ id }) => id === target.stepId);
}

/** A host that takes nothing that was made of an older revision, whatever it is. */
function strict(adapter: JourneyAdapter): JourneyAdapter {
  const stepNow = async () => {
    const answer = await adapter.read({ kind: 'journey', journeyId: target.journeyId }, { signal });
    return stepIn(answer.body as Journey)!;
  };
  const send = async ([change]: readonly Change[]) => {
    const step = await stepNow();
    if (change?.baseRevision === step.revision) return adapter.send([change!], { signal });
    const problem = { type: '', title: 'Somebody was faster.', status: 409, code: 'conflict' };
    const affected = [{ entity: 'step', id: step.id, value: step }];
    return { receipts: [{ changeId: change?.id, outcome: 'conflict', problem, affected }] };
  };
  return { ...adapter, send };
}

/** A client that knows the journey, and a colleague who is faster. */
async function setup(wrap = (adapter: JourneyAdapter) => adapter) {
  const clock = new FakeClock();
  const adapter = memoryAdapter({ fixture: 'small', clock, id: `conflict-${Math.random()}` });
  const client = createJourneyClient({ adapter: wrap(adapter), clock, storage: durableStorage() });
  const facts: string[] = [];
  client.onFact(({ type }) => facts.push(type));
  client.observe({ kind: 'journey' });
  await until('the journey is there', () => client.select({ kind: 'journey' }).status === 'ready');
  const colleague = async (kind: 'step.start' | 'step.block', payload = {}) => {
    const change = makeChange({ kind, target, payload }, clock.now());
    const { receipts } = (await adapter.send([change], { signal })) as { receipts: Receipt[] };
    assert.equal(receipts[0]?.outcome, 'saved');
  };
  const step = () => stepIn(client.select({ kind: 'journey' }).value);
  return { client, colleague, step, facts };
}

describe('A change that another one has overtaken', () => {
  it('is made again when it still makes sense', async () => {
    const { client, colleague, step, facts } = await setup(strict);
    await colleague('step.start');

    const { id, settled } = await client.change('step.complete', target, {});

    const { outcome, changeId } = await settled;
    assert.equal(outcome, 'saved');
    assert.notEqual(changeId, id, 'as a change of its own');
    assert.equal(step()?.status, 'done');
    assert.deepEqual(client.getSnapshot().changes, []);
    assert.ok(!facts.includes('change-conflicted'));
    client.close();
  });

  it('is left to the person when it makes no sense any more, beside what the host has now', async () => {
    const { client, colleague, step, facts } = await setup();
    await colleague('step.block', { reason: 'The contract is missing', severity: 'high' });

    const { settled } = await client.change('step.complete', target, {});

    const { outcome, problem } = await settled;
    assert.equal(outcome, 'conflict');
    assert.ok(problem);
    assert.equal(step()?.blocked?.reason, 'The contract is missing');
    assert.equal(client.getSnapshot().changes[0]?.state, 'refused');
    assert.ok(facts.includes('change-conflicted'));
    client.close();
  });

  it('is left to the person when they gave a reason for an older state', async () => {
    const { client, colleague } = await setup(strict);
    await colleague('step.start');

    const { settled } = await client.change('step.block', target, { reason: 'Why me', severity: 'low' });

    assert.equal((await settled).outcome, 'conflict');
    assert.equal(client.getSnapshot().changes[0]?.state, 'refused');
    client.close();
  });

  it('is left to the person when somebody is always faster', async () => {
    const never: typeof strict = (adapter) => {
      const { send } = strict(adapter);
      return {
        ...adapter,
        send: (changes, context) => send([{ ...changes[0]!, baseRevision: 'old' }], context),
      };
    };
    const { client, facts } = await setup(never);

    const { settled } = await client.change('step.complete', target, {});

    assert.equal((await settled).outcome, 'conflict');
    assert.equal(facts.filter((type) => type === 'change-conflicted').length, 1);
    client.close();
  });
});
