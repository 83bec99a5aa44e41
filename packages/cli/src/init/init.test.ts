import { mappedAdapter, type Mapping } from '@partner-journey/client/mapping';
import type { Change, Journey } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { stringify } from 'yaml';
import { serveAnswers } from '../testing/serve-answers.js';
import { runCli } from '../testing/test-terminal.js';

const { signal } = new AbortController();
let folder: string;
before(async () => (folder = await mkdtemp(join(tmpdir(), 'partner-journey-init-'))));
after(() => rm(folder, { recursive: true }));

const tasks = [
  { id: 1, title: 'Sign', done: true },
  { id: 2, title: 'Build', done: false },
];

async function journeyOf(mapping: Mapping, api: string): Promise<Journey> {
  const { body } = await mappedAdapter({ mapping, api }).read({ kind: 'journey' }, { signal });
  return readers.journey(body).value!;
}

describe('partner-journey init', () => {
  it('makes a checklist of a host that has tasks alone, and says what is missing', async () => {
    await writeFile(join(folder, 'tasks.json'), JSON.stringify(tasks));
    const host = await serveAnswers({ '/tasks': tasks });

    const { code, stdout, stderr } = await runCli(['init', join(folder, 'tasks.json')]);
    const journey = await journeyOf(JSON.parse(stdout) as Mapping, host.url);
    await host.stop();

    assert.equal(code, 0);
    assert.deepEqual(
      journey.stages.map(({ steps }) => steps.map(({ id, status }) => [id, status])),
      [
        [
          ['1', 'done'],
          ['2', 'todo'],
        ],
      ],
    );
    assert.match(stderr, /step: 2 in GET \/tasks\n/);
    assert.match(stderr, /status +← done +sure/);
    assert.match(stderr, /viewer\.id {2}not found\. Add the request that says who is signed in/);
  });

  it('keeps in the browser what is done to a library, as long as somebody is known to be looking', async () => {
    const samples = {
      me: { id: 7, name: 'Ana Duarte' },
      documents: [{ id: 1, title: 'Price list', url: 'https://portal.example/prices.pdf' }],
    };
    const paths = Object.keys(samples).map((name) => join(folder, `${name}.json`));
    for (const [index, body] of Object.values(samples).entries())
      await writeFile(paths[index]!, JSON.stringify(body));

    const known = await runCli(['init', ...paths]);
    const unknown = await runCli(['init', paths[1]!]);

    assert.deepEqual((JSON.parse(known.stdout) as Mapping).keptHere, ['resource.favorite', 'resource.open']);
    assert.match(known.stderr, /resource\.favorite +← keptHere +guess: nothing is known of a place/);
    assert.equal((JSON.parse(unknown.stdout) as Mapping).keptHere, undefined);
  });

  it('makes stages of what steps call their stage', async () => {
    const named = tasks.map((task, index) => ({ ...task, phase: ['Prepare', 'Sell'][index] }));
    await writeFile(join(folder, 'tasks.json'), JSON.stringify({ results: named }));
    const host = await serveAnswers({ '/tasks': { results: named } });

    const { stdout } = await runCli(['init', join(folder, 'tasks.json')]);
    const { stages } = await journeyOf(JSON.parse(stdout) as Mapping, host.url);
    await host.stop();

    assert.deepEqual(
      stages.map(({ title, steps }) => [title, steps.length]),
      [
        ['Prepare', 1],
        ['Sell', 1],
      ],
    );
  });

  it('asks a live host with the headers it is given, and reads on by its header Link', async () => {
    const host = await serveAnswers(
      { '/tasks': [tasks[0]], '/tasks?page=2': [tasks[1]] },
      (path): Record<string, string> => (path === '/tasks' ? { Link: '</tasks?page=2>; rel="next"' } : {}),
    );

    const { stdout } = await runCli([
      'init',
      host.url,
      '--get',
      '/tasks',
      '--header',
      'Authorization: Bearer t',
    ]);
    const mapping = JSON.parse(stdout) as Mapping;
    const { stages } = await journeyOf(mapping, host.url);
    await host.stop();

    assert.equal(mapping.api, host.url);
    assert.deepEqual(mapping.requests['tasks']?.pages, { by: 'link' });
    assert.equal(stages[0]!.steps.length, 2);
  });

  it('says what to do when a live host does not answer as it should', async () => {
    const host = await serveAnswers({ '/page': '<!doctype html>' });
    const said = async (path: string) => (await runCli(['init', host.url, '--get', path])).stderr;
    const [missing, page] = [await said('/none'), await said('/page')];
    await host.stop();

    assert.match(missing, /\/none was answered with 404: check the path\.\n$/);
    assert.match(page, /was answered with a web page: name the base address of the API\.\n$/);
    assert.match(await said('/none'), /no connection \([A-Z_]+\); see that the host runs there\.\n$/);
  });

  it('asks who is there to answer, and nobody else', async () => {
    const host = await serveAnswers({ '/tasks': tasks });
    const asked = await runCli(['init'], { answers: [host.url, '/tasks'] });
    await host.stop();
    const alone = await runCli(['init']);

    assert.equal(asked.code, 0);
    assert.ok((JSON.parse(asked.stdout) as Mapping).reads.journey);
    assert.equal(alone.code, 2);
  });

  it('writes over no file unless it is told to', async () => {
    const [source, out] = [join(folder, 'tasks.json'), join(folder, 'mapping.json')];
    await writeFile(source, JSON.stringify(tasks));
    await writeFile(out, 'mine');

    const refused = await runCli(['init', source, '--out', out]);
    const kept = await readFile(out, 'utf8');
    const forced = await runCli(['init', source, '--out', out, '--force']);

    assert.deepEqual([refused.code, kept, forced.code, forced.stdout], [1, 'mine', 0, '']);
    assert.match(
      refused.stderr,
      /mapping\.json is there already: name another file, or add --force to write over it\.\n$/,
    );
    assert.equal((JSON.parse(await readFile(out, 'utf8')) as Mapping).mapping, 1);
  });

  it('proposes something that can be used, or says why not, whatever the answer is', async () => {
    const odd: unknown[] = [
      null,
      7,
      'text',
      [],
      {},
      [null],
      [[1]],
      { data: null },
      { tasks: [{}] },
      { tasks: [{ id: null, 'a"b': 1 }] },
    ];
    odd.push(
      JSON.parse(
        '{"tasks":[{"__proto__":{"x":1},"constructor":"y","id":1,"title":"A`B","status":{"and":1}}]}',
      ),
    );
    for (const [index, body] of odd.entries()) {
      await writeFile(join(folder, 'odd.json'), JSON.stringify(body));
      const { code, stderr } = await runCli(['init', join(folder, 'odd.json')]);

      assert.ok(code === 0 || code === 1, `${index}: ${stderr}`);
      assert.doesNotMatch(stderr, /unforeseen/);
    }
  });
});

