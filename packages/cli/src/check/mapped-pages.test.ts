import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCli } from '../testing/test-terminal.js';
import type { CheckReport } from './checkup.js';

/** A page of notes as the host gives it. */
interface NotePage {
  readonly id: string;
  readonly next?: string;
}

const session = { from: 'me', as: { viewer: { id: { $value: 'ana' } } } };
const note = {
  ...{ id: 'id', at: { $value: '2026-04-03T08:00:00Z' } },
  ...{ summary: { $value: 'Words' }, status: { $value: 'received' } },
};

/** Gives the whole list at once, page by page fetched. */
const asOneList = {
  mapping: 1,
  requests: {
    me: { path: '/me' },
    notes: { path: '/notes', items: 'notes', pages: { by: 'cursor', next: 'next' } },
  },
  reads: { session, feedback: { from: 'notes', as: { items: { $each: 'notes', ...note } } } },
};

/** Gives each page as one, with a cursor to the one after it. */
const asPages = {
  mapping: 1,
  requests: { me: { path: '/me' }, notes: { path: '/notes', search: { cursor: '$query.cursor' } } },
  reads: {
    session,
    feedback: {
      from: 'notes',
      as: { items: { $each: 'notes.notes', ...note }, nextCursor: 'notes.next' },
    },
  },
};

describe('partner-journey check with a mapping of a list in pages', () => {
  /** What the host gives, by the cursor it is asked with. */
  let pageOf: (cursor: string) => NotePage;
  let folder: string;
  let server: Server;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partner-journey-pages-'));
    server = createServer(({ url }, response) => {
      const { id, next } = pageOf(new URL(url!, 'http://host').searchParams.get('cursor') ?? '1');
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ notes: [{ id }], next }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  async function check(mapping: object) {
    const file = join(folder, 'mapping.json');
    await writeFile(file, JSON.stringify(mapping));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { stdout } = await runCli(['check', url, '--mapping', file, '--json']);
    const { looks, findings } = JSON.parse(stdout) as CheckReport;
    return {
      pages: looks.flatMap(({ entity, source }) => (entity === 'feedback' ? [source] : [])),
      found: findings.map(({ level, source, path }) => `${level} ${source} ${path}`),
      fixes: findings.map(({ fix }) => fix),
    };
  }

  it('finds nothing where the pages lead to the end, and looks at each', async () => {
    pageOf = (cursor) => ({ id: cursor, ...(cursor !== '3' && { next: String(Number(cursor) + 1) }) });

    assert.deepEqual(await check(asOneList), { pages: ['reads.feedback'], found: [], fixes: [] });
    const { pages, found } = await check(asPages);
    assert.deepEqual(found, []);
    assert.deepEqual(pages, ['reads.feedback', 'reads.feedback 2', 'reads.feedback 3']);
  });

  it('finds a cursor that leads to a page before', async () => {
    pageOf = (cursor) => ({ id: cursor, next: cursor === '3' ? '2' : String(Number(cursor) + 1) });

    const list = await check(asOneList);
    assert.deepEqual(list.found, ['error reads.feedback requests.notes.pages']);
    assert.match(list.fixes[0]!, /Mend "requests\.notes\.pages"/);
    const { found, fixes } = await check(asPages);
    assert.deepEqual(found, ['error reads.feedback 3 /nextCursor']);
    assert.match(fixes[0]!, /"reads\.feedback\.as\.nextCursor"/);
  });

  it('finds a page that is the one before once more', async () => {
    pageOf = (cursor) => ({ id: 'always', next: String(Number(cursor) + 1) });

    assert.deepEqual((await check(asOneList)).found, ['error reads.feedback requests.notes.pages']);
    const { found, fixes } = await check(asPages);
    assert.deepEqual(found, ['error reads.feedback 2 /items']);
    assert.match(fixes[0]!, /"reads\.feedback\.as\.items"/);
  });

  it('says that it stopped after 50 pages', async () => {
    pageOf = (cursor) => ({ id: cursor, next: String(Number(cursor) + 1) });

    assert.deepEqual((await check(asOneList)).found, ['error reads.feedback requests.notes.pages']);
    const { pages, found } = await check(asPages);
    assert.equal(pages.length, 50);
    assert.deepEqual(found, ['warning reads.feedback 50 /nextCursor']);
  });
});
