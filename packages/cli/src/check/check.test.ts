import { typicalFixture } from '@partner-journey/contract/fixtures';
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { startMock, type RunningMock } from '../mock/start-mock.js';
import { serveSpoiled } from '../testing/serve-spoiled.js';
import { runCli } from '../testing/test-terminal.js';
import type { CheckReport } from './checkup.js';

let folder: string;
let mock: RunningMock;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partner-journey-check-'));
  mock = await startMock({ port: 0, fixture: 'typical', role: 'partner', latencyMs: 0, origins: [] });
});
after(async () => {
  await mock.stop();
  await rm(folder, { recursive: true });
});

async function check(...args: string[]) {
  const { code, stdout, stderr } = await runCli(['check', ...args, '--json']);
  return { code, stderr, ...(JSON.parse(stdout) as CheckReport) };
}

const write = (name: string, document: unknown) => writeFile(join(folder, name), JSON.stringify(document));

describe('partner-journey check with --write', () => {
  it('writes nothing without it', async () => {
    const { stderr, looks } = await check(mock.url);

    assert.equal(stderr, '');
    assert.equal(
      looks.some(({ entity }) => entity === 'changes'),
      false,
    );
  });

  it('starts a step and sends feedback, says so, and finds both once', async () => {
    const { code, stderr, findings } = await check(mock.url, '--write');

    assert.deepEqual([code, findings], [0, []]);
    assert.match(
      stderr,
      /^Writing: step\.start of “.+” \(.+\), twice with the same id\.\nWriting: feedback\.send/,
    );
  });

  it('finds out that a host does the same change twice', async () => {
    let count = 0;
    const host = await serveSpoiled(mock.url, {
      'GET /feedback': ({ body }) => {
        const { items } = body as { items: { id: string }[] };
        items.unshift({ ...items[0]!, id: `again-${count++}` });
      },
    });

    const { code, findings } = await check(host.url, '--write');
    await host.stop();

    assert.equal(code, 1);
    assert.deepEqual(
      findings.map(({ source, path, got }) => [source, path, got]),
      [['feedback.send', '/items', '2 times']],
    );
    assert.match(findings[0]!.fix, /Remember the id of every change/);
  });

  it('finds out that a host says "saved" of what it did not do', async () => {
    const host = await serveSpoiled(mock.url, {
      'POST /changes': (answer, { body }) => {
        const { changes } = JSON.parse(body) as { changes: { id: string }[] };
        answer.status = 200;
        answer.body = {
          receipts: changes.map(({ id }) => ({ changeId: id, outcome: 'saved', affected: [] })),
        };
      },
      'GET /journeys/harbor-finch-journey': (answer) => {
        if (answer.status !== 200) return;
        const { stages } = answer.body as {
          stages: { steps: { id: string; status: string; allowed: string[] }[] }[];
        };
        const step = stages.flatMap(({ steps }) => steps).find(({ id }) => id === 'name-candidates')!;
        Object.assign(step, { status: 'todo', allowed: ['start'] });
      },
    });

    const { findings } = await check(host.url, '--write', '--step', 'name-candidates');
    await host.stop();

    assert.ok(
      findings.some(({ source, path }) => source === 'step.start of "name-candidates"' && path === '/status'),
    );
  });

  it('names a step that cannot be changed', async () => {
    const { findings } = await check(mock.url, '--write', '--step', 'no-such-step');

    assert.match(findings[0]!.expected, /a step "no-such-step" that may be/);
  });
});