const openApi = {
  openapi: '3.1.0',
  info: { title: 'Made up', version: '1' },
  paths: {
    '/me': {
      get: responds({ type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } }),
    },
    '/tasks': { get: responds({ type: 'array', items: { $ref: '#/components/schemas/Task' } }) },
    '/tasks/{taskId}': {
      patch: {
        requestBody: content({
          type: 'object',
          properties: { task: { type: 'object', properties: { state: { type: 'integer' } } } },
        }),
        responses: {},
      },
    },
    '/feedback': {
      get: responds({
        type: 'object',
        properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Feedback' } } },
      }),
      post: {
        parameters: [{ name: 'Idempotency-Key', in: 'header' }],
        requestBody: content({ type: 'object', properties: { text: { type: 'string' } } }),
        responses: {},
      },
    },
  },
  components: {
    schemas: {
      Task: {
        type: 'object',
        properties: {
          id: { type: 'integer' },
          subject: { type: 'string' },
          state: { type: 'integer', enum: [1, 2, 9], description: '1 = open, 2 = in progress, 9 = closed' },
        },
      },
      Feedback: {
        allOf: [
          { type: 'object', properties: { id: { type: 'integer' } } },
          {
            type: 'object',
            properties: { text: { type: 'string' }, created_at: { type: 'string', format: 'date-time' } },
          },
        ],
      },
    },
  },
};

function content(schema: object) {
  return { content: { 'application/json': { schema } } };
}

function responds(schema: object) {
  return { responses: { 200: { description: 'OK', ...content(schema) } } };
}

