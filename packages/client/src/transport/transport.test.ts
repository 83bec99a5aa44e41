import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ConfigError } from '../errors/config-error.js';
import { isJourneyError, type JourneyError } from '../errors/journey-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import { FakeClock } from '../testing/fake-clock.js';
import { json, startHttpHost, type HttpHost } from '../testing/http-host.js';
import { turn, until } from '../testing/until.js';
import { systemClock } from '../clock/clock.js';
import { Transport, type TransportOptions } from './transport.js';

let host: HttpHost;
let seen: number;
before(async () => (host = await startHttpHost()));
after(() => host.close());
beforeEach(() => {
  seen = host.requests.length;
  host.answer = (response) => json(response, { ok: true });
});

const requests = () => host.requests.slice(seen);

function setup(options: Partial<TransportOptions> = {}) {
  const transport = new Transport({
    api: `${host.url}/api/v1/`,
    clock: systemClock,
    timeoutMs: 5_000,
    ...options,
  });
  const abort = new AbortController();
  const get = (path = 'journeys', etag?: string) => transport.request({ path, signal: abort.signal, etag });
  const post = (body: unknown = { changes: [] }) =>
    transport.request({ path: 'changes', signal: abort.signal, body });
  return { transport, abort, get, post };
}

async function failure(promise: Promise<unknown>): Promise<JourneyError & Record<string, unknown>> {
  const error = await promise.then(
    () => assert.fail('it should not succeed'),
    (reason: unknown) => reason,
  );
  assert.ok(isJourneyError(error), String(error));
  return error as never;
}