describe('partner-journey check with files', () => {
  before(async () => {
    const { session, ...documents } = typicalFixture('2026-05-12T09:00:00Z');
    await write('session.json', session);
    await write('journey.json', documents.journeyForViewer);
    await write('library.json', documents.resources);
  });

  it('knows documents by their name or their shape, and finds nothing in good ones', async () => {
    const { code, looks, findings } = await check(folder);

    assert.deepEqual([code, findings], [0, []]);
    assert.deepEqual(looks.map(({ entity }) => entity).sort(), ['journey', 'resources', 'session']);
  });

  it('names the file, the path and what to do', async () => {
    await write('session-bad.json', {
      ...typicalFixture('2026-05-12T09:00:00Z').session,
      serverTime: '12.05.2026',
    });

    const { code, findings } = await check(join(folder, 'session-bad.json'));
    await rm(join(folder, 'session-bad.json'));

    assert.equal(code, 1);
    assert.deepEqual(
      findings.map(({ entity, path, got }) => [entity, path, got]),
      [['session', '/serverTime', '"12.05.2026"']],
    );
    assert.match(findings[0]!.fix, /RFC 3339/);
  });

  it('says what is in a file that is no document, and what is not there', async () => {
    await write('other.json', { hello: 1 });
    const other = await check(join(folder, 'other.json'));
    await rm(join(folder, 'other.json'));

    assert.match(other.findings[0]!.fix, /Name the file after what it holds/);
    assert.match((await runCli(['check', join(folder, 'none.json')])).stderr, /there is no such file/);
    assert.equal((await runCli(['check'])).code, 2);
  });
});

