import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Session } from '@partner-journey/contract';
import { json, startHttpHost, type HttpHost } from '../testing/http-host.js';
import { mappedAdapter } from './mapped-adapter.js';

const mapping = {
  mapping: 1,
  requests: { me: { path: '/me' } },
  reads: { session: { from: 'me', as: { viewer: { id: 'me.id' } } } },
};

describe('A mapping in a file', () => {
  let host: HttpHost;
  let file: { readonly status: number; readonly text: string };
  before(async () => {
    host = await startHttpHost();
    host.answer = (response, { url }) => {
      if (url === '/api/me') json(response, { id: 42 });
      else response.writeHead(file.status, { 'Content-Type': 'application/json' }).end(file.text);
    };
  });
  after(() => host.close());

  const open = (api?: string) =>
    mappedAdapter({ mapping: `${host.url}/mapping.json`, ...(api !== undefined && { api }) });
  const readSession = async (adapter = open(`${host.url}/api`)) =>
    (await adapter.read({ kind: 'session' }, { signal: new AbortController().signal })).body as Session;

  it('is fetched once, with the first read', async () => {
    file = { status: 200, text: JSON.stringify(mapping) };
    const adapter = open(`${host.url}/api`);
    assert.equal(adapter.id, `${host.url}/api/`);

    const sessions = await Promise.all([readSession(adapter), readSession(adapter)]);

    assert.deepEqual(
      sessions.map(({ viewer }) => viewer.id),
      ['42', '42'],
    );
    assert.deepEqual(
      host.requests.map(({ url }) => url),
      ['/mapping.json', '/api/me'],
    );
  });

  it('may name the host itself, and is then the name under which things are kept', async () => {
    file = { status: 200, text: JSON.stringify({ ...mapping, api: `${host.url}/api` }) };
    const adapter = open();

    assert.equal((await readSession(adapter)).viewer.id, '42');
    assert.equal(adapter.id, `${host.url}/mapping.json`);
  });

  for (const [what, answer, message] of [
    ['is not there', { status: 404, text: '{}' }, /"http.*mapping\.json" was answered with 404: write where/],
    ['is a web page', { status: 200, text: '<!doctype html>' }, /mapping\.json" is no JSON: /],
    ['is of another kind', { status: 200, text: '[]' }, /cannot be used\. the mapping: write an object here/],
    ['names no host', { status: 200, text: JSON.stringify(mapping) }, /A mapping needs "api"/],
  ] as const) {
    it(`says so when it ${what}`, async () => {
      file = answer;
      await assert.rejects(readSession(open()), { code: 'config', message });
    });
  }

  it('is asked for again when nothing answered', async () => {
    file = { status: 200, text: JSON.stringify(mapping) };
    let isAway = true;
    const adapter = mappedAdapter({
      ...{ mapping: `${host.url}/mapping.json`, api: `${host.url}/api` },
      fetch: (...given) => (isAway ? Promise.reject(new TypeError('away')) : fetch(...given)),
    });
    await assert.rejects(readSession(adapter), { code: 'unreachable' });

    isAway = false;

    assert.equal((await readSession(adapter)).viewer.id, '42');
  });
});