describe('Transport', () => {
  it('asks below the base address and reads JSON, tag and age', async () => {
    host.answer = (response) =>
      json(response, { items: [] }, 200, { ETag: '"7"', 'Cache-Control': 'private, max-age=5' });

    const answer = await setup().get('journeys/j%201?partnerId=p');

    assert.deepEqual(answer, { unchanged: false, body: { items: [] }, etag: '"7"', maxAgeMs: 5_000 });
    assert.equal(requests()[0]?.url, '/api/v1/journeys/j%201?partnerId=p');
  });

  it('gives up in time also when the page never gives its token against forgery', async () => {
    const clock = new FakeClock();
    const csrf = { header: 'X-CSRF', token: () => new Promise<string>(() => {}) };
    const failed = failure(setup({ clock, csrf }).post());
    await clock.pass(5_000);

    assert.equal((await failed).code, 'timeout');
  });

  it('never uses a token that was asked for before it was told to forget it', async () => {
    const answers: ((token: string) => void)[] = [];
    const token = () => new Promise<string>((resolve) => answers.push(resolve));
    const { transport, get } = setup({ token });
    const before = get('old');
    await until('the page is asked', () => answers.length === 1);

    transport.forgetToken();
    const after = get('new');
    await until('the page is asked again', () => answers.length === 2);
    answers[0]!('of-ana');
    await before;
    answers[1]!('of-ben');
    await after;
    await get('last');

    assert.deepEqual(
      requests().map(({ url, headers }) => [url, headers.authorization]),
      [
        ['/api/v1/old', 'Bearer of-ana'],
        ['/api/v1/new', 'Bearer of-ben'],
        ['/api/v1/last', 'Bearer of-ben'],
      ],
    );
  });

  it('sends no header that a foreign origin would have to allow but the usual ones', async () => {
    const { get, post } = setup({ token: () => 'secret' });

    await get('journeys', '"1"');
    await post();

    const usual = [
      'host',
      'connection',
      'accept',
      'accept-language',
      'accept-encoding',
      'user-agent',
      'sec-fetch-mode',
      'cache-control',
      'pragma',
      'content-length',
      'transfer-encoding',
    ];
    const own = requests().map(({ headers }) =>
      Object.keys(headers)
        .filter((name) => !usual.includes(name))
        .sort(),
    );
    assert.deepEqual(own, [
      ['authorization', 'if-none-match'],
      ['authorization', 'content-type'],
    ]);
  });

  describe('with a tag', () => {
    /** A client whose requests with a tag fail as often as the test says. */
    const refusing = (times: number) => {
      const clock = new FakeClock();
      const tags: (string | null)[] = [];
      const { get } = setup({
        clock,
        timeoutMs: 1e9,
        fetch: (input, init) => {
          const tag = new Headers(init?.headers).get('If-None-Match');
          tags.push(tag);
          if (tag === null || times <= 0) return fetch(input, init);
          times -= 1;
          return Promise.reject(new TypeError('Failed to fetch'));
        },
      });
      host.answer = (response) => json(response, { items: [] });
      const read = async (etag: string) => {
        let isOver = false;
        const answer = get('journeys', etag).finally(() => (isOver = true));
        await until('it is answered', () => {
          if (clock.nextInMs <= 2_000) void clock.pass(clock.nextInMs);
          return isOver;
        });
        return (await answer).body;
      };
      return { clock, tags, read };
    };

    it('goes without where a foreign origin refuses it again and again, and tries it later', async () => {
      const { clock, tags, read } = refusing(2);

      const answers = [await read('"1"'), await read('"2"')];
      await clock.pass(5 * 60_000);
      answers.push(await read('"3"'));

      assert.deepEqual(
        answers,
        Array.from({ length: 3 }, () => ({ items: [] })),
      );
      assert.deepEqual(tags, ['"1"', '"1"', null, null, '"3"']);
    });

    it('takes a passing failure for no refusal', async () => {
      const { tags, read } = refusing(1);

      await read('"1"');
      await read('"2"');

      assert.deepEqual(tags, ['"1"', '"1"', '"2"']);
    });
  });

  it('says that an answer is unchanged', async () => {
    host.answer = (response) => response.writeHead(304, { ETag: '"1"' }).end();

    const answer = await setup().get('journeys', '"1"');

    assert.deepEqual([answer.unchanged, answer.body], [true, undefined]);
  });

  it('posts JSON', async () => {
    await setup().post({ changes: [{ id: 'ü' }] });

    const [request] = requests();
    assert.deepEqual(
      [request?.method, request?.headers['content-type'], request?.body],
      ['POST', 'application/json', '{"changes":[{"id":"ü"}]}'],
    );
  });

  it('sends a token against forged requests along with what changes something, and with nothing else', async () => {
    let asked = 0;
    const csrf = { header: 'X-CSRF-Token', token: () => `t${(asked += 1)}` };
    const { get, post } = setup({ csrf });

    await get();
    await post();
    await post();

    assert.deepEqual(
      requests().map(({ headers }) => headers['x-csrf-token']),
      [undefined, 't1', 't2'],
    );
  });

  for (const status of [429, 502, 503, 504]) {
    it(`tries a read again after ${status}`, async () => {
      host.answer = (response) =>
        requests().length < 3 ? json(response, {}, status) : json(response, { ok: true });
      const clock = new FakeClock();

      let isOver = false;
      const answer = setup({ clock, timeoutMs: 1e9 })
        .get()
        .finally(() => (isOver = true));
      await until('it is answered', () => {
        if (requests().length < 3) void clock.pass(100);
        return isOver;
      });

      assert.deepEqual((await answer).body, { ok: true });
      assert.equal(requests().length, 3);
    });
  }

  it('gives a read up after three attempts', async () => {
    host.answer = (response) => json(response, {}, 503);
    const clock = new FakeClock();

    const error = failure(setup({ clock, timeoutMs: 1e9 }).get());
    let isOver = false;
    void error.then(() => (isOver = true));
    await until('it gives up', () => {
      void clock.pass(1_000);
      return isOver;
    });

    assert.deepEqual([(await error).code, (await error)['status'], requests().length], ['response', 503, 3]);
  });

  it('never sends changes a second time by itself', async () => {
    host.answer = (response) => json(response, {}, 503);

    await failure(setup().post());

    assert.equal(requests().length, 1);
  });

  it('does not try again what will fail again', async () => {
    host.answer = (response) => json(response, {}, 404);

    const error = await failure(setup().get());

    assert.deepEqual([error['status'], requests().length], [404, 1]);
    assert.match(error.message, /^GET \/journeys was answered with 404/);
  });

  it('waits as long as the host asks for, and not all at the same moment', async () => {
    host.answer = (response) =>
      requests().length === 1
        ? json(response, {}, 503, { 'Retry-After': '7' })
        : json(response, { ok: true });
    const clock = new FakeClock();

    const answer = setup({ clock, timeoutMs: 1e9 }).get();
    await until('it waits', () => clock.nextInMs < 1e9);
    await clock.pass(6_999);
    assert.equal(requests().length, 1);
    await clock.pass(15_001);

    assert.deepEqual((await answer).body, { ok: true });
  });

  it('says how long the host asks to wait instead of letting anybody wait for minutes', async () => {
    host.answer = (response) => json(response, {}, 429, { 'Retry-After': '999999' });

    const error = await failure(setup().get());

    assert.deepEqual([error['retryAfterMs'], requests().length], [300_000, 1]);
  });

  it('takes the wait from the problem document where the header cannot be read', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Slow down',
      status: 429,
      code: 'too-many-requests',
      retryAfterSeconds: 60,
    };
    host.answer = (response) => json(response, problem, 429);

    const error = await failure(setup().get());

    assert.deepEqual([error['retryAfterMs'], error['problem']], [60_000, problem]);
  });

  it('gives up an answer that takes too long, also one that stops halfway', async () => {
    const clock = new FakeClock();
    host.answer = (response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('{"ok":');
    };
    const { get } = setup({ clock, timeoutMs: 5_000 });

    const error = failure(get());
    await until('the request came', () => requests().length === 1);
    await clock.pass(4_999);
    await clock.pass(1);

    assert.equal((await error).code, 'timeout');
    assert.equal(clock.timers, 0);
  });

  it('ends at once when nobody waits any more', async () => {
    host.answer = () => {};
    const { get, abort } = setup();

    const answer = get();
    await until('the request came', () => requests().length === 1);
    abort.abort(new DOMException('gone', 'AbortError'));

    await assert.rejects(answer, { name: 'AbortError' });
  });

  it('says that the host cannot be reached, after three attempts', async () => {
    const clock = new FakeClock();
    let isOver = false;
    host.answer = (response) => response.destroy();

    const error = failure(setup({ clock, timeoutMs: 1e9 }).get()).finally(() => (isOver = true));
    while (!isOver) await clock.pass(100);

    assert.equal((await error).code, 'unreachable');
    assert.ok((await error).cause);
    assert.equal(requests().length, 3);
  });

  for (const [what, type, body, code] of [
    ['a page', 'text/html', '<!doctype html><title>Sign in</title>', 'page'],
    ['a page that claims to be data', 'application/json', '\n<html><body>Wi-Fi</body>', 'page'],
    ['half a document', 'application/json', '{"items": [', 'contract'],
    ['text', 'text/plain', 'OK', 'contract'],
    ['padded JSON', 'application/json', ")]}',\n{}", 'contract'],
  ] as const) {
    it(`takes ${what} for no success`, async () => {
      host.answer = (response) => response.writeHead(200, { 'Content-Type': type }).end(body);

      assert.equal((await failure(setup().get())).code, code);
      assert.equal((await failure(setup().post())).code, code);
    });
  }

  it('reads JSON with a byte order mark, and an empty answer as nothing', async () => {
    host.answer = (response) => response.writeHead(200).end('\uFEFF{"ok":true}');
    assert.deepEqual((await setup().get()).body, { ok: true });

    host.answer = (response) => response.writeHead(204).end();
    assert.equal((await setup().get()).body, undefined);
  });

  it('follows no redirect, so that the token stays at home', async () => {
    const evil = await startHttpHost();
    host.answer = (response) => response.writeHead(302, { Location: `${evil.url}/steal` }).end();

    const error = await failure(setup({ token: () => 'secret' }).get());

    assert.equal(error.code, 'response');
    assert.match(error.message, /final address/);
    assert.equal(evil.requests.length, 0);
    await evil.close();
  });
});