describe('partner-journey init with an OpenAPI document', () => {
  let mapping: Mapping;
  before(async () => {
    const path = join(folder, 'openapi.yaml');
    await writeFile(path, stringify({ ...openApi, servers: [{ url: 'https://portal.example/api' }] }));
    mapping = JSON.parse((await runCli(['init', path])).stdout) as Mapping;
  });

  it('takes the base address, and what codes mean, from its words', () => {
    const [stage] = (mapping.reads.journey!.as as { stages: { steps: Record<string, unknown> }[] }).stages;

    assert.equal(mapping.api, 'https://portal.example/api');
    assert.deepEqual(stage!.steps['status'], {
      $of: 'state',
      $values: { '1': 'todo', '2': 'in-progress', '9': 'done' },
    });
  });

  it('sends changes as it describes them, and the host gets what it wants', async () => {
    const host = await serveAnswers({
      '/me': { id: 7, name: 'Ana' },
      '/tasks': [{ id: 5, subject: 'Sign', state: 1 }],
    });
    const adapter = mappedAdapter({ mapping: { ...mapping, api: host.url } });
    const change = (kind: string, target: object, payload: object) =>
      ({ id: randomUUID(), kind, target, payload, createdAt: '2026-05-12T09:30:00Z' }) as Change;
    const step = { journeyId: 'onboarding', stepId: '5' };

    await adapter.send(
      [
        change('step.complete', step, {}),
        change('step.start', step, {}),
        change('feedback.send', {}, { text: 'Slow', context: {} }),
      ],
      { signal },
    );
    await host.stop();

    assert.deepEqual(host.written, [
      'PATCH /tasks/5 {"task":{"state":9}}',
      'PATCH /tasks/5 {"task":{"state":2}}',
      'POST /feedback {"text":"Slow"}',
    ]);
    assert.equal(mapping.changes?.['step.complete']?.again, 'repeat');
    assert.equal(mapping.changes['feedback.send']?.again, 'key');
  });

  it('leaves the version in the addresses it sends changes to', async () => {
    const path = join(folder, 'versions.json');
    const paths = Object.entries(openApi.paths).map(([below, one]) => [`/rest/api/2${below}`, one]);
    await writeFile(path, JSON.stringify({ ...openApi, paths: Object.fromEntries(paths) as object }));

    const { changes } = JSON.parse((await runCli(['init', path])).stdout) as Mapping;

    assert.equal(changes?.['step.complete']?.path, '/rest/api/2/tasks/{$change.target.stepId}');
  });

  it('sends what the host has to have, and looks for its own id before it sends again', async () => {
    const note = {
      type: 'object',
      required: ['member_id', 'text', 'sent_at', 'channel'],
      properties: {
        ...{ id: { type: 'integer' }, reference: { type: 'string' }, member_id: { type: 'integer' } },
        ...{ text: { type: 'string' }, sent_at: { type: 'string', format: 'date-time' } },
        channel: { type: 'string' },
      },
    };
    const path = join(folder, 'notes.json');
    const notes = { get: responds({ type: 'array', items: note }), post: { requestBody: content(note) } };
    await writeFile(
      path,
      JSON.stringify({ ...openApi, paths: { ...openApi.paths, '/notes': notes, '/feedback': {} } }),
    );

    const { stdout, stderr } = await runCli(['init', path]);

    assert.deepEqual((JSON.parse(stdout) as Mapping).changes?.['feedback.send'], {
      ...{ method: 'POST', path: '/notes' },
      body: {
        reference: '$change.id',
        member_id: '$number($viewer.id)',
        text: '$change.payload.text',
        sent_at: '$change.createdAt',
      },
      ...{ again: 'look', from: 'notes', done: '$change.id in notes.reference' },
    });
    assert.match(stderr, /Say in "body" what "channel" is/);
  });

  it('joins what only schemas are known of by what references are called, and asks for lists rather than one by one', async () => {
    const record = (...members: string[]) => ({
      type: 'object',
      properties: Object.fromEntries([
        ['id', { type: 'integer' }],
        ...members.map((name) => [name, { type: /Id$|position/.test(name) ? 'integer' : 'string' }] as const),
      ]),
    });
    const table = (...members: string[]) => ({
      all: { get: responds({ type: 'array', items: record(...members) }) },
      one: { get: responds(record(...members)) },
    });
    const tables = {
      ...{ plans: table('title', 'companyId'), phases: table('title', 'aim', 'planId', 'position') },
      ...{ todos: table('title', 'status', 'phaseId', 'planId'), companies: table('name') },
      members: table('givenName', 'familyName', 'companyId'),
    };
    const paths = Object.entries(tables).flatMap(([name, { all, one }]) => [
      [`/${name}/{id}`, one],
      [`/${name}`, all],
    ]);
    const path = join(folder, 'tables.json');
    await writeFile(path, JSON.stringify({ ...openApi, paths: Object.fromEntries(paths) as object }));

    const { stdout, stderr } = await runCli(['init', path]);
    const { requests, reads } = JSON.parse(stdout) as Mapping;

    assert.deepEqual(
      Object.values(requests)
        .map(({ path }) => path)
        .sort(),
      [...['/companies', '/members/{$settings.memberId}', '/phases', '/plans', '/todos']],
    );
    const plan = 'plans[$string(id) = $query.journeyId]';
    assert.deepEqual((reads.journey!.as as { stages: unknown }).stages, {
      $each: `($one := ${plan}.id; phases[planId = $one]^(position))`,
      ...{ id: 'id', title: 'title', outcome: 'aim' },
      steps: {
        $each: '($one := id; $all.todos[phaseId = $one])',
        id: 'id',
        title: 'title',
        status: { $of: 'status', $values: {} },
      },
    });
    assert.match(stderr, /status +← status +guess: none of its words are known/);
  });

  it('is read from a live host as well, with an address relative to where it stands', async () => {
    const host = await serveAnswers({ '/v1/openapi.json': { ...openApi, servers: [{ url: '/v1' }] } });

    const { stdout } = await runCli(['init', `${host.url}/v1/openapi.json`]);
    await host.stop();

    assert.equal((JSON.parse(stdout) as Mapping).api, `${host.url}/v1`);
  });
});
