import { createJourneyClient, HostUnreachableError, memoryStorage } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { expect } from 'chai';
import '../journey-checklist/journey-checklist.js';
import { until } from '../testing/until.js';

/** A list whose host has gone away since, and what its notice says. */
async function setup() {
  const inner = memoryAdapter({});
  const host = { isAway: false };
  const client = createJourneyClient({
    adapter: {
      ...inner,
      read: (query, context) =>
        host.isAway
          ? Promise.reject(new HostUnreachableError('The host is away.'))
          : inner.read(query, context),
    },
    storage: memoryStorage(),
  });
  const element = document.createElement('journey-checklist');
  element.client = client;
  document.body.append(element);
  await until(() => element.status === 'ready');
  host.isAway = true;
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
});
