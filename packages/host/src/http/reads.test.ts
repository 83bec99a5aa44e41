import {
  FeedbackPage,
  HistoryPage,
  Journey,
  JourneyList,
  Problem,
  Resource,
  ResourcePage,
  Session,
  SurveyList,
  UpdatePage,
} from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { describeOnEveryDatabase, pglite } from '../testing/every-database.js';
import { change, startTestHost, type TestHost } from '../testing/test-host.js';
import { otherPartnerSecret, otherTenantSecret, programSecret } from '../testing/test-program.js';

const reads = [
  ['/session', Session],
  ['/journeys', JourneyList],
  ['/journeys/journey-1', Journey],
  ['/journeys/journey-1/steps/task/history', HistoryPage],
  ['/resources', ResourcePage],
  ['/resources?limit=100&sort=title', ResourcePage],
  ['/resources?q=resource&stepId=course', ResourcePage],
  ['/resources/resource-01', Resource],
  ['/surveys', SurveyList],
  ['/feedback', FeedbackPage],
  ['/updates', UpdatePage],
] as const;

describeOnEveryDatabase('Reading', (kind) => {
  let host: TestHost;
  before(async () => {
    host = await startTestHost(kind);
    await host.send(
      'ann',
      change('step.comment', { journeyId: 'journey-1', stepId: 'task' }, { text: 'Hello' }),
    );
  });
  after(() => host.stop());

  const items = async <Item>(path: string, as: string) =>
    ((await host.get(path, as)).body as { items: Item[] }).items;

  for (const [path, schema] of reads) {
    it(`answers ${path} in the shape of the contract, to every role`, async () => {
      for (const person of ['ann', 'adam', 'pam']) {
        const { status, body } = await host.get(path, person);

        assert.equal(status, 200, person);
        schema.parse(body);
      }
    });

    it(`answers ${path} with 304 to whoever has it already`, async () => {
      const first = await host.get(path, 'ann');
      const etag = first.headers.get('ETag') ?? '';

      const second = await host.request(path, 'ann', { headers: { 'If-None-Match': `"x", ${etag}` } });
      const other = await host.request(path, 'ann', { headers: { 'If-None-Match': '"x"' } });

      assert.match(etag, /^W\/"/);
      assert.deepEqual([second.status, second.text, second.headers.get('ETag')], [304, '', etag]);
      assert.equal(other.status, 200);
      assert.match(first.headers.get('Cache-Control') ?? '', /^private, max-age=\d+$/);
      assert.match(first.headers.get('Vary') ?? '', /Origin.*Authorization|Authorization.*Origin/);
    });

    it(`keeps what only the program or somebody else may see out of ${path}`, async () => {
      for (const person of ['ann', 'adam']) {
        const { text } = await host.get(path, person);

        for (const secret of [programSecret, otherPartnerSecret, otherTenantSecret, 'secret-check', 'bob']) {
          assert.ok(!text.includes(secret), `${person} received ${secret}`);
        }
      }
    });
  }

  it('says in the session who looks, for whom, and for whom else they may act', async () => {
    const ann = Session.parse((await host.get('/session', 'ann')).body);
    const pam = Session.parse((await host.get('/session?partnerId=second', 'pam')).body);

    assert.deepEqual(
      ann.partners.map(({ id }) => id),
      ['first'],
    );
    assert.equal(ann.viewer.role, 'partner');
    assert.deepEqual(
      pam.partners.map(({ id }) => id),
      ['first', 'second'],
    );
    assert.equal(pam.partnerId, 'second');
    assert.equal(pam.capabilities.live, 'sse');
  });

  it('gives the program what only the program sees, of the partner it acts for', async () => {
    const journey = await host.get('/journeys/journey-1', 'pam');
    const second = await host.get('/journeys?partnerId=second', 'pam');
    const feedback = await host.get('/feedback?partnerId=second', 'pam');

    assert.ok(journey.text.includes(programSecret));
    assert.deepEqual(
      JourneyList.parse(second.body).items.map(({ id }) => id),
      ['journey-2'],
    );
    assert.ok(feedback.text.includes('said-by-bob'));
  });

  it('offers each role what it may do', async () => {
    const allowedTo = async (person: string, stepId: string) => {
      const journey = Journey.parse((await host.get('/journeys/journey-1', person)).body);
      return journey.stages.flatMap(({ steps }) => steps).find(({ id }) => id === stepId)?.allowed ?? [];
    };

    assert.deepEqual(await allowedTo('ann', 'task'), ['start', 'complete', 'block', 'comment']);
    assert.ok((await allowedTo('adam', 'optional')).includes('skip'));
    assert.ok(!(await allowedTo('ann', 'held')).includes('complete'));
    assert.ok((await allowedTo('pam', 'secret-check')).includes('complete'));
  });

  it("answers another partner's things and those of another tenant as if they were not there", async () => {
    const foreign = [
      ['/journeys/journey-2', 'ann'],
      ['/journeys/journey-2/steps/task/history', 'ann'],
      ['/journeys/journey-1/steps/secret-check/history', 'ann'],
      ['/journeys/journey-1/steps/nothing/history', 'ann'],
      ['/journeys/journey-1', 'bob'],
      ['/resources/resource-99', 'ann'],
      ['/insights', 'pam'],
      ['/nothing', 'pam'],
    ] as const;
    for (const [path, person] of foreign) {
      const { status, body, headers } = await host.get(path, person);

      assert.equal(status, 404, path);
      assert.equal(Problem.parse(body).code, 'not-found');
      assert.equal(headers.get('Content-Type'), 'application/problem+json');
    }
    const olga = await host.get('/journeys/journey-1', 'olga');
    assert.ok(olga.text.includes(otherTenantSecret));
  });

  it('finds words at their beginning and by their stem, best first', async () => {
    const titles = async (q: string) =>
      (await items<Resource>(`/resources?q=${encodeURIComponent(q)}`, 'ann')).map(({ id }) => id);

    assert.deepEqual(await titles('invoic'), ['resource-05']);
    assert.deepEqual(await titles('AGREEMENT'), ['resource-05']);
    assert.deepEqual(await titles('contract short'), ['resource-01', 'resource-11', 'resource-21']);
    assert.deepEqual(await titles('zebra'), []);
    assert.deepEqual(await titles('!&|<->'), []);
    assert.equal((await titles('  ')).length, 24);
  });

  it('counts what each choice would leave, under all the other choices', async () => {
    const page = ResourcePage.parse(
      (await host.get('/resources?facet[kind]=video&facet[topic]=Law', 'ann')).body,
    );
    const counts = (name: string) =>
      Object.fromEntries(
        page.facets.find((facet) => facet.name === name)?.values.map(({ value, count }) => [value, count]) ??
          [],
      );

    assert.equal(page.total, 5);
    assert.deepEqual(counts('kind'), { course: 5, guide: 5, video: 5 });
    assert.deepEqual(counts('topic'), { Building: 5, Law: 5, Selling: 5 });
    assert.deepEqual(counts('language'), { en: 5 });
  });

  it('has every facet that the session promises, without values where nothing has one', async () => {
    const { facets } = ResourcePage.parse((await host.get('/resources', 'ann')).body);

    const { capabilities } = Session.parse((await host.get('/session', 'ann')).body);
    assert.deepEqual(
      facets.map(({ name }) => name),
      capabilities.resources.facets,
    );
    assert.ok(facets.some(({ values }) => values.length === 0));
  });

  it('names languages in words', async () => {
    const { facets } = ResourcePage.parse((await host.get('/resources', 'ann')).body);

    const labels = facets.find(({ name }) => name === 'language')?.values.map(({ label }) => label);
    assert.deepEqual(labels, ['English', 'Portuguese']);
  });

  it('takes several values of one facet as any of them', async () => {
    const page = ResourcePage.parse(
      (await host.get('/resources?facet[kind]=video&facet[kind]=course', 'ann')).body,
    );

    assert.equal(page.total, 20);
  });

  it('narrows by stage, step and kind, and not by a step that is hidden', async () => {
    const ids = async (query: string) =>
      (await items<Resource>(`/resources?${query}`, 'ann')).map(({ id }) => id);

    assert.deepEqual(await ids('stageId=onboard'), ['resource-01']);
    assert.deepEqual(await ids('stepId=course'), ['resource-01']);
    assert.deepEqual(await ids('stepId=secret-check'), []);
    assert.equal((await ids('kind=course')).length, 10);
  });

  for (const sort of ['newest', 'title', 'relevance']) {
    it(`goes through all pages by ${sort}, each item once and in order`, async () => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const path = `/resources?q=resource&sort=${sort}&limit=7${cursor}`;
        const page = ResourcePage.parse((await host.get(path, 'ann')).body);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor === undefined ? '' : `&cursor=${page.nextCursor}`;
      } while (cursor);
      const whole = await items<Resource>(`/resources?q=resource&sort=${sort}&limit=100`, 'ann');

      assert.equal(new Set(seen).size, 30);
      assert.deepEqual(
        seen,
        whole.map(({ id }) => id),
      );
    });
  }

  it('goes through all pages of the updates, newest first', async () => {
    const first = UpdatePage.parse((await host.get('/updates', 'ann')).body);
    const second = UpdatePage.parse(
      (await host.get(`/updates?cursor=${first.nextCursor ?? ''}`, 'ann')).body,
    );

    assert.deepEqual([first.items.length, second.items.length, second.nextCursor], [25, 2, undefined]);
    assert.deepEqual([first.items[0]?.id, second.items[1]?.id], ['update-27', 'update-01']);
    assert.deepEqual(second.items[1]?.affects, [{ stepId: 'task' }]);
  });

  it('shows what this person did in the library, and not what others did', async () => {
    const mine = async (person: string) =>
      Resource.parse((await host.get('/resources/resource-03', person)).body).mine;

    assert.deepEqual(await mine('ann'), { favorite: true, seenAt: '2026-05-04T08:00:00.000Z' });
    assert.deepEqual(await mine('adam'), {});
  });

  it('asks only what may be asked now', async () => {
    const ids = async (person: string) =>
      (await items<{ id: string }>('/surveys', person)).map(({ id }) => id);

    assert.deepEqual(await ids('ann'), ['nps', 'open']);
  });
});

