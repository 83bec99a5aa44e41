import { expect } from 'chai';
import { memoryAdapter } from './adapters/memory/memory-adapter.js';
import type { JourneyAdapter } from './adapters/adapter.js';
import { createJourneyClient } from './create-journey-client.js';
import { HostUnreachableError } from './errors/host-unreachable-error.js';
import { until } from './testing/until.js';

const target = { journeyId: 'harbor-finch-journey', stepId: 'name-candidates' };

function setup() {
  const inner = memoryAdapter({ fixture: 'small' });
  const line = { error: undefined as Error | undefined };
  const adapter: JourneyAdapter = {
    id: `browser-test-${Math.random()}`,
    read: (query, context) => (line.error ? Promise.reject(line.error) : inner.read(query, context)),
    send: (changes, context) => (line.error ? Promise.reject(line.error) : inner.send(changes, context)),
  };
  const visit = () => {
    const client = createJourneyClient({ adapter, viewerKey: 'ana' });
    client.observe({ kind: 'journey' });
    return client;
  };
  return { line, visit };
}

describe('A journey client in a page', () => {
  it('keeps a change over a reload in IndexedDB, and sends it once', async () => {
    const { line, visit } = setup();
    const first = visit();
    await until('the journey is there', () => first.select({ kind: 'journey' }).status === 'ready');
    line.error = new HostUnreachableError('away');
    const { id } = await first.change('step.complete', target, {});
    expect(first.pendingFor(target.stepId)[0]?.durable).to.equal(true);
    first.close();

    const second = visit();
    await until('it shows up again', () => second.pendingFor(target.stepId)[0]?.change.id === id);
    const saved: string[] = [];
    second.onFact((fact) => fact.type === 'change-saved' && saved.push(fact.change.id));
    line.error = undefined;
    second.resume();
    await until('it is saved', () => saved.length > 0);

    expect(saved).to.deep.equal([id]);
    expect(second.getSnapshot().changes).to.deep.equal([]);
    second.close();
  });

  it('tries again when the browser says that it is online', async () => {
    const { line, visit } = setup();
    line.error = new HostUnreachableError('away');
    const client = visit();
    await until('it failed', () => client.getSnapshot().connection === 'offline');
    line.error = undefined;

    dispatchEvent(new Event('online'));

    await until('the journey is there', () => client.select({ kind: 'journey' }).status === 'ready');
    client.close();
  });

  it('runs in a worker', async () => {
    const worker = new Worker(new URL('./testing/worker.ts', import.meta.url), { type: 'module' });

    const answer = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });

    expect(answer).to.deep.equal({ title: 'Becoming a Tidewater partner', outcome: 'saved' });
    worker.terminate();
  });
});
