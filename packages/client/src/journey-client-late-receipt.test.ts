import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChangeKind, Journey } from '@partner-journey/contract';
import type { JourneyAdapter } from './adapters/adapter.js';
import { memoryAdapter } from './adapters/memory/memory-adapter.js';
import { createJourneyClient } from './create-journey-client.js';
import { HostUnreachableError } from './errors/host-unreachable-error.js';
import { makeChange } from './outbox/make-change.js';
import type { KeyValueStorage } from './storage/key-value-storage.js';
import { FakeClock } from './testing/fake-clock.js';
import { durableStorage } from './testing/setup-outbox.js';
import { turn, until } from './testing/until.js';

const target = { journeyId: 'harbor-finch-journey', stepId: 'name-candidates' };
const { signal } = new AbortController();

function stepIn(journey: Journey | undefined) {
  return journey?.stages.flatMap(({ steps }) => steps).find(({ id }) => id === target.stepId);
}

/** Something that waits until the test lets it through. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** A device and a host whose way for changes breaks: before it has them (`asked`), or with its answer (`answered`). */
function setup() {
  const clock = new FakeClock();
  const host = memoryAdapter({ fixture: 'small', clock, id: `late-${Math.random()}` });
  const network = {
    loses: undefined as 'asked' | 'answered' | undefined,
    /** What the answer to changes waits for. */
    hold: Promise.resolve(),
    reads: 0,
  };
  const lose = (at: typeof network.loses) => {
    if (network.loses === at) throw new HostUnreachableError('away');
  };
  const adapter: JourneyAdapter = {
    ...host,
    // nobody tells the client what somebody else did
    watch: () => {},
    read: (query, context) => {
      if (query.kind === 'journey') network.reads += 1;
      return host.read(query, context);
    },
    send: async (changes, context) => {
      lose('asked');
      const receipts = await host.send(changes, context);
      await network.hold;
      lose('answered');
      return receipts;
    },
  };
  const visit = async (storage: KeyValueStorage = durableStorage()) => {
    const client = createJourneyClient({ adapter, clock, storage });
    client.observe({ kind: 'journey' });
    await until('the journey is there', () => client.select({ kind: 'journey' }).status === 'ready');
    const step = () => stepIn(client.select({ kind: 'journey' }).value);
    return { client, step };
  };
  const colleague = async (kind: ChangeKind) => {
    const said = { kind, target, payload: {} } as Parameters<typeof makeChange>[0];
    await host.send([makeChange(said, clock.now())], { signal });
  };
  return { clock, network, visit, colleague };
}

describe('A receipt that comes late', () => {
  it('takes nothing back of what somebody else did since and the client has read', async () => {
    const { clock, network, visit, colleague } = setup();
    const { client, step } = await visit();
    network.loses = 'answered';
    const { settled } = await client.change('step.complete', target, {});
    await until('it was sent', () => client.getSnapshot().changes[0]?.attempts === 1);
    await turn();
    await clock.pass(500);
    await colleague('step.reopen');
    await client.refresh('journey');
    network.loses = undefined;

    await clock.pass(30_000);

    assert.equal((await settled).outcome, 'saved');
    assert.deepEqual([step()?.status, client.getSnapshot().changes], ['todo', []]);
    client.close();
  });

  it('is asked about again: others may have changed what it tells before the client knew', async () => {
    const { clock, network, visit, colleague } = setup();
    const { client, step } = await visit();
    await clock.pass(500);
    network.loses = 'answered';
    const { settled } = await client.change('step.complete', target, {});
    await until('it was sent', () => client.getSnapshot().changes[0]?.attempts === 1);
    await turn();
    await colleague('step.reopen');
    network.loses = undefined;

    await clock.pass(30_000);

    assert.equal((await settled).outcome, 'saved');
    assert.equal(step()?.status, 'todo');
    client.close();
  });

  it('never shows as undone what was saved at the second attempt', async () => {
    const { clock, network, visit } = setup();
    const { client, step } = await visit();
    const shown = new Set<string | undefined>();
    network.loses = 'asked';
    const { settled } = await client.change('step.complete', target, {});
    client.subscribe(() => shown.add(step()?.status));
    await clock.pass(500);
    await client.refresh('journey');
    network.loses = undefined;

    await clock.pass(30_000);

    assert.equal((await settled).outcome, 'saved');
    assert.deepEqual([...shown, step()?.status], ['done', 'done']);
    client.close();
  });

  it('asks nothing again when it came at the first attempt', async () => {
    const { clock, network, visit } = setup();
    const { client, step } = await visit();
    await clock.pass(500);
    const { reads } = network;

    await (
      await client.change('step.complete', target, {})
    ).settled;
    await clock.pass(5_000);

    assert.deepEqual([step()?.status, network.reads], ['done', reads]);
    client.close();
  });

  it('of another tab takes nothing back of what this one has read since', async () => {
    const { clock, network, visit, colleague } = setup();
    const [answer, look] = [gate(), gate()];
    const storage = durableStorage();
    const device = { hold: Promise.resolve() };
    const entries = async <Value>(prefix: string) => {
      await device.hold;
      return storage.entries<Value>(prefix);
    };
    const [here, there] = [await visit({ ...storage, entries }), await visit(storage)];
    await clock.pass(500);
    network.hold = answer.opened;
    const { settled } = await there.client.change('step.complete', target, {});
    await until('it waits here, too', () => here.client.getSnapshot().changes.length === 1);
    device.hold = look.opened;
    answer.open();
    await settled;
    await clock.pass(500);
    await colleague('step.reopen');
    await here.client.refresh('journey');

    look.open();
    await until('it is known here', () => here.client.getSnapshot().changes.length === 0);

    assert.equal(here.step()?.status, 'todo');
    here.client.close();
    there.client.close();
  });
});