describe('Calling from a page', () => {
  let host: TestHost;
  before(async () => {
    host = await startTestHost(pglite, { allowedOrigins: ['https://portal.example'] });
  });
  after(() => host.stop());

  const from = (origin: string, init: RequestInit = {}) =>
    host.request('/session', 'ann', { ...init, headers: { Origin: origin, ...init.headers } });

  it('lets the given origins in, and exposes what a reader needs', async () => {
    const { headers } = await from('https://portal.example');

    assert.equal(headers.get('Access-Control-Allow-Origin'), 'https://portal.example');
    assert.equal(headers.get('Access-Control-Expose-Headers'), 'ETag,Retry-After,Date');
  });

  it('does not let others in, and says so to caches', async () => {
    for (const origin of ['https://evil.example', 'http://localhost:5173', 'null']) {
      const { headers } = await from(origin);

      assert.equal(headers.get('Access-Control-Allow-Origin'), null, origin);
      assert.match(headers.get('Vary') ?? '', /Origin/);
    }
  });

  it('answers a preflight without a token, for a while', async () => {
    const { status, headers } = await host.request('/changes', undefined, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://portal.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type',
      },
    });

    assert.equal(status, 204);
    assert.equal(headers.get('Access-Control-Max-Age'), '7200');
    assert.match(headers.get('Access-Control-Allow-Headers') ?? '', /Authorization/);
  });

  it('lets a page read why it was refused', async () => {
    const response = await host.request('/session', undefined, {
      headers: { Origin: 'https://portal.example' },
    });

    assert.equal(response.status, 401);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), 'https://portal.example');
  });
});
