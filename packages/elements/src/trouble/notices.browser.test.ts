import {
  createJourneyClient,
  HostUnreachableError,
  memoryStorage,
  systemClock,
} from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { expect } from 'chai';
import '../journey-checklist/journey-checklist.js';
import { until } from '../testing/until.js';

const minute = 60_000;
const hour = 60 * minute;

interface Clocks {
  /** How far the host's clock is ahead of this machine's. */
  readonly hostAheadMs?: number;
  /** How far this machine's clock moves between the answer and the moment the host is away. */
  readonly passedMs?: number;
}

/** A list whose host has gone away since, and what its notice says. */
async function setup({ hostAheadMs = 0, passedMs = 0 }: Clocks = {}) {
  let passed = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + passed };
  const hostClock = { ...clock, now: () => clock.now() + hostAheadMs };
  const inner = memoryAdapter({ clock: hostClock });
  const host = { isAway: false };
  const client = createJourneyClient({
    adapter: {
      ...inner,
      read: (query, context) =>
        host.isAway
          ? Promise.reject(new HostUnreachableError('The host is away.'))
          : inner.read(query, context),
    },
    clock,
    storage: memoryStorage(),
  });
  const element = document.createElement('journey-checklist');
  element.client = client;
  document.body.append(element);
  await until(() => element.status === 'ready');
  host.isAway = true;
  passed = passedMs;
  await client.refresh();
  const notice = () => element.shadowRoot!.querySelector<HTMLElement>('[part=notice]');
  await until(notice);
  client.close();
  return notice()!.innerText;
}

describe('The line about a host that is away', () => {
  afterEach(() => {
    document.body.replaceChildren();
    Reflect.deleteProperty(navigator, 'onLine');
  });

  it('says that the viewer is offline only when the browser does', async () => {
    expect(await setup()).to.include('The server cannot be reached right now.');
    document.body.replaceChildren();

    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });

    expect(await setup()).to.include('You are offline.');
  });

  for (const [name, clocks, age] of [
    ['a machine that is an hour slow', { hostAheadMs: hour }, 'this minute'],
    ['a machine that is an hour fast', { hostAheadMs: -hour }, 'this minute'],
    ['a machine whose clock is set back by an hour meanwhile', { passedMs: -hour }, 'this minute'],
    ['a slow machine, five minutes later', { hostAheadMs: hour, passedMs: 5 * minute }, '5 minutes ago'],
    ['a fast machine, two hours later', { hostAheadMs: -hour, passedMs: 2 * hour }, '2 hours ago'],
  ] as const) {
    it(`says how old everything is on ${name}`, async () => {
      expect(await setup(clocks)).to.include(`Last updated ${age}`);
    });
  }
});
