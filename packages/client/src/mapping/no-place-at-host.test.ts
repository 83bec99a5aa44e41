import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Change, Receipt } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import { makeChange } from '../outbox/make-change.js';
import { memoryStorage } from '../storage/memory-storage.js';
import { json, startHttpHost, type HttpHost } from '../testing/http-host.js';
import { mappedAdapter } from './mapped-adapter.js';
import type { Mapping } from './mapping.js';

const { signal } = new AbortController();
const made = (change: Parameters<typeof makeChange>[0]) => makeChange(change, Date.now());
const said = () =>
  made({ kind: 'feedback.send', target: {}, payload: { text: 'The guide is old.', context: {} } });

describe('What a mapped host has no place for', () => {
  let host: HttpHost;
  let service: HttpHost;
  before(async () => ([host, service] = await Promise.all([startHttpHost(), startHttpHost()])));
  after(() => Promise.all([host.close(), service.close()]));

  const adapterFor = (mapping: Partial<Mapping>) => {
    for (const { requests } of [host, service]) (requests as unknown[]).length = 0;
    host.answer = (response, { url }) =>
      json(response, url === '/me' ? { id: 7 } : { rows: [{ id: 'r-1', title: 'Welcome' }] });
    const items = { $each: 'list.rows', id: 'id', title: 'title', url: { $value: '/welcome' } };
    return mappedAdapter({
      mapping: {
        mapping: 1,
        headers: { 'X-Portal': '"secret of the portal"' },
        requests: { me: { path: '/me' }, list: { path: '/list' } },
        reads: {
          session: { from: 'me', as: { viewer: { id: 'me.id' } } },
          resources: { from: 'list', as: { items } },
        },
        ...mapping,
      },
      ...{ api: host.url, token: () => 'token of Ana', storage: memoryStorage() },
      csrf: { header: 'X-CSRF', token: () => 'token of the form' },
    });
  };
  const send = async (adapter: ReturnType<typeof adapterFor>, change: Change): Promise<Receipt> => {
    const { value, issues } = readers.receipts(await adapter.send([change], { signal }));
    assert.deepEqual(issues, []);
    return value!.receipts[0]!;
  };
  const capabilities = async (adapter: ReturnType<typeof adapterFor>) => {
    const { body } = await adapter.read({ kind: 'session' }, { signal });
    return readers.session(body).value!.capabilities;
  };

  describe('and a webhook takes', () => {
    const body = { text: '$change.payload.text', from: '$viewer.id' };
    const withWebhook = (path: string, more: object = {}) =>
      adapterFor({
        changes: { 'feedback.send': { webhook: `${service.url}${path}`, body, again: 'key', ...more } },
      });

    it('goes there, and nothing that says who is signed in at the host', async () => {
      service.answer = (response) => json(response, { ok: true });
      const change = said();

      const { outcome } = await send(withWebhook('/hooks/a:b?key=1'), change);

      assert.equal(outcome, 'saved');
      const [{ method, url, headers, body: sent }, ...more] = service.requests as [HttpHost['requests'][0]];
      assert.deepEqual([method, url, more], ['POST', '/hooks/a:b?key=1', []]);
      assert.deepEqual(JSON.parse(sent), { text: 'The guide is old.', from: '7' });
      assert.equal(headers['idempotency-key'], change.id);
      const others = JSON.stringify(headers);
      for (const secret of ['token of Ana', 'secret of the portal', 'token of the form', 'cookie'])
        assert.equal(others.includes(secret), false);
      assert.deepEqual(
        host.requests.map((request) => `${request.method} ${request.url}`),
        ['GET /me'],
      );
    });

    it('is offered as a box without a list', async () => {
      const adapter = withWebhook('/hooks');
      const { changes, feedback } = await capabilities(adapter);
      const { body } = await adapter.read({ kind: 'feedback' }, { signal });

      assert.deepEqual([changes, feedback], [['feedback.send'], true]);
      assert.deepEqual(body, { items: [] });
    });

    it('is sent again later when the webhook fails, and is a refusal when it refuses, never a sign-out', async () => {
      service.answer = (response) => json(response, {}, 503);
      await assert.rejects(withWebhook('/hooks').send([said()], { signal }), {
        code: 'response',
        status: 503,
      });

      service.answer = (response) => json(response, {}, 401);
      const { outcome } = await send(withWebhook('/hooks'), said());
      assert.equal(outcome, 'rejected');
    });

    it('means what its own rules say, such as an error within 200', async () => {
      const answers = [
        { status: 200, when: 'ok = false and busy', means: 'later' },
        { status: 200, when: 'ok = false', means: 'refused', reason: 'error' },
      ] as const;
      const adapter = withWebhook('/hooks', { answers });

      service.answer = (response) => json(response, { ok: false, error: 'The list is full.' });
      const { outcome, problem } = await send(adapter, said());
      assert.deepEqual([outcome, problem?.title], ['rejected', 'The list is full.']);
      service.answer = (response) => json(response, { ok: false, busy: true });
      await assert.rejects(adapter.send([said()], { signal }), { code: 'response', isUntaken: true });
      service.answer = (response) => json(response, { ok: true });
      assert.equal((await send(adapter, said())).outcome, 'saved');
    });

    it('is sent as services take it that allow no header of ours', async () => {
      service.answer = (response) => json(response, { ok: true });

      await send(withWebhook('/hooks', { encoding: 'form', again: 'ask' }), said());

      const [{ headers, body: sent }] = service.requests as [HttpHost['requests'][0]];
      assert.equal(headers['content-type'], 'application/x-www-form-urlencoded');
      assert.equal(sent, 'text=The+guide+is+old.&from=7');
    });
  });

  it('can go by mail: the session names the address, and nothing is offered to be sent', async () => {
    const { changes, feedback, feedbackMail } = await capabilities(
      adapterFor({ feedbackMail: 'partners@example.com' }),
    );

    assert.deepEqual([changes, feedback, feedbackMail], [[], false, 'partners@example.com']);
  });

  it('can be kept in the browser: the session says so, and the host is not asked', async () => {
    const adapter = adapterFor({ keptHere: ['resource.favorite'] });
    const { changes, keptHere } = await capabilities(adapter);
    assert.deepEqual([changes, keptHere], [['resource.favorite'], ['resource.favorite']]);

    const favorite = made({
      kind: 'resource.favorite',
      target: { resourceId: 'r-1' },
      payload: { on: true },
    });
    const { outcome } = await send(adapter, favorite);

    const { body } = await adapter.read({ kind: 'resources' }, { signal });
    assert.equal(outcome, 'saved');
    assert.equal(readers.resources(body).value?.items[0]?.mine.favorite, true);
    assert.deepEqual(
      host.requests.map(({ method, url }) => `${method} ${url}`),
      ['GET /me', 'GET /list'],
    );
  });
});