describe('Transport with a token', () => {
  const bearer = () => requests().map(({ headers }) => headers.authorization);

  it('asks for it once for many requests, and keeps it out of the address', async () => {
    let asked = 0;
    const { get } = setup({ token: async () => `t${(asked += 1)}` });

    await Promise.all([get('a'), get('b'), get('c')]);

    assert.equal(asked, 1);
    assert.deepEqual(bearer(), ['Bearer t1', 'Bearer t1', 'Bearer t1']);
    assert.ok(requests().every(({ url }) => !url.includes('t1')));
  });

  it('asks once more when the host refuses it, for all requests together', async () => {
    let asked = 0;
    host.answer = (response, { headers }) =>
      headers.authorization === 'Bearer t2' ? json(response, { ok: true }) : json(response, {}, 401);
    const { get } = setup({ token: async () => `t${(asked += 1)}` });

    const answers = await Promise.all([get('a'), get('b'), get('c')]);

    assert.equal(asked, 2);
    assert.deepEqual(
      answers.map(({ body }) => body),
      [{ ok: true }, { ok: true }, { ok: true }],
    );
  });

  it('sends changes with no other one than that with which it asked who is looking', async () => {
    const tokens = ['of-ana', 'of-ben', 'of-ben-2'];
    const { transport, get } = setup({ token: () => tokens.shift() ?? '' });
    const signal = new AbortController().signal;
    const askWho = () => transport.request({ path: 'session', signal, asksWho: true });
    let asked = 0;
    const confirmViewer = async () => {
      asked += 1;
      await askWho();
    };
    const send = (confirm = confirmViewer) =>
      transport.request({ path: 'changes', signal, body: {}, confirmViewer: confirm });
    await askWho();
    await send();
    assert.equal(asked, 0);

    host.answer = (response, { headers }) =>
      json(response, {}, headers.authorization === 'Bearer of-ana' ? 401 : 200);
    await assert.rejects(
      send(() => Promise.reject(new SignInNeededError('It is Ben.'))),
      /Ben/,
    );
    assert.equal(requests().filter(({ method }) => method === 'POST').length, 2);
    await send();
    transport.forgetToken();
    await get();
    await send();

    assert.equal(asked, 2);
    const sent = requests().filter(({ method }) => method === 'POST');
    assert.deepEqual(
      sent.map(({ headers }) => headers.authorization),
      ['Bearer of-ana', 'Bearer of-ana', 'Bearer of-ben', 'Bearer of-ben-2'],
    );
  });

  it('wants the viewer to sign in when the new one is refused too', async () => {
    let asked = 0;
    host.answer = (response) => json(response, {}, 401);

    const error = await failure(setup({ token: () => `t${(asked += 1)}` }).get());

    assert.deepEqual([error.code, asked, requests().length], ['sign-in', 2, 2]);
  });

  it('wants the viewer to sign in at once without a token', async () => {
    host.answer = (response) => json(response, {}, 401);

    const error = await failure(setup().get());

    assert.deepEqual([error.code, requests().length], ['sign-in', 1]);
  });

  it('does not take 403 for signed out', async () => {
    host.answer = (response) => json(response, {}, 403);

    const error = await failure(setup({ token: () => 't' }).get());

    assert.deepEqual([error.code, error['status'], requests().length], ['response', 403, 1]);
  });

  it('asks for a new one after it was told to forget', async () => {
    let asked = 0;
    const { transport, get } = setup({ token: () => `t${(asked += 1)}` });
    await get();

    transport.forgetToken();
    await get();

    assert.deepEqual(bearer(), ['Bearer t1', 'Bearer t2']);
  });

  it('does not wait for ever for a page that gives none', async () => {
    const clock = new FakeClock();
    const error = failure(setup({ clock, timeoutMs: 90_000, token: () => new Promise(() => {}) }).post());
    await turn();

    await clock.pass(30_000);

    assert.equal((await error).code, 'timeout');
    assert.equal(requests().length, 0);
  });

  it('counts a page that fails to give one as out of reach, and one that gives an empty one as signed out', async () => {
    const broken = await failure(setup({ token: () => Promise.reject(new Error('offline')) }).post());
    assert.deepEqual([broken.code, (broken.cause as Error).message], ['unreachable', 'offline']);

    assert.equal((await failure(setup({ token: () => '' }).post())).code, 'sign-in');
    assert.equal((await failure(setup({ token: () => undefined as never }).post())).code, 'sign-in');
  });

  for (const [what, token] of [
    ['a web page', '<!doctype html>\n<title>Sign in</title>'],
    ['words in another script', 'تسجيل الدخول'],
    ['an object', { token: 't1' } as never],
  ] as const) {
    it(`takes ${what} for signed out, and tells the developer once`, async (context) => {
      const warn = context.mock.method(console, 'warn', () => {});

      const { get } = setup({ token: () => token });
      const error = await failure(get());
      await failure(get());

      assert.deepEqual([error.code, requests().length], ['sign-in', 0]);
      assert.match(error.message, /"token" function of this page gave none that fits into a header/);
      assert.deepEqual(
        warn.mock.calls.map(({ arguments: [text] }) => text as unknown),
        [`Partner Journey: ${error.message}`],
      );
    });
  }

  it('takes the line break off that a file ends with', async () => {
    await setup({ token: () => 't1\n' }).get();

    assert.deepEqual(bearer(), ['Bearer t1']);
  });

  it('tells the developer nothing of a viewer who is signed out', async (context) => {
    const warn = context.mock.method(console, 'warn', () => {});

    assert.equal((await failure(setup({ token: () => '' }).get())).code, 'sign-in');

    assert.equal(warn.mock.callCount(), 0);
  });
});

describe('The base address', () => {
  const base = (api: string) => new Transport({ api, clock: systemClock }).base;

  it('ends with exactly one slash', () => {
    assert.equal(base('https://portal.example/api/v1'), 'https://portal.example/api/v1/');
    assert.equal(base('https://portal.example/api/v1//'), 'https://portal.example/api/v1/');
  });

  it('must be understood where we are', () => {
    for (const api of [
      '/api',
      'ftp://portal.example/',
      'javascript:alert(1)',
      'https://portal.example/?a=1',
      'https://portal.example/#a',
    ]) {
      assert.throws(() => base(api), ConfigError, api);
    }
  });
});
