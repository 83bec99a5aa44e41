import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Journey, Receipt } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import { adapterSuite } from '../../testing/adapter-suite.js';
import { FakeClock } from '../../testing/fake-clock.js';
import { completion } from '../../testing/samples.js';
import { turn } from '../../testing/until.js';
import { memoryAdapter } from './memory-adapter.js';

adapterSuite('The memory adapter with the typical program', () => ({ adapter: memoryAdapter() }));

const { signal } = new AbortController();
const journeyOf = async (adapter: ReturnType<typeof memoryAdapter>) => {
  const list = (await adapter.read({ kind: 'journeys' }, { signal })) as {
    body: { items: { id: string }[] };
  };
  return (
    (await adapter.read({ kind: 'journey', journeyId: list.body.items[0]!.id }, { signal })) as {
      body: Journey;
    }
  ).body;
};

describe('The memory adapter', () => {
  it('shows the program what a partner does not see', async () => {
    const count = async (role: 'partner' | 'program') =>
      (await journeyOf(memoryAdapter({ role }))).stages
        .flatMap(({ steps }) => steps)
        .filter(({ visibility }) => visibility === 'program-only').length;

    assert.equal(await count('partner'), 0);
    assert.ok((await count('program')) > 0);
  });

  it('refuses another change under an id that was used', async () => {
    const adapter = memoryAdapter({ fixture: 'small' });
    const change = completion();

    await adapter.send([change], { signal });
    const other = { ...change, target: { journeyId: 'j1', stepId: 'other' } };
    const { receipts } = (await adapter.send([other], { signal })) as { receipts: Receipt[] };

    assert.equal(receipts[0]?.problem?.code, 'change-id-reused');
  });

  it('takes as long as it is told', async () => {
    const clock = new FakeClock();
    const adapter = memoryAdapter({ fixture: 'small', delayMs: 300, clock });
    let isDone = false;
    void adapter.read({ kind: 'session' }, { signal }).then(() => (isDone = true));

    await clock.pass(299);
    assert.equal(isDone, false);
    await clock.pass(1);
    await turn();
    assert.equal(isDone, true);
  });

  it('hands out copies: nobody can change what it knows', async () => {
    const adapter = memoryAdapter({ fixture: 'small' });

    (await journeyOf(adapter)).stages.length = 0;

    assert.ok((await journeyOf(adapter)).stages.length > 0);
  });

  it('serves hostile data as it came, and still takes changes', async () => {
    const adapter = memoryAdapter({ fixture: 'hostile' });
    const raw = (await adapter.read({ kind: 'journey' }, { signal })) as { body: unknown };
    const { value: journey, issues } = readers.journey(raw.body);
    assert.ok(issues.length > 0);
    const step = journey!.stages.flatMap(({ steps }) => steps)[0]!;

    const change = { ...completion(), target: { journeyId: journey!.id, stepId: step.id } };
    const { receipts } = (await adapter.send([change], { signal })) as { receipts: Receipt[] };

    assert.equal(receipts.length, 1);
  });
});
