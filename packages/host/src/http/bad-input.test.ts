import { Problem, ReceiptList, type ProblemCode } from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { after, before, it } from 'node:test';
import { tokens } from '../database/schema/index.js';
import { hashToken } from '../reading/viewer.js';
import { describeOnEveryDatabase } from '../testing/every-database.js';
import { change, startTestHost, type TestHost } from '../testing/test-host.js';
import { tokenOf } from '../testing/test-program.js';

const target = { journeyId: 'journey-1', stepId: 'task' };
const good = () => change('step.complete', target, {});
const json = { 'Content-Type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = json): RequestInit => ({
  method: 'POST',
  headers,
  body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
});
const one = (more: Record<string, unknown>) => post({ changes: [{ ...good(), ...more }] });

interface BadRequest {
  readonly name: string;
  readonly path?: string;
  readonly init?: () => RequestInit;
  /** Who asks; null: nobody. */
  readonly as?: string | null;
  readonly status: number;
  readonly code: ProblemCode;
  /** JSON Pointers of the issues. */
  readonly at?: readonly string[];
}

const badRequests: readonly BadRequest[] = [
  { name: 'malformed JSON', init: () => post('{"changes": ['), status: 400, code: 'malformed-json' },
  { name: 'an empty body', init: () => post(''), status: 400, code: 'malformed-json' },
  {
    name: 'text after the JSON',
    init: () => post('{"changes":[]} more'),
    status: 400,
    code: 'malformed-json',
  },
  {
    name: 'bytes that are no UTF-8',
    init: () => post(new Uint8Array([0x22, 0xff, 0x22])),
    status: 400,
    code: 'malformed-json',
  },
  {
    name: 'another media type',
    init: () => post('<x/>', { 'Content-Type': 'text/xml' }),
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    name: 'a form',
    init: () => post('a=1', { 'Content-Type': 'application/x-www-form-urlencoded' }),
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    name: 'another character set',
    init: () => post('{}', { 'Content-Type': 'application/json; charset=utf-16' }),
    status: 415,
    code: 'unsupported-media-type',
  },
  { name: 'a list at the top', init: () => post([]), status: 400, code: 'invalid-request', at: [''] },
  { name: 'nothing but null', init: () => post('null'), status: 400, code: 'invalid-request', at: [''] },
  { name: 'no changes', init: () => post({}), status: 400, code: 'invalid-request', at: ['/changes'] },
  {
    name: 'an empty list of changes',
    init: () => post({ changes: [] }),
    status: 400,
    code: 'invalid-request',
    at: ['/changes'],
  },
  {
    name: 'a member that is not known',
    init: () => post({ changes: [good()], force: true }),
    status: 400,
    code: 'invalid-request',
    at: ['/force'],
  },
  {
    name: 'more than 100 changes',
    init: () => post({ changes: Array.from({ length: 101 }, good) }),
    status: 400,
    code: 'invalid-request',
    at: ['/changes'],
  },
  {
    name: 'a change that is no object',
    init: () => post({ changes: [7] }),
    status: 400,
    code: 'invalid-request',
    at: ['/changes/0'],
  },
  {
    name: 'a change without an id',
    init: () => one({ id: undefined }),
    status: 400,
    code: 'invalid-request',
    at: ['/changes/0/id'],
  },
  {
    name: 'an id that is no UUID',
    init: () => one({ id: 'mine' }),
    status: 400,
    code: 'invalid-request',
    at: ['/changes/0/id'],
  },
  {
    name: 'a kind that is not known',
    init: () => one({ kind: 'step.explode' }),
    status: 400,
    code: 'unknown-kind',
    at: ['/changes/0/kind'],
  },
  {
    name: 'a kind that every object has',
    init: () => one({ kind: 'constructor' }),
    status: 400,
    code: 'unknown-kind',
    at: ['/changes/0/kind'],
  },
  {
    name: 'a kind that is no text',
    init: () => one({ kind: 5 }),
    status: 400,
    code: 'invalid-request',
    at: ['/changes/0/kind'],
  },
  {
    name: 'no target',
    init: () => one({ target: undefined }),
    status: 400,
    code: 'invalid-request',
    at: ['/changes/0/target'],
  },
  {
    name: 'a target of another sort',
    init: () => one({ target: { surveyId: 'nps' } }),
    status: 400,
    code: 'invalid-request',
  },
  {
    name: 'a number for an id',
    init: () => one({ target: { ...target, stepId: 4 } }),
    status: 400,
    code: 'invalid-request',
    at: ['/changes/0/target/stepId'],
  },
  {
    name: 'a moment without a zone',
    init: () => one({ createdAt: '2026-05-12 09:00' }),
    status: 400,
    code: 'invalid-request',
    at: ['/changes/0/createdAt'],
  },
  {
    name: 'a payload of another kind',
    init: () => one({ payload: { text: 'x' } }),
    status: 400,
    code: 'invalid-request',
    at: ['/changes/0/payload/text'],
  },
  {
    name: 'text with U+0000',
    init: () => one({ kind: 'step.comment', payload: { text: 'a\0b' } }),
    status: 400,
    code: 'invalid-request',
    at: ['/changes/0/payload/text'],
  },
  {
    name: 'half a character',
    init: () =>
      post(
        '{"changes":[{"id":"' +
          randomUUID() +
          '","kind":"step.comment","target":{"journeyId":"journey-1","stepId":"task"},"createdAt":"2026-05-12T09:00:00Z","payload":{"text":"\\ud800"}}]}',
      ),
    status: 400,
    code: 'invalid-request',
    at: ['/changes/0/payload/text'],
  },
  {
    name: 'JSON that is 60,000 levels deep',
    init: () =>
      post(
        '{"changes":[{"id":"' +
          randomUUID() +
          '","kind":"step.comment","payload":' +
          '['.repeat(60_000) +
          ']'.repeat(60_000) +
          '}]}',
      ),
    status: 400,
    code: 'invalid-request',
  },
  {
    name: 'a body over 256 KB',
    init: () => one({ kind: 'step.comment', payload: { text: 'x'.repeat(300_000) } }),
    status: 413,
    code: 'body-too-large',
  },
  {
    name: 'a comment over 10,000 characters',
    init: () => one({ kind: 'step.comment', payload: { text: 'x'.repeat(10_001) } }),
    status: 400,
    code: 'invalid-request',
    at: ['/changes/0/payload/text'],
  },
  { name: 'nobody signed in', init: () => one({}), as: null, status: 401, code: 'not-signed-in' },
  { name: "a token that is nobody's", init: () => one({}), as: 'nobody', status: 401, code: 'not-signed-in' },
  {
    name: 'a token that has run out',
    init: () => one({}),
    as: 'expired',
    status: 401,
    code: 'token-expired',
  },
  {
    name: 'a token that has run out, on a read',
    path: '/session',
    as: 'expired',
    status: 401,
    code: 'token-expired',
  },
  {
    name: 'a token that has run out, on the stream',
    path: '/events',
    as: 'expired',
    status: 401,
    code: 'token-expired',
  },
  { name: 'a stream for nobody', path: '/events', as: null, status: 401, code: 'not-signed-in' },
  { name: 'another partner', path: '/journeys?partnerId=second', status: 403, code: 'forbidden' },
  {
    name: 'a partner that does not exist',
    path: '/journeys?partnerId=third',
    status: 403,
    code: 'forbidden',
  },
  {
    name: 'changes for another partner',
    path: '/changes?partnerId=second',
    init: () => one({}),
    status: 403,
    code: 'forbidden',
  },
  {
    name: 'a stream about another partner',
    path: '/events?partnerId=second',
    status: 403,
    code: 'forbidden',
  },
  {
    name: 'another method',
    path: '/journeys',
    init: () => ({ method: 'DELETE' }),
    status: 405,
    code: 'method-not-allowed',
  },
  { name: 'reading where only changes go', path: '/changes', status: 405, code: 'method-not-allowed' },
  {
    name: 'a cursor that is garbage',
    path: '/resources?cursor=%25%25',
    status: 400,
    code: 'invalid-request',
    at: ['/cursor'],
  },
  {
    name: 'a cursor that is empty',
    path: '/updates?cursor=',
    status: 400,
    code: 'invalid-request',
    at: ['/cursor'],
  },
  {
    name: 'a cursor of another list',
    path: '/updates?cursor=WyJmZWVkYmFjayIsImEiLCJiIl0',
    status: 400,
    code: 'invalid-request',
    at: ['/cursor'],
  },
  {
    name: 'a cursor with other keys',
    path: '/updates?cursor=WyJ1cGRhdGVzIiwiYSIsImIiXQ',
    status: 400,
    code: 'invalid-request',
    at: ['/cursor'],
  },
  {
    name: 'a limit of nothing',
    path: '/resources?limit=0',
    status: 400,
    code: 'invalid-request',
    at: ['/limit'],
  },
  {
    name: 'a limit of too much',
    path: '/resources?limit=101',
    status: 400,
    code: 'invalid-request',
    at: ['/limit'],
  },
  {
    name: 'a limit in words',
    path: '/resources?limit=ten',
    status: 400,
    code: 'invalid-request',
    at: ['/limit'],
  },
  {
    name: 'an order that is not known',
    path: '/resources?sort=price',
    status: 400,
    code: 'invalid-request',
    at: ['/sort'],
  },
  {
    name: 'a facet that is not known',
    path: '/resources?facet[price]=1',
    status: 400,
    code: 'invalid-request',
    at: ['/facet'],
  },
  {
    name: 'too long a search',
    path: `/resources?q=${'x'.repeat(201)}`,
    status: 400,
    code: 'invalid-request',
    at: ['/q'],
  },
  { name: 'U+0000 in a search', path: '/resources?q=%00', status: 400, code: 'invalid-request' },
  { name: 'U+0000 in a path', path: '/journeys/a%00b', status: 400, code: 'invalid-request' },
  { name: 'a path that is not known', path: '/journeys/journey-1/stages', status: 404, code: 'not-found' },
];

