import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { json, startHttpHost, type HttpHost } from '../../../packages/client/src/testing/http-host.js';
import { allWeights, faultsBySeed } from './decide-fault.js';
import type { Fault } from './fault.js';
import { startFaultProxy, type FaultProxy } from './fault-proxy.js';
import { connectUpstream, type Upstream } from './upstream.js';

let host: HttpHost;
let upstream: Upstream;
let proxy: FaultProxy;

before(async () => {
  host = await startHttpHost();
  host.answer = (response) => json(response, { receipts: [{ changeId: 'A-1', outcome: 'saved' }] });
  upstream = connectUpstream(host.url);
  proxy = await startFaultProxy(upstream);
});
after(async () => {
  await proxy.close();
  upstream.close();
  await host.close();
});

let lanes = 0;

/** Sends one change through a lane with this fault; says what the page sees and how often the host heard it. */
async function send(fault: Fault, origin = 'http://127.0.0.1:1') {
  const { api } = proxy.lane(`lane-${(lanes += 1)}`, () => fault);
  const before = host.requests.length;
  const request = fetch(`${api}/changes`, { method: 'POST', body: '{"changes":[]}', headers: { origin } });
  const seen = await request.then(
    async (response) => ({
      status: response.status,
      headers: response.headers,
      body: await response.text().catch(() => 'broken'),
    }),
    () => ({ status: 0, headers: new Headers(), body: 'broken' }),
  );
  return { ...seen, heard: host.requests.length - before };
}

describe('The fault proxy', () => {
  it('lets a request through, with its body, to the same path', async () => {
    const { status, body, heard } = await send({ name: 'none' });

    assert.deepEqual([status, heard], [200, 1]);
    assert.match(body, /receipts/);
    const { url, body: sent } = host.requests.at(-1)!;
    assert.deepEqual([url, sent], ['/api/v1/changes', '{"changes":[]}']);
  });

  it('breaks the connection before the host has heard anything, or after', async () => {
    for (const name of ['refused', 'reset-before'] as const) {
      assert.deepEqual(await send({ name }).then(({ status, heard }) => [status, heard]), [0, 0]);
    }
    assert.deepEqual(
      await send({ name: 'answer-lost' }).then(({ status, heard }) => [status, heard]),
      [0, 1],
    );
    assert.equal(upstream.applied.has('a-1'), true, 'what the host has saved is known all the same');
  });

  it('delivers a request twice', async () => {
    for (const atOnce of [true, false]) {
      const { heard, status } = await send({ name: 'delivered-twice', atOnce, answer: 1 });
      assert.deepEqual([heard, status], [2, 200]);
    }
  });

  it('spoils bodies', async () => {
    const cut = await send({ name: 'truncated', keep: 0.5 });
    assert.throws(() => JSON.parse(cut.body) as unknown);
    assert.equal((await send({ name: 'broken-body', keep: 0.5 })).body, 'broken');
    assert.match((await send({ name: 'slow-body', byteMs: 1 })).body, /saved/);
    const page = { name: 'other-body', forwarded: false, body: '<html>', contentType: 'text/html' } as const;
    const { status, body, heard, headers } = await send(page);
    assert.deepEqual([status, body, heard, headers.get('content-type')], [200, '<html>', 0, 'text/html']);
    assert.deepEqual(await send({ name: 'no-content', forwarded: true }).then((seen) => seen.status), 204);
  });

  it('answers with a status, and asks to wait in every form', async () => {
    const ask = (retryAfter: (Fault & { name: 'status' })['retryAfter']) =>
      send({ name: 'status', status: 503, forwarded: false, ...(retryAfter && { retryAfter }) });
    assert.equal((await ask(undefined)).headers.get('retry-after'), null);
    assert.equal((await ask({ form: 'seconds', value: '7' })).headers.get('retry-after'), '7');
    assert.equal((await ask({ form: 'garbage', value: 'soon' })).headers.get('retry-after'), 'soon');
    const date = Date.parse((await ask({ form: 'date', inMs: -60_000 })).headers.get('retry-after') ?? '');
    assert.ok(date < Date.now());
    const hidden = await ask({ form: 'hidden', value: '7' });
    assert.doesNotMatch(hidden.headers.get('access-control-expose-headers') ?? '', /retry-after/i);
  });

  it('keeps an answer from a page of another origin', async () => {
    const open = await send({ name: 'status', status: 500, forwarded: true });
    assert.equal(open.headers.get('access-control-allow-origin'), 'http://127.0.0.1:1');
    const shut = await send({ name: 'no-cors', forwarded: true });
    assert.deepEqual([shut.headers.get('access-control-allow-origin'), shut.heard], [null, 1]);
  });
});

describe('The decision of a seed', () => {
  const places = Array.from({ length: 300 }, (_, ordinal) => ({
    kind: 'write' as const,
    from: 'tab',
    ordinal,
  }));
  const faultsOf = (seed: number) => places.map(faultsBySeed(seed, { rate: 0.9, weights: allWeights }));

  it('is the same each time, and another for another seed', () => {
    assert.deepEqual(faultsOf(7), faultsOf(7));
    assert.notDeepEqual(faultsOf(7), faultsOf(8));
  });

  it('reaches every fault, and every form of asking to wait', () => {
    const faults = [1, 2, 3, 4].flatMap(faultsOf);
    const names = new Set(faults.map(({ name }) => name));
    assert.deepEqual(
      [...Object.keys(allWeights), 'none'].filter((name) => !names.has(name as never)),
      [],
    );
    const forms = faults.map((fault) => (fault.name === 'status' ? fault.retryAfter?.form : undefined));
    assert.deepEqual(
      ['seconds', 'date', 'garbage', 'hidden'].filter((form) => !forms.includes(form as never)),
      [],
    );
    const statuses = new Set(faults.map((fault) => (fault.name === 'status' ? fault.status : 200)));
    for (const status of [401, 403, 404, 409, 410, 412, 413, 422, 429, 500, 502, 503, 511]) {
      assert.ok(statuses.has(status), `${status}`);
    }
  });

  it('leaves a calm network alone', () => {
    const calm = places.map(faultsBySeed(7, { rate: 0, weights: allWeights }));
    assert.deepEqual([...new Set(calm.map(({ name }) => name))], ['none']);
  });
});
