import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createJourneyClient } from '../create-journey-client.js';
import { json, startHttpHost, type HttpHost } from '../testing/http-host.js';
import { durableStorage } from '../testing/setup-outbox.js';
import { until } from '../testing/until.js';
import { mappedAdapter } from './mapped-adapter.js';
import type { Mapping } from './mapping.js';

const mapping: Mapping = {
  mapping: 1,
  requests: { me: { path: '/me' }, files: { path: '/files' }, notes: { path: '/notes' } },
  reads: {
    session: { from: 'me', as: { viewer: { id: 'me.id' } } },
    resources: { from: 'files', as: { items: { $each: 'files', id: 'id', title: 'id', url: 'url' } } },
    feedback: {
      from: 'notes',
      as: { items: { $each: 'notes', id: 'id', at: 'at', summary: 'text', status: { $value: 'received' } } },
    },
  },
  changes: { 'feedback.send': { path: '/notes', body: { text: '$change.payload.text' }, again: 'ask' } },
};
const words = { text: 'Hello', context: {} };

describe('Tokens that run out', () => {
  let host: HttpHost;
  /** The token that counts now. */
  let valid: string;
  /** Answers of 401 that are not given yet, where the test holds them. */
  let held: (() => void)[] | undefined;
  beforeEach(async () => {
    host = await startHttpHost();
    [valid, held] = ['access-1', undefined];
    host.answer = (response, { method, url, headers }) => {
      const refuse = () => json(response, {}, 401);
      if (headers.authorization === `Bearer ${valid}`)
        json(response, url === '/me' ? { id: 42 } : [], method === 'GET' ? 200 : 201);
      else if (held) held.push(refuse);
      else refuse();
    };
  });
  afterEach(() => host.close());

  /** A page whose tokens are renewed by others that hold only once: an old one locks the person out. */
  function openPage(session = mapping.reads.session!) {
    const renewed: number[] = [];
    let refresh = 0;
    const adapter = mappedAdapter({
      mapping: { ...mapping, reads: { ...mapping.reads, session } },
      api: host.url,
      token: async () => {
        renewed.push(refresh);
        await new Promise((resolve) => setImmediate(resolve));
        refresh += 1;
        return `access-${refresh}`;
      },
    });
    const client = createJourneyClient({ adapter, storage: durableStorage() });
    client.observe({ kind: 'session' });
    const isShown = (kind: 'session' | 'resources' | 'feedback') =>
      client.select({ kind }).value !== undefined;
    return { client, renewed, isShown };
  }

  /** The same after the host has said who is looking, and then takes that token no more. */
  async function openPageOfOld() {
    const page = openPage();
    await until('it is known who is looking', () => page.isShown('session'));
    [valid, held] = ['access-2', []];
    return page;
  }

  it('are renewed once where different requests are refused together, and all of them go on', async () => {
    const { client, renewed, isShown } = await openPageOfOld();
    client.observe({ kind: 'resources' });
    client.observe({ kind: 'feedback' });
    const { settled } = await client.change('feedback.send', {}, words);
    await until('all are with the host', () => held?.length === 3);

    held?.forEach((refuse) => refuse());

    assert.equal((await settled).outcome, 'saved');
    await until('all is shown', () => isShown('resources') && isShown('feedback'));
    assert.deepEqual(renewed, [0, 1]);
    assert.equal(client.getSnapshot().signInNeeded, false);
    client.close();
  });

  it('are renewed once, too, where one is refused after another has gone on already', async () => {
    const { client, renewed, isShown } = await openPageOfOld();
    client.observe({ kind: 'resources' });
    client.observe({ kind: 'feedback' });
    await until('both are with the host', () => held?.length === 2);

    held?.shift()?.();
    await until('one has gone on', () => isShown('resources') || isShown('feedback'));
    held?.shift()?.();

    await until('all is shown', () => isShown('resources') && isShown('feedback'));
    assert.deepEqual(renewed, [0, 1]);
    client.close();
  });

  it('hold nothing up where the page says who is looking, and no answer does', async () => {
    const { client, renewed } = openPage({ from: [], as: { viewer: { id: { $value: 'ana' } } } });

    const { settled } = await client.change('feedback.send', {}, words);

    assert.equal((await settled).outcome, 'saved');
    valid = 'access-2';
    const second = await client.change('feedback.send', {}, { ...words, text: 'And this' });
    assert.equal((await second.settled).outcome, 'saved');
    assert.deepEqual(renewed, [0, 1]);
    client.close();
  });
});