describe('partner-journey check with a mapping', () => {
  const mapping = {
    mapping: 1,
    requests: { me: { path: '/me' }, tasks: { path: '/tasks', items: 'data' }, notes: { path: '/notes' } },
    reads: {
      session: { from: 'me', as: { viewer: { id: 'me.id', name: 'me.full_name' } } },
      journey: {
        from: 'tasks',
        as: {
          id: { $value: 'onboarding' },
          title: { $value: 'Onboarding' },
          stages: [
            {
              id: { $value: 'all' },
              title: { $value: 'All' },
              steps: {
                $each: 'tasks',
                id: 'id',
                title: 'subject',
                status: { $of: 'state', $values: { '0': 'todo', '1': 'done' } },
              },
            },
          ],
        },
      },
      feedback: {
        from: 'notes',
        as: {
          items: { $each: 'notes', id: 'id', at: 'at', summary: 'text', status: { $value: 'received' } },
        },
      },
    },
    changes: {
      'step.complete': {
        method: 'PATCH',
        path: '/tasks/{$change.target.stepId}',
        body: { state: 1 },
        again: 'repeat',
      },
      'feedback.send': {
        method: 'PUT',
        path: '/notes/{$change.id}',
        body: { text: '$change.payload.text', at: '$change.createdAt' },
        again: 'repeat',
      },
    },
  };
  let host: {
    url: string;
    tasks: { id: number; subject?: string; state: number }[];
    /** How many notes were sent so far. */
    noted(): number;
    stop: () => void;
  };
  before(async () => {
    const tasks: { id: number; subject?: string; state: number }[] = [
      { id: 1, subject: 'Sign', state: 1 },
      { id: 2, subject: 'Build', state: 0 },
    ];
    const notes = new Map<string, object>();
    let count = 0;
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      const sent = await text(request);
      const [, place, id] = request.url!.split('/');
      const body = sent ? (JSON.parse(sent) as object) : {};
      if (request.headers.authorization !== 'Bearer secret') response.statusCode = 401;
      if (request.method === 'PATCH')
        Object.assign(
          tasks.find((task) => String(task.id) === id)!,
          body,
        );
      if (request.method === 'PUT') {
        count += 1;
        notes.set(id!, { id, ...body });
      }
      const found = { me: { id: 7, full_name: 'Ana' }, tasks: { data: tasks }, notes: [...notes.values()] };
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(found[place as keyof typeof found]));
    };
    const server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    host = { url, tasks, noted: () => count, stop: () => server.close() };
    await write('mapping.json', mapping);
  });
  after(() => host.stop());

  const mapped = (...args: string[]) =>
    check(host.url, '--mapping', join(folder, 'mapping.json'), '--token', 'secret', ...args);

  it('reads all that the mapping says how to read', async () => {
    const { code, looks, findings } = await mapped();

    assert.deepEqual([code, findings], [0, []]);
    assert.deepEqual(
      looks.map(({ entity }) => entity),
      ['mapping', 'session', 'journey', 'feedback'],
    );
  });

  it('finds nothing wrong with a session of settings alone, which no answer says the time of', async () => {
    const session = { from: [], as: { viewer: { id: '$settings.userId' } } };
    await write('settings.json', { ...mapping, reads: { ...mapping.reads, session } });

    const { code, findings } = await check(
      ...[host.url, '--mapping', join(folder, 'settings.json')],
      ...['--token', 'secret', '--settings', '{"userId": "ana"}'],
    );

    assert.deepEqual([code, findings], [0, []]);
  });

  it('writes through the mapping, and sees it in the host', async () => {
    const { findings, stderr } = await mapped('--write');

    assert.deepEqual(findings, []);
    assert.match(stderr, /step\.complete of “Build”/);
    assert.equal(host.tasks[1]!.state, 1);
  });

  it('writes once, and says so, what the mapping says nothing about repeating of', async () => {
    const { changes } = mapping;
    const asking = { ...changes, 'feedback.send': { ...changes['feedback.send'], again: 'ask' } };
    await write('asking.json', { ...mapping, changes: asking });
    const before = host.noted();

    const { findings, stderr } = await check(
      ...[host.url, '--mapping', join(folder, 'asking.json'), '--token', 'secret', '--write'],
    );

    assert.equal(host.noted() - before, 1);
    assert.match(stderr, /Writing: feedback\.send “.+”, once, as the mapping does not say/);
    assert.deepEqual(
      findings.filter(({ source }) => source === 'feedback.send'),
      [],
    );
  });

  it('says where in the mapping to mend what does not fit', async () => {
    host.tasks.push({ id: 3, state: 0 });

    const { findings } = await mapped();
    host.tasks.pop();

    const found = findings.find(({ path }) => path === '/stages/0/steps/2/title');
    assert.match(found!.fix, /"reads\.journey\.as\.stages\.steps\.title"/);
  });

  it('warns of stages that a join finds no steps for, and names the join', async () => {
    const [stage] = mapping.reads.journey.as.stages;
    const steps = { ...stage!.steps, $each: '($one := $string(id); $all.tasks[stage_id = $one])' };
    const as = { ...mapping.reads.journey.as, stages: [{ ...stage, steps }] };
    await write('no-steps.json', { ...mapping, reads: { ...mapping.reads, journey: { from: 'tasks', as } } });

    const { code, findings } = await check(
      ...[host.url, '--mapping', join(folder, 'no-steps.json'), '--token', 'secret'],
    );

    const told = findings.map(({ level, source, path, got }) => [level, source, path, got]);
    assert.deepEqual(told, [['warning', 'reads.journey', '/stages/0/steps', 'one stage without any']]);
    assert.match(findings[0]!.fix, /"\$each".+"reads\.journey\.as\.stages\.steps"/);
    assert.equal(code, 0);
  });

  it('names the place of an expression that fails, and its mapping', async () => {
    const as = { ...mapping.reads.journey.as, title: '$sum(tasks.subject)' };
    await write('failing.json', { ...mapping, reads: { ...mapping.reads, journey: { from: 'tasks', as } } });

    const { findings } = await check(
      host.url,
      '--mapping',
      join(folder, 'failing.json'),
      '--token',
      'secret',
    );

    const found = findings.find(({ path }) => path === '/title');
    assert.match(found!.fix, /Mend the expression in "reads\.journey"; see what "requests\.tasks" answer/);
  });

  it('says that nobody is signed in, and what to do', async () => {
    const { findings } = await check(host.url, '--mapping', join(folder, 'mapping.json'), '--token', 'other');

    assert.match(findings[0]!.fix, /--token/);
  });

  it('tells what cannot be meant in a mapping before anything is asked', async () => {
    await write('bad.json', { ...mapping, requests: { me: { path: 7 } } });

    const { code, findings, looks } = await check(host.url, '--mapping', join(folder, 'bad.json'));

    assert.equal(code, 1);
    assert.equal(looks.length, 1);
    assert.ok(findings.some(({ path }) => path === 'requests.me.path'));
  });
});
