import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Change, Receipt } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import type { Query } from '../adapters/query.js';
import { makeChange } from '../outbox/make-change.js';
import { FakeClock } from '../testing/fake-clock.js';
import { json, startHttpHost, type HttpHost, type SeenRequest } from '../testing/http-host.js';
import { mappedAdapter, type MappedAdapterOptions } from './mapped-adapter.js';
import type { ChangeMapping, Mapping, RequestMapping } from './mapping.js';

const { signal } = new AbortController();
const me = { from: [], as: { viewer: { id: { $value: 'ana' } } } };
const items = { $each: 'list', id: 'id', title: 'title', url: { $value: '/r' } };

/** A library by one request, and one kind of change. */
function mappingOf(request: Partial<RequestMapping>, change?: Partial<ChangeMapping>): Mapping {
  return {
    mapping: 1,
    requests: { list: { path: '/list', ...request }, marks: { path: '/marks' } },
    reads: { session: me, resources: { from: 'list', as: { items } } },
    ...(change && { changes: { 'resource.favorite': { path: '/marks', again: 'repeat', ...change } } }),
  };
}

describe('What a host answers and its mapping', () => {
  let host: HttpHost;
  before(async () => (host = await startHttpHost()));
  after(() => host.close());

  const adapterFor = (mapping: Mapping, more: Partial<MappedAdapterOptions> = {}) =>
    mappedAdapter({ mapping, api: host.url, ...more });
  const answer = (answers: Readonly<Record<string, unknown>>) => {
    (host.requests as unknown[]).length = 0;
    host.answer = (response, { method, url }) => {
      const known = answers[`${method} ${url}`] ?? answers[url.split('?')[0]!];
      json(response, known ?? { message: 'There is no such thing.' }, known === undefined ? 404 : 200);
    };
  };
  const asked = () => host.requests.map(({ method, url }) => `${method} ${url}`);
  const row = (id: number | string) => ({ id, title: `Title ${id}` });
  async function read(mapping: Mapping, query: Query = { kind: 'resources' }) {
    const made = await adapterFor(mapping).read(query, { signal });
    const page = readers.resources(made.body).value;
    return {
      ids: page?.items.map(({ id }) => id),
      total: page?.total,
      issues: made.unchanged ? [] : made.issues,
    };
  }
  async function send(mapping: Mapping, resourceId = 'r-1', on = true): Promise<Receipt> {
    const change: Change = makeChange(
      { kind: 'resource.favorite', target: { resourceId }, payload: { on } },
      0,
    );
    const { value, issues } = readers.receipts(await adapterFor(mapping).send([change], { signal }));
    assert.deepEqual(issues, []);
    return value!.receipts[0]!;
  }

  describe('that do not fit together', () => {
    const wrong: readonly (readonly [what: string, request: Partial<RequestMapping>, message: RegExp])[] = [
      [
        'where the list stands',
        { items: '$number(rows.title)' },
        /^requests\.list\.items of the mapping: .*\$number/,
      ],
      ['what is asked for', { search: { q: '$number("x")' } }, /^requests\.list\.search\.q of the mapping/],
      ['in a header', { headers: { 'X-A': '$number("x")' } }, /^requests\.list\.headers\.X-A of the mapping/],
      [
        'what is sent',
        { method: 'POST', body: { a: { b: '$number("x")' } } },
        /^requests\.list\.body\.a\.b of the/,
      ],
      [
        'the next page',
        { items: 'rows', pages: { by: 'url', next: '"http://[bad"' } },
        /"http:\/\/\[bad" is no address/,
      ],
      [
        'the scheme of the next page',
        { items: 'rows', pages: { by: 'url', next: '$replace(self, "http:", "https:")' } },
        /writes its own address as "https:\/\/"\. Ask for "http:\/\/" there/,
      ],
      [
        'for each of a list',
        { after: 'marks', each: '$number(marks.rows)' },
        /^requests\.list\.each of the mapping/,
      ],
      [
        'how it is asked',
        { method: { $of: '$query.kind', $values: { a: 'GET' } } },
        /^requests\.list\.method of/,
      ],
    ];
    for (const [what, request, message] of wrong) {
      it(`are told with their place: ${what}`, async () => {
        answer({ '/list': { rows: [row(1)], self: `${host.url}/list` }, '/marks': { rows: 'x' } });

        await assert.rejects(adapterFor(mappingOf(request)).read({ kind: 'resources' }, { signal }), {
          ...{ code: 'config', message },
        });
      });
    }

    it('cannot send a change: it is refused, with what is wrong for the developer', async () => {
      answer({ '/marks': {} });
      const issuesOf = async (change: Partial<ChangeMapping>) =>
        (await send(mappingOf({}, change))).problem?.issues;

      const [failed] = (await issuesOf({ body: { on: '$number("x")' } }))!;
      assert.match(failed!.got, /^changes\.resource\.favorite\.body\.on of the mapping/);
      const [empty] = (await issuesOf({ body: { on: '$change.payload.of' } }))!;
      assert.match(empty!.got, /body of the mapping: nothing in it has a value/);
      assert.deepEqual(asked(), []);
    });

    it('never lead out of the folder of an address', async () => {
      answer({ 'POST /marks/r-1': {} });
      const mapping = mappingOf({}, { path: '/marks/{$change.target.resourceId}' });

      assert.equal((await send(mapping)).outcome, 'saved');
      assert.equal((await send(mapping, '..')).outcome, 'rejected');
      assert.deepEqual(asked(), ['POST /marks/r-1']);
    });

    it('is no mapping at all, or lacks what only the page knows', async () => {
      assert.throws(() => mappedAdapter({ mapping: null as never }), { code: 'config' });
      const settings = { from: [], as: { viewer: { id: '$settings.userId' } } };
      const adapter = adapterFor({ ...mappingOf({}), reads: { session: settings } });

      await assert.rejects(adapter.read({ kind: 'session' }, { signal }), {
        ...{
          code: 'config',
          message: /"\$settings\.userId" has no value\. Give "userId" in "mappingSettings"/,
        },
      });
    });
  });

  it('may be nested too deeply to be read', async () => {
    const depth = 20_000;
    host.answer = (response) =>
      response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(`${'['.repeat(depth)}${']'.repeat(depth)}`);

    for (const pages of [undefined, { by: 'link' } as const])
      await assert.rejects(read(mappingOf({ items: 'rows', ...(pages && { pages }) })), { code: 'contract' });
  });

  describe('that go on', () => {
    const rows = (at: URLSearchParams) => [row(Number(at.get('page') ?? 1) * 10), row(`${at.get('page')}-b`)];
    const answerPages = (items = rows) => {
      (host.requests as unknown[]).length = 0;
      host.answer = (response, { url }) =>
        json(response, { rows: items(new URL(url, host.url).searchParams) });
    };

    it('are cut where there are more pages than asked for, and that is told', async () => {
      answerPages();
      const { ids, issues } = await read(mappingOf({ items: 'rows', pages: { by: 'number', most: 2 } }));

      assert.equal(ids?.length, 4);
      assert.deepEqual(issues, [
        {
          path: 'requests.list.pages',
          expected: 'a list of 2 pages at most; say in "pages.most" how many there may be',
          got: 'more',
        },
      ]);
    });

    it('end where a host gives the same page again, and that is told', async () => {
      answerPages(() => [row(1), row(2)]);
      const { ids, issues } = await read(mappingOf({ items: 'rows', pages: { by: 'number' } }));

      assert.deepEqual(ids, ['1', '2']);
      assert.equal(asked().length, 2);
      assert.match(issues![0]!.got, /the same as before/);
    });

    it('end where the pages of a host lead in a circle, and that is told', async () => {
      const next = {
        '/list': '/list?page=2',
        '/list?page=2': '/list?page=3',
        '/list?page=3': '/list?page=2',
      };
      (host.requests as unknown[]).length = 0;
      host.answer = (response, { url }) =>
        json(response, { rows: [row(url)], next: next[url as keyof typeof next] });
      const { ids, issues } = await read(mappingOf({ items: 'rows', pages: { by: 'url', next: 'next' } }));

      assert.deepEqual(ids, ['/list', '/list?page=2', '/list?page=3']);
      assert.equal(asked().length, 3);
      assert.equal(issues![0]!.path, 'requests.list.pages');
      assert.match(issues![0]!.got, /lead in a circle/);
    });

    it('are asked for a hundred items one by one, and the rest is told', async () => {
      host.answer = (response, { url }) =>
        json(response, url === '/marks' ? Array.from({ length: 120 }, (_, id) => id) : row(url.slice(6)));
      const { ids, issues } = await read(mappingOf({ after: 'marks', each: 'marks', path: '/list/{$item}' }));

      assert.equal(ids?.length, 100);
      assert.match(issues![0]!.expected, /^100 items at most/);
    });
  });

  it('may lack what is optional: the rest is shown, and what is missing is told', async () => {
    answer({ '/marks': ['1', '2', '3'], '/list/1': row(1), '/list/3': row(3) });
    const each = { after: 'marks', each: 'marks', path: '/list/{$item}' };

    const { ids, issues } = await read(mappingOf({ ...each, optional: true }));
    assert.deepEqual(ids, ['1', '3']);
    assert.deepEqual(
      issues?.map(({ path, got }) => [path, got]),
      [['requests.list', 'GET /list/2 was answered with 404: There is no such thing..']],
    );
    await assert.rejects(read(mappingOf(each)), { code: 'response', status: 404 });
  });

  it('are filtered here where the host is not asked to', async () => {
    const rows = [
      { ...row(1), stages: ['win'] },
      { ...row(2), stages: ['onboard'] },
    ];
    answer({ '/list': { rows } });
    const as = { items: { ...items, $each: 'list.rows', stageIds: 'stages' }, total: '$count(list.rows)' };
    const mapping = (search: RequestMapping['search']): Mapping => ({
      ...mappingOf({ search: search! }),
      reads: { session: me, resources: { from: 'list', as } },
    });
    const query = { kind: 'resources', filter: { q: 'x', stageId: 'win' } } as const;

    const here = await read(mapping({ q: '$query.q' }), query);
    assert.deepEqual([here.ids, here.total], [['1'], undefined]);
    const there = await read(mapping({ q: '$query.q', stage: '$query.stageId' }), query);
    assert.deepEqual([there.ids, there.total], [['1', '2'], 2]);
    assert.deepEqual(asked(), ['GET /list?q=x', 'GET /list?q=x&stage=win']);
  });

  describe('when something is sent', () => {
    it('may want another method by what is said', async () => {
      answer({ 'POST /marks/r-1': {}, 'DELETE /marks/r-1': {} });
      const method = { $of: '$change.payload.on', $values: { true: 'POST', false: 'DELETE' } };
      const mapping = mappingOf({}, { method, path: '/marks/{$change.target.resourceId}' });

      await send(mapping);
      await send(mapping, 'r-1', false);

      assert.deepEqual(asked(), ['POST /marks/r-1', 'DELETE /marks/r-1']);
    });

    it('may be posted to a list, and deleted from a row that is looked up', async () => {
      answer({
        '/marks': { rows: [{ id: 41, resource: 'r-1' }] },
        'POST /marks': {},
        'DELETE /marks/41': {},
      });
      const mine = 'marks.rows[resource = $change.target.resourceId].id';
      const $of = '$change.payload.on';
      const mapping = mappingOf(
        {},
        {
          from: 'marks',
          method: { $of, $values: { true: 'POST', false: 'DELETE' } },
          path: { $of, $values: { true: '/marks', false: `/marks/{${mine}}` } },
          body: { resource: '$change.target.resourceId' },
          again: 'look',
          done: `$exists(${mine}) = $change.payload.on`,
        },
      );

      await send(mapping, 'r-1', false);
      await send(mapping, 'r-2', true);
      assert.equal((await send(mapping, 'r-1', true)).outcome, 'saved');
      assert.equal((await send(mapping, 'r-2', false)).outcome, 'saved');

      const writes = asked().filter((one) => !one.startsWith('GET'));
      assert.deepEqual(writes, ['DELETE /marks/41', 'POST /marks']);
      const bodies = host.requests.filter(({ method }) => method !== 'GET').map(({ body }) => body);
      assert.deepEqual(bodies, ['', '{"resource":"r-2"}']);
    });

    it('may want what was read just before: a row by its id, or the rest of a whole', async () => {
      const rows = [{ id: 41, resource: 'r-1', note: 'kept' }];
      answer({ '/marks': { rows }, 'PUT /marks/41': {} });
      const mapping = mappingOf(
        {},
        {
          ...{
            from: 'marks',
            method: 'PUT',
            path: '/marks/{marks.rows[resource = $change.target.resourceId].id}',
          },
          body: '$merge([$all.marks.rows[0], { "on": $change.payload.on }])',
        },
      );

      assert.equal((await send(mapping)).outcome, 'saved');
      assert.deepEqual(asked(), ['GET /marks', 'PUT /marks/41']);
      const { body } = host.requests.at(-1) as SeenRequest;
      assert.deepEqual(JSON.parse(body), { id: 41, resource: 'r-1', note: 'kept', on: true });
    });

    it('is done already where the thing itself is found', async () => {
      answer({ '/marks': { rows: [{ resource: 'r-1' }] } });
      const done = 'marks.rows[resource = $change.target.resourceId]';
      const mapping = mappingOf({}, { again: 'look', from: 'marks', done });

      assert.equal((await send(mapping)).outcome, 'saved');
      assert.deepEqual(asked(), ['GET /marks']);
    });

    it('may be called by another media type, and that once', async () => {
      answer({ 'POST /marks': {} });

      await send(
        mappingOf(
          {},
          { body: { on: true }, headers: { 'content-type': { $value: 'application/vnd.api+json' } } },
        ),
      );

      assert.equal(host.requests[0]?.headers['content-type'], 'application/vnd.api+json');
    });

    const reasons: readonly (readonly [body: unknown, reason: string])[] = [
      [{ message: 'Locked by <b>legal</b> &amp; co.' }, 'Locked by legal & co.'],
      [{ error: { message: 'Closed.' } }, 'Closed.'],
      [{ errors: [{ detail: 'Too late.' }] }, 'Too late.'],
      [{ title: 'Bad', detail: 'Not on Sundays.' }, 'Not on Sundays.'],
      [{ message: 'x'.repeat(5_000) }, `${'x'.repeat(300)}…`],
      [{ code: 7 }, ''],
    ];
    for (const [body, reason] of reasons) {
      it(`may be refused with words: ${JSON.stringify(body).slice(0, 60)}`, async () => {
        host.answer = (response) => json(response, body, 422);

        assert.equal((await send(mappingOf({}, {}))).problem?.title, reason);
      });
    }

    it('may be refused with several words, where a rule says so', async () => {
      host.answer = (response) => json(response, { errors: { name: ['Too long.', 'Not unique.'] } }, 422);
      const answers = [{ status: 422, means: 'refused', reason: 'errors.name' }] as const;

      assert.equal((await send({ ...mappingOf({}, {}), answers })).problem?.title, 'Too long. Not unique.');
    });
  });

  it('may be about a library alone: then there is no journey, and nobody is asked for one', async () => {
    answer({ '/list': [row(1)] });

    const { body } = await adapterFor(mappingOf({})).read({ kind: 'journeys' }, { signal });

    assert.deepEqual([body, asked()], [{ items: [] }, []]);
  });

  it('are asked once for the list of journeys and the journey in it', async () => {
    answer({ '/list': [{ id: 1, title: 'Call', status: 'todo' }] });
    const steps = { $each: 'list', id: 'id', title: 'title', status: 'status' };
    const stage = { id: { $value: 'all' }, title: { $value: 'All' }, steps };
    const as = { id: { $value: 'one' }, title: { $value: 'One' }, stages: [stage] };
    const clock = new FakeClock();
    const mapping = { ...mappingOf({}), reads: { session: me, journey: { from: 'list', as } } };
    const adapter = adapterFor(mapping, { clock });

    await adapter.read({ kind: 'journeys' }, { signal });
    // so much later the same question is asked again
    await clock.pass(60);
    const { body } = await adapter.read({ kind: 'journey', journeyId: 'one' }, { signal });
    assert.equal(readers.journey(body).value?.stages[0]?.steps[0]?.id, '1');
    assert.equal(asked().length, 1);

    await clock.pass(60);
    await adapter.read({ kind: 'journey', journeyId: 'one' }, { signal });
    assert.equal(asked().length, 2);
  });
});
