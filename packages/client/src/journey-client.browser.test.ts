import { expect } from 'chai';
import { memoryAdapter } from './adapters/memory/memory-adapter.js';
import type { JourneyAdapter } from './adapters/adapter.js';
import { createJourneyClient } from './create-journey-client.js';
import { HostUnreachableError } from './errors/host-unreachable-error.js';
import { SignInNeededError } from './errors/sign-in-needed-error.js';
import { until } from './testing/until.js';

const target = { journeyId: 'harbor-finch-journey', stepId: 'name-candidates' };

function setup() {
  const inner = memoryAdapter({ fixture: 'small' });
  const line = { error: undefined as Error | undefined };
  const sent: string[] = [];
  const adapter: JourneyAdapter = {
    id: `browser-test-${Math.random()}`,
    read: (query, context) => (line.error ? Promise.reject(line.error) : inner.read(query, context)),
    send: (changes, context) => {
      if (line.error) return Promise.reject(line.error);
      sent.push(...changes.map(({ id }) => id));
      return inner.send(changes, context);
    },
  };
  const visit = (storage: 'local' | 'session' = 'local') => {
    const client = createJourneyClient({ adapter, storage, viewerKey: 'ana' });
    client.observe({ kind: 'journey' });
    return client;
  };
  return { line, visit, sent };
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

describe('A page with a client', () => {
  it('asks again who is looking when the viewer may have signed in elsewhere', async () => {
    const { line, visit } = setup();
    const client = visit();
    await until('the journey is there', () => client.select({ kind: 'journey' }).status === 'ready');
    line.error = new SignInNeededError('who?');
    await client.change('step.complete', target, {});
    await until('it is known', () => client.getSnapshot().signInNeeded);
    line.error = undefined;

    window.dispatchEvent(new Event('online'));

    await until('all is well', () => !client.getSnapshot().signInNeeded);
    await until('it is saved', () => client.getSnapshot().changes.length === 0);
    client.close();
  });

  it('asks nobody after the viewer has signed out', async () => {
    const { visit } = setup();
    const client = visit();
    await until('the journey is there', () => client.select({ kind: 'journey' }).status === 'ready');
    await client.signOut();

    window.dispatchEvent(new Event('online'));
    await client.refresh();

    expect(client.select({ kind: 'journey' }).value).to.equal(undefined);
    client.close();
  });

  it('warns who leaves only as long as something unsaved is in this tab alone', async () => {
    const { line, visit } = setup();
    const client = visit('session');
    const isWarned = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    await until('the journey is there', () => client.select({ kind: 'journey' }).status === 'ready');
    expect(isWarned()).to.equal(false);
    line.error = new HostUnreachableError('away');

    await client.change('step.complete', target, {});
    expect(isWarned()).to.equal(true);

    line.error = undefined;
    window.dispatchEvent(new Event('online'));
    await until('it is saved', () => client.getSnapshot().changes.length === 0);
    expect(isWarned()).to.equal(false);
    client.close();
  });

  it('warns nobody about what is kept on the device', async () => {
    const { line, visit } = setup();
    const client = visit();
    await until('the journey is there', () => client.select({ kind: 'journey' }).status === 'ready');
    line.error = new HostUnreachableError('away');

    await client.change('step.complete', target, {});

    expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).to.equal(true);
    client.close();
  });

  it('shows in one tab what another one changes, and sends it once', async () => {
    const { line, visit, sent } = setup();
    const [one, two] = [visit(), visit()];
    for (const client of [one, two]) {
      await until('the journey is there', () => client.select({ kind: 'journey' }).status === 'ready');
    }
    line.error = new HostUnreachableError('away');
    const { id, settled } = await one.change('step.complete', target, {});
    await until('the other one shows it', () => two.pendingFor(target.stepId)[0]?.change.id === id);

    line.error = undefined;
    window.dispatchEvent(new Event('online'));
    expect((await settled).outcome).to.equal('saved');
    await until('the other one knows', () => two.getSnapshot().changes.length === 0);

    expect(sent.filter((sentId) => sentId === id).length).to.equal(1);
    one.close();
    two.close();
  });
});
