import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryAdapter } from './adapters/memory/memory-adapter.js';
import type { JourneyClientOptions } from './client-options.js';
import { createJourneyClient } from './create-journey-client.js';
import { ConfigError } from './errors/config-error.js';
import { shareJourneyClient } from './share-journey-client.js';
import { turn } from './testing/until.js';

const api = 'https://portal.example/api';

describe('shareJourneyClient', () => {
  it('gives the same client for the same options, however they are written', () => {
    const token = () => 't';
    const one = shareJourneyClient({ api, token, viewerKey: 'ana' });
    const other = shareJourneyClient({ viewerKey: 'ana', token, api, partnerId: undefined });

    assert.equal(one.client, other.client);
    one.release();
    other.release();
  });

  it('gives another client for anything else that is different', () => {
    const token = () => 't';
    const base = { api, token, viewerKey: 'ana' };
    const different: JourneyClientOptions[] = [
      base,
      { ...base, api: `${api}/v2` },
      { ...base, viewerKey: 'ben' },
      { ...base, partnerId: 'p' },
      { ...base, journeyId: 'j' },
      { ...base, token: () => 't' },
      { ...base, storage: 'session' },
      { adapter: memoryAdapter({ fixture: 'small' }) },
      { adapter: memoryAdapter({ fixture: 'small' }) },
    ];

    const shared = different.map((options) => shareJourneyClient(options));

    assert.equal(new Set(shared.map(({ client }) => client)).size, different.length);
    shared.forEach(({ release }) => release());
  });

  it('closes the client after the last one let go, and makes a new one then', async () => {
    const one = shareJourneyClient({ api });
    const other = shareJourneyClient({ api });

    one.release();
    one.release();
    await turn();
    assert.equal(shareJourneyClient({ api }).client, one.client, 'one release counts once');

    other.release();
    shareJourneyClient({ api }).release();
    one.release();
    await turn();
    const { client, release } = shareJourneyClient({ api });
    assert.equal(client, one.client, 'somebody still holds it');
    release();
  });

  it('keeps the client of an element that is moved', async () => {
    const adapter = memoryAdapter({ fixture: 'small' });
    const before = shareJourneyClient({ adapter });

    before.release();
    const after = shareJourneyClient({ adapter });
    await turn();

    assert.equal(after.client, before.client);
    after.release();
    await turn();
    assert.notEqual(shareJourneyClient({ adapter }).client, before.client);
  });
});

describe('The options of a client', () => {
  const make = (options: unknown) => () => createJourneyClient(options as JourneyClientOptions);

  it('need an address or an adapter, and not both', () => {
    assert.throws(make({}), ConfigError);
    assert.throws(make({ api, adapter: memoryAdapter({ fixture: 'small' }) }), ConfigError);
    assert.throws(make({ api: '/api' }), ConfigError, 'outside a page');
  });

  it('must be of the right type', () => {
    for (const wrong of [
      { api: 5 },
      { api: '' },
      { api, token: 'secret' },
      { api, timeoutMs: 0 },
      { api, storage: 'disk' },
      { api, adapter: null },
    ]) {
      assert.throws(make(wrong), TypeError, JSON.stringify(wrong));
    }
    assert.throws(make(undefined), TypeError);
  });

  it('say in the message what to do', () => {
    assert.throws(make({}), /Give either "api", the base address of the API, or an "adapter"/);
    assert.throws(make({ api, token: 'secret' }), /"token" must be a function/);
  });

  it('are enough to make a client without a page: nothing is touched yet', () => {
    createJourneyClient({ api }).close();
  });
});