describeOnEveryDatabase('Bad input', (kind) => {
  let host: TestHost;
  before(async () => {
    host = await startTestHost(kind);
    const expiresAt = new Date(Date.now() - 1000);
    const token = { hash: hashToken(tokenOf('expired')), tenantId: 'acme', personId: 'ann', expiresAt };
    await host.running.host.database.insert(tokens).values(token);
  });
  after(() => host.stop());

  const state = async () => [
    (await host.get('/journeys/journey-1', 'pam')).headers.get('ETag'),
    (await host.get('/journeys/journey-1/steps/task/history', 'pam')).text,
    (await host.get('/feedback', 'pam')).text,
  ];

  for (const { name, path = '/changes', init, as = 'ann', status, code, at } of badRequests) {
    it(`refuses ${name} with a problem, and changes nothing`, async () => {
      const before = await state();

      const answer = await host.request(path, as ?? undefined, init?.());

      assert.deepEqual(
        [answer.status, answer.headers.get('Content-Type')],
        [status, 'application/problem+json'],
      );
      const problem = Problem.parse(answer.body);
      assert.deepEqual([problem.code, problem.status], [code, status]);
      if (at)
        assert.deepEqual(
          problem.issues?.map((issue) => issue.path),
          at,
        );
      if (status === 401) assert.match(answer.headers.get('WWW-Authenticate') ?? '', /^Bearer/);
      if (status === 405) assert.match(answer.headers.get('Allow') ?? '', /GET, HEAD|POST/);
      assert.deepEqual(await state(), before);
      assert.deepEqual(host.complaints, []);
    });
  }

  it('refuses one bad change of many in its receipt, and does the others', async () => {
    const bad = [
      { ...good(), kind: 'step.explode', target: { journeyId: 'journey-1', stepId: 'form' } },
      { ...good(), createdAt: 'now', target: { journeyId: 'journey-1', stepId: 'deal' } },
    ];
    const note = change('feedback.send', {}, { text: 'Still kept', context: {} });

    const { status, body } = await host.post({ changes: [bad[0], note, bad[1]] }, 'ann');

    const { receipts } = ReceiptList.parse(body);
    assert.equal(status, 200);
    assert.deepEqual(
      receipts.map(({ outcome }) => outcome),
      ['rejected', 'saved', 'rejected'],
    );
    assert.deepEqual(
      receipts.map(({ problem }) => problem?.code),
      ['unknown-kind', undefined, 'invalid-request'],
    );
    assert.deepEqual(
      receipts[2]?.problem?.issues?.map(({ path }) => path),
      ['/changes/2/createdAt'],
    );
  });

  it('refuses changes of what is not theirs as if it were not there, and changes nothing', async () => {
    const journey2 = { journeyId: 'journey-2', stepId: 'task' };
    const foreign = [
      change('step.complete', journey2, {}),
      change('step.comment', { journeyId: 'journey-1', stepId: 'secret-check' }, { text: 'Hello?' }),
      change('step.complete', { journeyId: 'journey-1', stepId: 'nothing' }, {}),
      change('stage.complete', { journeyId: 'journey-2', stageId: 'onboard' }, {}),
      change('feedback.vote', { feedbackId: 'said-by-bob' }, {}),
      change('feedback.send', {}, { text: 'About theirs', about: { journeyId: 'journey-2' }, context: {} }),
      change('resource.open', { resourceId: 'resource-99' }, {}),
      change('update.seen', { updateId: 'update-99' }, {}),
      change('survey.dismiss', { surveyId: 'survey-99' }, { until: 'never' }),
    ];
    const bobs = async () => [
      (await host.get('/journeys/journey-2', 'bob')).headers.get('ETag'),
      (await host.get('/feedback', 'bob')).text,
    ];
    const before = [await state(), await bobs()];

    const receipts = await host.send('ann', ...foreign);

    for (const { outcome, problem, affected } of receipts) {
      assert.deepEqual(
        [outcome, problem?.code, problem?.status, affected],
        ['rejected', 'not-found', 404, []],
      );
    }
    assert.deepEqual([await state(), await bobs()], before);
  });

  it('cannot be made to read more than it takes by a body without a length', async () => {
    const { port, hostname } = new URL(host.running.url);
    const socket = connect(Number(port), hostname);
    const answer = new Promise<string>((resolve, reject) => {
      let text = '';
      socket.on('data', (chunk) => (text += String(chunk)));
      socket.on('close', () => resolve(text)).on('error', reject);
    });
    socket.write(
      `POST /api/v1/changes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokenOf('ann')}\r\n` +
        'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n',
    );
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    socket.write(chunk.repeat(5) + '0\r\n\r\n');

    assert.match(await answer, /^HTTP\/1.1 413 /);
  });
});
