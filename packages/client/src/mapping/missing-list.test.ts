import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ContractIssue } from '@partner-journey/contract';
import type { Query } from '../adapters/query.js';
import { json, startHttpHost, type HttpHost } from '../testing/http-host.js';
import { mappedAdapter } from './mapped-adapter.js';
import type { Mapping } from './mapping.js';

const { signal } = new AbortController();

describe('A list that a mapping looks for', () => {
  let host: HttpHost;
  before(async () => (host = await startHttpHost()));
  after(() => host.close());

  /** What becomes of a library, or of a journey, when each request is answered so. */
  async function read(
    body: unknown,
    { items = 'rows', kind = 'resources', each = 'docs', status = 200 }: Partial<Reading> = {},
  ) {
    const pages = { pages: { by: 'cursor', next: 'more' } } as const;
    const mapping: Mapping = {
      mapping: 1,
      api: host.url,
      requests: { docs: { path: '/docs', ...(items && { items, ...pages }) } },
      reads: {
        session: { from: [], as: { viewer: { id: { $value: 'ana' } } } },
        resources: { from: 'docs', as: { items: { $each: each, id: 'id', title: 'name', url: 'href' } } },
        journey: {
          from: 'docs',
          as: {
            ...{ id: { $value: 'j' }, title: { $value: 'J' } },
            stages: {
              $each: each,
              id: 'id',
              title: 'name',
              steps: { $each: 'tasks', id: 'id', title: 'name', status: { $value: 'todo' } },
            },
          },
        },
      },
    };
    host.answer = (response) =>
      status === 204 ? response.writeHead(204).end() : json(response, body, status);
    const query = (kind === 'journey' ? { kind, journeyId: 'j' } : { kind }) as Query;
    const answer = await mappedAdapter({ mapping }).read(query, { signal });
    if (answer.unchanged) throw new Error('nothing was known before');
    const { items: library, stages } = answer.body as Record<string, readonly unknown[] | undefined>;
    return { count: (library ?? stages ?? []).length, issues: answer.issues ?? [] };
  }

  const row = { id: 1, name: 'Guide', href: '/g' };

  for (const [what, body, got] of [
    ['is called something else', { list: [row] }, 'nothing is called "rows" there'],
    ['stands in an envelope', { data: { rows: [row] } }, 'nothing is called "rows" there'],
    ['is the answer itself', [row], 'nothing is called "rows" there'],
    ['is null', { rows: null }, 'null'],
    ['is not there for an error', { error: 'boom' }, 'nothing is called "rows" there'],
  ] as const)
    it(`is missed, with its place, where it ${what}`, async () => {
      assert.deepEqual(await read(body), {
        count: 0,
        issues: [
          { path: 'requests.docs.items', expected: 'a list at "rows"', got },
        ] satisfies ContractIssue[],
      });
    });

  it('is missed by its first names where an expression does more with it', async () => {
    for (const items of [
      'data.rows[on]',
      '$sort(data.rows)',
      'data.rows^(name)',
      '$filter(data.rows, function($r) { $r.on })',
    ]) {
      const { issues } = await read({ data: { records: [row] } }, { items });

      assert.deepEqual(
        issues.map(({ path, got }) => [path, got]),
        [['requests.docs.items', 'nothing is called "rows" there']],
        items,
      );
    }
  });

  it('is missed by a template, too, of which it is a whole member', async () => {
    const { issues } = await read({ rows: [row] }, { items: '', each: 'docs.list', kind: 'journey' });

    assert.deepEqual(issues, [
      { path: '/stages', expected: 'a list at "docs.list"', got: 'nothing is called "list" there' },
    ]);
  });

  it('may be empty, filtered to nothing, or a member that one item does not have', async () => {
    for (const [body, reading] of [
      [{ rows: [] }, {}],
      [{ rows: [row] }, { items: 'rows[on]' }],
      [{ rows: [] }, { items: 'rows.parts' }],
      [undefined, { status: 204 }],
      [{ rows: [row] }, { kind: 'journey' }],
      [[], { items: '' }],
    ] as const)
      assert.deepEqual((await read(body, reading)).issues, [], JSON.stringify([body, reading]));
  });
});

interface Reading {
  readonly items: string;
  readonly kind: 'resources' | 'journey';
  readonly each: string;
  readonly status: number;
}
