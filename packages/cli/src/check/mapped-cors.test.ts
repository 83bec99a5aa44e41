import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serveAnswers } from '../testing/serve-answers.js';
import { runCli } from '../testing/test-terminal.js';
import type { CheckFinding } from './finding.js';

const origin = 'https://portal.example';

const answers = {
  '/me': { id: 7, name: 'Ana Duarte' },
  '/tasks': [{ id: 't1', name: 'Sign' }],
  '/numbers': [{ id: 'won', label: 'Deals won', count: 4 }],
};

const mapping = {
  mapping: 1,
  auth: { header: 'X-Api-Key', format: '{token}' },
  requests: {
    me: { path: '/me' },
    tasks: { path: '/tasks', pages: { by: 'number', next: '$loaded < $number($headers.`x-total`)' } },
    numbers: { path: '/numbers' },
  },
  reads: {
    session: { from: 'me', as: { viewer: { id: 'me.id', name: 'me.name' } } },
    journey: {
      from: 'tasks',
      as: {
        ...{ id: { $value: 'launch' }, title: { $value: 'Launch' } },
        stages: [
          {
            ...{ id: { $value: 'all' }, title: { $value: 'All' } },
            steps: { $each: 'tasks', id: 'id', title: 'name', status: { $value: 'todo' } },
          },
        ],
      },
    },
    insights: {
      from: 'numbers',
      as: { metrics: { $each: 'numbers', id: 'id', label: 'label', value: 'count' } },
    },
  },
  changes: {
    'step.complete': {
      ...{ method: 'PATCH', path: '/tasks/{$change.target.stepId}', again: 'repeat' },
      body: { done: { $value: true } },
    },
    'step.comment': {
      ...{ path: '/notes', again: 'key', keyHeader: 'X-Once' },
      ...{ encoding: 'form', body: { text: '$change.payload.text' } },
    },
  },
};

const whole = {
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Allow-Methods': 'GET, POST, PATCH',
  'Access-Control-Allow-Headers': 'X-Api-Key, Content-Type, X-Once',
  'Access-Control-Expose-Headers': 'Date, Retry-After, X-Total',
  'X-Total': '1',
};

describe('partner-journey check --origin at a mapped host', () => {
  let folder: string;
  let file: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partner-journey-mapped-cors-'));
    file = join(folder, 'mapping.json');
    await writeFile(file, JSON.stringify(mapping));
  });
  after(() => rm(folder, { recursive: true }));

  /** What is found at a host with these headers, and what it was asked leave for. */
  async function check(
    changes: Readonly<Record<string, string | undefined>> = {},
    asked = ['--origin', origin],
  ) {
    const headers = Object.fromEntries(
      Object.entries({ ...whole, ...changes }).filter((one): one is [string, string] => one[1] !== undefined),
    );
    const host = await serveAnswers(answers, () => headers);
    const more = ['--token', 'secret', '--mapping', file, '--json', ...asked];
    const { code, stdout } = await runCli(['check', host.url, ...more]);
    await host.stop();
    const { findings } = JSON.parse(stdout) as { findings: CheckFinding[] };
    return { code, findings, written: host.written.map((line) => line.trim()).sort() };
  }

  it('asks leave for everything the mapping asks and sends, and finds nothing where it is given', async () => {
    const { code, findings, written } = await check();

    assert.deepEqual([code, findings], [0, []]);
    assert.deepEqual(written, [
      ...['OPTIONS /me', 'OPTIONS /notes', 'OPTIONS /numbers', 'OPTIONS /tasks', 'OPTIONS /tasks/made-up-id'],
    ]);
  });

  it('asks no leave where no origin is named', async () => {
    const { code, written } = await check({ 'Access-Control-Allow-Origin': undefined }, []);

    assert.deepEqual([code, written], [0, []]);
  });

  it('tells once that nothing may be read, and of how much that is so', async () => {
    const { code, findings } = await check({ 'Access-Control-Allow-Origin': undefined });

    assert.equal(code, 1);
    const paths = findings.map(({ level, path, source }) => [level, path, source]);
    assert.deepEqual(paths.slice(0, 1), [['error', 'header Access-Control-Allow-Origin', 'GET /me']]);
    assert.match(findings[0]!.got, /^no such header, and so in 2 more: GET \/tasks, GET \/numbers$/);
    assert.match(findings[0]!.fix, /Access-Control-Allow-Origin: https:\/\/portal\.example/);
    assert.deepEqual(new Set(paths.map(([, path]) => path)), new Set(['header Access-Control-Allow-Origin']));
  });

  for (const [what, spoiled, expected] of [
    [
      'a method that is not allowed',
      { 'Access-Control-Allow-Methods': 'GET, POST' },
      [
        'header Access-Control-Allow-Methods',
        'OPTIONS /tasks/made-up-id (PATCH)',
        /Allow-Methods: GET, PATCH"/,
      ],
    ],
    [
      'the header of a key for sending twice that is not allowed',
      { 'Access-Control-Allow-Headers': 'X-Api-Key, Content-Type' },
      ['header Access-Control-Allow-Headers', 'OPTIONS /notes (POST)', /Allow-Headers: X-Api-Key, X-Once"/],
    ],
    [
      'a header that an expression reads and no page sees',
      { 'Access-Control-Expose-Headers': 'Date, Retry-After' },
      ['header Access-Control-Expose-Headers', 'GET /me', /Expose-Headers: Retry-After, Date, x-total"/],
    ],
  ] as const) {
    it(`finds ${what}`, async () => {
      const { findings } = await check(spoiled);

      const [path, source, fix] = expected;
      assert.deepEqual(
        findings.map((finding) => [finding.path, finding.source]),
        [[path, source]],
      );
      assert.match(findings[0]!.fix, fix);
    });
  }
});
