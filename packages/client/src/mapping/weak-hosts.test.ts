import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Receipt } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import { makeChange } from '../outbox/make-change.js';
import { json, startHttpHost, type HttpHost } from '../testing/http-host.js';
import { mappedAdapter } from './mapped-adapter.js';
import type { ChangeMapping, Mapping, RequestMapping } from './mapping.js';

const signal = new AbortController().signal;
const me = { from: [], as: { viewer: { id: '$settings.user' } } };

describe('A host that knows nothing of us', () => {
  let host: HttpHost;
  before(async () => (host = await startHttpHost()));
  after(() => host.close());

  const adapterFor = (mapping: Omit<Mapping, 'mapping'>) =>
    mappedAdapter({ mapping: { mapping: 1, ...mapping }, api: host.url, settings: { user: 'ana' } });
  const listing = async (request: Partial<RequestMapping>) => {
    const items = { $each: 'list', id: 'id', title: 'id', kind: { $value: 'guide' }, url: { $value: '/r' } };
    const adapter = adapterFor({
      requests: { list: { path: '/list', items: 'rows', ...request } },
      reads: { session: me, resources: { from: 'list', as: { items } } },
    });
    const { body } = await adapter.read({ kind: 'resources' }, { signal });
    return readers.resources(body).value?.items.map(({ id }) => id);
  };
  const asked = () => host.requests.map(({ url }) => url);
  const answerRows = (rows: (at: URLSearchParams) => object) => {
    (host.requests as unknown[]).length = 0;
    host.answer = (response, { url }) => json(response, rows(new URL(url, host.url).searchParams));
  };
  const row = (id: number) => ({ id });

  it('may count items', async () => {
    answerRows((at) => ({
      rows: [1, 2, 3].slice(Number(at.get('skip')), Number(at.get('skip')) + 2).map(row),
    }));

    const pages = { by: 'offset', name: 'skip', size: { name: 'take', value: 2 } } as const;
    assert.deepEqual(await listing({ pages }), ['1', '2', '3']);
    assert.deepEqual(asked(), ['/list?take=2&skip=0', '/list?take=2&skip=2']);
  });

  it('may have cursors', async () => {
    answerRows((at) =>
      at.has('after') ? { rows: [2].map(row), next: null } : { rows: [1].map(row), next: 'x/1' },
    );

    assert.deepEqual(await listing({ pages: { by: 'cursor', name: 'after', next: 'next' } }), ['1', '2']);
    assert.deepEqual(asked(), ['/list', '/list?after=x%2F1']);
  });

  it('may want what a page is asked by in what is sent', async () => {
    const asked: unknown[] = [];
    host.answer = (response, { body }) => {
      asked.push(JSON.parse(body));
      const { at = {} } = JSON.parse(body) as { at?: { skip?: number; after?: string } };
      const isFirst = (at.skip ?? 0) === 0 && at.after === undefined;
      json(response, isFirst ? { rows: [1, 2].map(row), next: 'b' } : { rows: [row(3)], next: null });
    };
    const query = { query: { $value: '{ rows }' } };
    const post = { method: 'POST' as const, body: { ...query, at: { lang: { $value: 'en' } } } };
    const size = { name: 'at.take', value: 2 };

    const counted = await listing({ ...post, pages: { by: 'offset', in: 'body', name: 'at.skip', size } });
    const followed = await listing({
      ...{ method: 'POST', body: query },
      pages: { by: 'cursor', in: 'body', name: 'at.after', next: 'next' },
    });

    assert.deepEqual(
      [counted, followed],
      [
        ['1', '2', '3'],
        ['1', '2', '3'],
      ],
    );
    assert.deepEqual(asked, [
      { query: '{ rows }', at: { lang: 'en', take: 2, skip: 0 } },
      { query: '{ rows }', at: { lang: 'en', take: 2, skip: 2 } },
      { query: '{ rows }' },
      { query: '{ rows }', at: { after: 'b' } },
    ]);
  });

  it('may search and page itself: then one page is asked for at a time', async () => {
    answerRows((at) => ({ rows: [{ id: `${at.get('q')}-${at.get('after') ?? 'first'}` }], next: 'b' }));
    const items = { $each: 'list.rows', id: 'id', title: 'id', url: { $value: '/r' } };
    const adapter = adapterFor({
      requests: { list: { path: '/list', search: { q: '$query.q', after: '$query.cursor' } } },
      reads: { session: me, resources: { from: 'list', as: { items, nextCursor: 'list.next' } } },
    });
    const page = async (cursor?: string) => {
      const query = { kind: 'resources', filter: { q: 'api', ...(cursor && { cursor }) } } as const;
      const { body } = await adapter.read(query, { signal });
      const { items: found, nextCursor } = readers.resources(body).value!;
      return [found.map(({ id }) => id), nextCursor];
    };

    assert.deepEqual(await page(), [['api-first'], 'b']);
    assert.deepEqual(await page('b'), [['api-b'], 'b']);
    assert.deepEqual(asked(), ['/list?q=api', '/list?q=api&after=b']);
    const { body } = await adapter.read({ kind: 'session' }, { signal });
    assert.equal(readers.session(body).value?.capabilities.resources.search, true);
  });

  it('may name the next address, whole or not', async () => {
    const next = ['?at=2', `${host.url}/list?at=3`, ''];
    answerRows(() => ({ rows: [{ id: 3 - next.length }], links: { next: next.shift() } }));

    assert.deepEqual(await listing({ pages: { by: 'url', next: 'links.next' } }), ['0', '1', '2']);
    assert.deepEqual(asked(), ['/list', '/list?at=2', '/list?at=3']);
  });

  it('is not followed to another place', async () => {
    answerRows(() => ({ rows: [row(1)], next: 'http://elsewhere.example/list' }));

    await assert.rejects(
      listing({ pages: { by: 'url', next: 'next' } }),
      /elsewhere\.example.*no other place/,
    );
  });

  it('ends where a list leads back to itself', async () => {
    answerRows((at) => ({ rows: [row(1)], next: at.has('at') ? '?at=1' : '?at=1' }));

    assert.deepEqual(await listing({ pages: { by: 'url', next: 'next' } }), ['1']);
    assert.equal(asked().length, 2);
  });

  it('may say 404 for a list that is empty', async () => {
    host.answer = (response) => json(response, { error: 'none' }, 404);
    const items = { $each: 'list', id: 'id', title: 'id', kind: { $value: 'guide' }, url: { $value: '/r' } };
    const adapter = adapterFor({
      requests: { list: { path: '/list', items: 'rows' } },
      reads: { session: me, resources: { from: 'list', as: { items } } },
      answers: [{ status: 404, when: "error = 'none'", means: 'nothing' }],
    });

    const { body } = await adapter.read({ kind: 'resources' }, { signal });
    assert.deepEqual(readers.resources(body).value?.items, []);
  });

  it('says with an answer of 200 that it could not', async () => {
    host.answer = (response) => json(response, { ok: false, message: 'Not on Sundays' });
    const adapter = adapterFor({
      requests: {},
      reads: { session: me },
      changes: {
        'feedback.send': { path: '/messages', again: 'ask', body: { message: '$change.payload.text' } },
      },
      answers: [{ when: 'ok = false', means: 'refused', reason: 'message' }],
    });

    const [receipt] = await send(adapter, feedback());
    assert.deepEqual([receipt?.outcome, receipt?.problem?.title], ['rejected', 'Not on Sundays']);
  });

  const feedback = () =>
    makeChange({ kind: 'feedback.send', target: {}, payload: { text: 'Hello', context: {} } }, Date.now());
  const sending = (again: Partial<ChangeMapping> & Pick<ChangeMapping, 'again'>) =>
    adapterFor({
      requests: { messages: { path: '/messages', items: 'rows' } },
      reads: { session: me },
      changes: {
        'feedback.send': {
          path: '/messages',
          body: { text: '$change.payload.text', uid: '$change.id' },
          ...again,
        },
      },
      answers: [{ status: 422, when: "errors.uid = 'taken'", means: 'done-before' }],
    });
  async function send(adapter: ReturnType<typeof adapterFor>, ...changes: ReturnType<typeof feedback>[]) {
    const { value, issues } = readers.receipts(await adapter.send(changes, { signal }));
    assert.deepEqual(issues, []);
    return value?.receipts as readonly Receipt[];
  }

  it('may know a repeated change by a header of its own name', async () => {
    host.answer = (response) => json(response, {}, 201);
    const change = feedback();

    await send(sending({ again: 'key', keyHeader: 'X-Request-Key' }), change);

    assert.equal(host.requests.at(-1)?.headers['x-request-key'], change.id);
  });

  it('may refuse the second one of an id, which then was taken before', async () => {
    const change = feedback();
    host.answer = (response, { body }) =>
      (JSON.parse(body) as { uid: string }).uid === change.id
        ? json(response, { errors: { uid: 'taken' } }, 422)
        : json(response, {}, 201);

    assert.equal((await send(sending({ again: 'id' }), change))[0]?.outcome, 'saved');
  });

  it('is looked at before something is sent again', async () => {
    const change = feedback();
    const rows = [{ uid: change.id }];
    host.answer = (response, { method }) =>
      method === 'GET' ? json(response, { rows }) : json(response, { error: 'twice' }, 500);
    const adapter = sending({ again: 'look', from: 'messages', done: '$exists(messages[uid = $change.id])' });

    assert.equal((await send(adapter, change))[0]?.outcome, 'saved');
    await assert.rejects(adapter.send([feedback()], { signal }), { code: 'response', status: 500 });
  });

  it('answers with a page of the network, which is nobody’s data', async () => {
    host.answer = (response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Wi-Fi</html>');

    await assert.rejects(listing({}), { code: 'page' });
  });

  it('is told what is wrong with the mapping before anything is asked', async () => {
    const adapter = adapterFor({
      requests: { list: { path: '/list', itmes: 'x' } as never },
      reads: { session: me },
    });
    (host.requests as unknown[]).length = 0;

    await assert.rejects(adapter.read({ kind: 'session' }, { signal }), {
      code: 'config',
      message: /requests\.list\.itmes: there is no such member: .*path/,
    });
    assert.deepEqual(host.requests, []);
  });
});
