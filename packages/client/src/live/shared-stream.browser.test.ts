import { expect } from 'chai';
import type { LiveListener } from '../adapters/adapter.js';
import { FakeClock } from '../testing/fake-clock.js';
import { turn, until } from '../testing/until.js';
import { shareStream } from './shared-stream.js';

/** A tab that listens; the host behind all of them counts the streams that stand. */
function openTab(name: string, streams: Set<LiveListener>, lastEventId?: string) {
  const leaving = new AbortController();
  const clock = new FakeClock();
  const heard: unknown[] = [];
  const opened: (string | undefined)[] = [];
  const tab = { heard, opened, clock, leave: () => leaving.abort(), resets: 0, connected: false };
  shareStream({
    ...{ name, clock, lastEventId, signal: leaving.signal },
    listener: {
      onMessage: (message) => heard.push(message),
      onReset: () => (tab.resets += 1),
      onConnectionChange: (connected) => (tab.connected = connected),
    },
    open(listener, { signal, lastEventId: after }) {
      opened.push(after);
      streams.add(listener);
      listener.onConnectionChange(true);
      signal.addEventListener('abort', () => streams.delete(listener), { once: true });
    },
  });
  return tab;
}

let count = 0;
function setup() {
  const name = `test-${(count += 1)}-${Math.random()}`;
  const streams = new Set<LiveListener>();
  const tell = (message: unknown) => streams.forEach((listener) => listener.onMessage(message));
  return { streams, tell, open: (lastEventId?: string) => openTab(name, streams, lastEventId) };
}

describe('A stream that tabs share', () => {
  it('is one, and every tab hears of everything', async () => {
    const { streams, tell, open } = setup();
    const tabs = [open('1'), open('1'), open('1')];
    await until('a stream stands and all know', () => tabs.every(({ connected }) => connected));

    tell({ id: '2', entity: 'journey' });
    await until('all have heard', () => tabs.every(({ heard }) => heard.length === 1));

    expect(streams.size).to.equal(1);
    expect(tabs.map(({ resets }) => resets)).to.deep.equal([0, 0, 0]);
    tabs.forEach(({ leave }) => leave());
  });

  it('is taken over after the last message when its tab goes', async () => {
    const { streams, tell, open } = setup();
    const first = open('1');
    await until('the first one leads', () => first.opened.length === 1);
    const second = open('1');
    await until('the second one knows', () => second.connected);
    tell({ id: '2', entity: 'step' });
    await until('the second one has heard', () => second.heard.length === 1);

    first.leave();
    await until('the second one leads', () => second.opened.length === 1);

    expect(second.opened).to.deep.equal(['2']);
    expect(streams.size).to.equal(1);
    second.leave();
    expect(streams.size).to.equal(0);
  });

  it('is taken away from a tab that has fallen silent', async () => {
    const { streams, open } = setup();
    const frozen = open('1');
    await until('the first one leads', () => frozen.opened.length === 1);
    const second = open('1');
    await until('the second one knows', () => second.connected);

    await second.clock.pass(71_000);
    await until('the second one leads', () => second.opened.length === 1);

    await until('the first one has let go', () => streams.size === 1);
    second.leave();
    frozen.leave();
  });

  it('stays with a tab that says that it is there', async () => {
    const { open } = setup();
    const first = open('1');
    await until('the first one leads', () => first.opened.length === 1);
    const second = open('1');
    await until('the second one knows', () => second.connected);

    for (let round = 0; round < 6; round += 1) {
      await first.clock.pass(21_000);
      await turn();
      await second.clock.pass(21_000);
    }

    expect(second.opened).to.deep.equal([]);
    first.leave();
    second.leave();
  });

  it('asks a tab that comes later to look again when the others stand somewhere else', async () => {
    const { tell, open } = setup();
    const first = open('1');
    await until('the first one leads', () => first.opened.length === 1);
    tell({ id: '5', entity: 'journey' });

    const late = open('3');
    await until('it was told to', () => late.resets === 1);

    first.leave();
    late.leave();
  });
});
