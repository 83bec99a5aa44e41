import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { Receipt } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import type { Query } from '../adapters/query.js';
import { makeChange } from '../outbox/make-change.js';
import { startHttpHost, type HttpHost, type SeenRequest } from '../testing/http-host.js';
import { mappedAdapter } from './mapped-adapter.js';
import type { Mapping } from './mapping.js';

/** What the host of a quirk answers to one request. */
interface Answer {
  readonly status?: number;
  /** `{host}` is its address. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What it answers instead to a request with this value of a header. */
  readonly refuses?: {
    readonly header: string;
    readonly value: string;
    readonly status: number;
    readonly body: unknown;
  };
}

/** What of a request has to be as it is here; a header that must not be there is null. */
interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: unknown;
  readonly text?: string;
}

/** Something that hosts do, what a mapping says to it, and what comes of that. */
interface Quirk {
  readonly quirk: string;
  /** By method and path, with the search part decoded. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly mapping: Omit<Mapping, 'mapping'>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What the page gives for a token, one after the other. */
  readonly tokens?: readonly string[];
  readonly read?: Query;
  readonly finds?: unknown;
  readonly asks?: Sent;
  readonly sends?: Parameters<typeof makeChange>[0];
  readonly as?: Sent;
}

const folder = new URL('../testing/quirks/', import.meta.url);
const files = readdirSync(folder);
/** What the language has to reach, each by what its file is called; tokens that rotate have a test of their own. */
const promised = [
  ...['html-in-titles', 'days-as-ymd', 'seconds-since-1970', 'numeric-states', 'pointers'],
  ...['included-side-loads', 'custom-field-lists', 'link-headers', 'relative-next-links'],
  ...[
    'absolute-next-links',
    'totals-in-headers',
    'versions-in-headers',
    'writes-answered-with-204',
    'wrapped-bodies',
  ],
  ...['api-keys', 'nonces', 'expired-session-as-400', 'simple-requests-only'],
];
const quirks = files.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Quirk);
const { signal } = new AbortController();
const me = { from: 'me', as: { viewer: { id: 'me.id', name: 'me.name' } } };

describe('A host', () => {
  let host: HttpHost;
  before(async () => (host = await startHttpHost()));
  after(() => host.close());

  function serve(answers: Quirk['answers']): void {
    (host.requests as SeenRequest[]).length = 0;
    host.answer = (response, { method, url, headers }) => {
      const asked = `${method} ${decodeURIComponent(url)}`;
      const isMe = method === 'GET' && url.startsWith('/me');
      const answer = isMe ? { body: { id: 42, name: 'Ana Duarte' } } : answers[asked];
      if (!answer) {
        reply(response, { status: 404, body: { error: `Nothing answers ${asked}.` } });
        return;
      }
      const { refuses } = answer;
      reply(response, refuses && headers[refuses.header] === refuses.value ? refuses : answer);
    };
  }

  function reply(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
    const here = (text: string) => text.replaceAll('{host}', host.url);
    const own = Object.entries(headers).map(([name, value]) => [name, here(value)] as const);
    response.writeHead(status, { 'Content-Type': 'application/json', ...Object.fromEntries(own) });
    response.end(body === undefined ? undefined : here(JSON.stringify(body)));
  }

  function adapterOf({ mapping, settings, tokens = [] }: Quirk) {
    let count = 0;
    const token = () => tokens[Math.min(count++, tokens.length - 1)] ?? '';
    return mappedAdapter({
      mapping: {
        ...mapping,
        mapping: 1,
        requests: { me: { path: '/me' }, ...mapping.requests },
        reads: { session: me, ...mapping.reads },
      },
      api: host.url,
      ...(settings && { settings }),
      ...(tokens.length > 0 && { token }),
    });
  }

  function assertSent(
    seen: SeenRequest | undefined,
    { method = 'GET', path, headers = {}, body, text }: Sent,
  ) {
    assert.deepEqual([seen?.method, decodeURIComponent(seen?.url ?? '')], [method, path]);
    for (const [name, value] of Object.entries(headers)) {
      assert.equal(seen?.headers[name], value ?? undefined, name);
    }
    if (body !== undefined) assert.deepEqual(JSON.parse(seen?.body ?? ''), body);
    if (text !== undefined) assert.equal(seen?.body, text);
  }

  it('has no way of its own of those promised that nobody tried', () => {
    assert.deepEqual(
      promised.filter((quirk) => !files.includes(`${quirk}.json`)),
      [],
    );
  });

  for (const quirk of quirks) {
    const { read, finds, asks, sends, as } = quirk;
    it(`may have its own ways: ${quirk.quirk}`, async () => {
      assert.ok((read && finds !== undefined) || (sends && as), 'it says what comes of it');
      serve(quirk.answers);
      const adapter = adapterOf(quirk);
      if (read) {
        const answer = await adapter.read(read, { signal });
        assert.ok(!answer.unchanged);
        const { value, issues } = readers[read.kind](answer.body);
        assert.deepEqual([...(answer.issues ?? []), ...issues], []);
        assertHolds(value, finds, '');
        if (asks) assertSent(host.requests.at(-1), asks);
      }
      if (sends && as) {
        const change = makeChange(sends, Date.now());
        const { receipts } = (await adapter.send([change], { signal })) as { receipts: readonly Receipt[] };
        assert.equal(receipts[0]?.outcome, 'saved');
        assertSent(host.requests.at(-1), as);
      }
    });
  }

  it('may have tokens that are renewed by others that hold only once, whoever asks and however often', async () => {
    let family = 0;
    const renewed: number[] = [];
    serve({ 'GET /files': { body: [] } });
    const { answer } = host;
    host.answer = (response, request) =>
      request.headers.authorization === `Bearer access-${family}` && family > 1
        ? answer(response, request)
        : reply(response, { status: 401 });
    // one that is renewed with an old one locks the person out
    const renew = (refresh: number) => {
      assert.equal(refresh, family, 'a renewal that was used before');
      renewed.push(refresh);
      return ++family;
    };
    let refresh = 0;
    const adapter = mappedAdapter({
      mapping: {
        mapping: 1,
        requests: { me: { path: '/me' }, files: { path: '/files' } },
        reads: {
          session: me,
          resources: {
            from: 'files',
            as: { items: { $each: 'files', id: 'id', title: 'title', url: 'url' } },
          },
        },
      },
      api: host.url,
      token: async () => `access-${(refresh = await Promise.resolve(refresh).then(renew))}`,
    });

    const queries: Query[] = [{ kind: 'session' }, { kind: 'resources' }, { kind: 'session' }];
    await Promise.all(queries.map((query) => adapter.read(query, { signal })));

    assert.deepEqual(renewed, [0, 1]);
  });
});

/** Holds what is expected against what is there; what is there beside it is not looked at. */
function assertHolds(actual: unknown, expected: unknown, path: string): void {
  if (typeof expected !== 'object' || expected === null) {
    assert.deepEqual(actual, expected, path);
    return;
  }
  if (Array.isArray(expected)) assert.equal((actual as unknown[] | undefined)?.length, expected.length, path);
  for (const [name, value] of Object.entries(expected)) {
    assertHolds((actual as Record<string, unknown> | undefined)?.[name], value, `${path}/${name}`);
  }
}
