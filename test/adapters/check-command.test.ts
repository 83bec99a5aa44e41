import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serveAnswers, type AnsweringHost } from '../../packages/cli/src/testing/serve-answers.js';
import { serveSpoiled, type SpoiledHost } from '../../packages/cli/src/testing/serve-spoiled.js';
import { runCli } from '../../packages/cli/src/testing/test-terminal.js';
import { startHostProcess, type HostProcess } from '../../packages/host/src/testing/start-host-process.js';

const methodsOf = (asked: readonly string[]) => [...new Set(asked.map((one) => one.split(' ')[0]))].sort();
const mapped = (file: string) =>
  fileURLToPath(new URL(`../../examples/host-json-server/${file}`, import.meta.url));

describe('partner-journey check at the reference host', { timeout: 120_000 }, () => {
  let host: HostProcess;
  let watched: SpoiledHost;
  before(async () => (host = await startHostProcess()));
  after(() => host.stop());
  beforeEach(async () => (watched = await serveSpoiled(host.url)));

  /** Checks the host, and gives what it was asked for meanwhile. */
  async function check(...options: string[]): Promise<readonly string[]> {
    const { code, stdout } = await runCli(['check', watched.url, '--token', 'demo-ana', ...options]);
    await watched.stop();
    assert.equal(code, 0, stdout);
    return watched.asked;
  }
  /** What a partner sees that a change would have changed. */
  async function seen(): Promise<unknown> {
    const read = async (path: string) => {
      const answer = await fetch(`${host.url}${path}`, { headers: { Authorization: 'Bearer demo-ana' } });
      await answer.body?.cancel();
      return answer.headers.get('ETag');
    };
    const { items } = (await (
      await fetch(`${host.url}/journeys`, { headers: { Authorization: 'Bearer demo-ana' } })
    ).json()) as { items: { id: string; revision: string }[] };
    return [items, await read('/feedback'), await read('/resources'), await read('/surveys')];
  }

  it('asks for every kind of read, by GET and HEAD alone, and changes nothing', async () => {
    const before = await seen();

    const asked = await check();

    for (const path of ['session', 'journeys', 'resources', 'surveys', 'feedback', 'updates'])
      assert.ok(
        asked.some((one) => new RegExp(`^GET /${path}(\\?|$)`).test(one)),
        path,
      );
    const written = asked.filter((one) => !/^(GET|HEAD) /.test(one));
    assert.deepEqual(written, []);
    assert.deepEqual(await seen(), before);
  });

  it('asks for permission beside that, where it is told the origin of a page', async () => {
    const asked = await check('--origin', 'http://localhost:5173');

    assert.deepEqual(methodsOf(asked), ['GET', 'OPTIONS']);
  });

  it('writes a change of a step and a piece of feedback, each twice, when it is told to write', async () => {
    const before = await seen();

    const asked = await check('--write');

    const written = asked.filter((one) => !/^(GET|HEAD) /.test(one));
    assert.deepEqual(
      written,
      Array.from({ length: 4 }, () => 'POST /changes'),
    );
    assert.notDeepEqual(await seen(), before);
  });
});

describe('partner-journey check at a mapped host', () => {
  let host: AnsweringHost;
  before(async () => {
    const tables = JSON.parse(await readFile(mapped('database.json'), 'utf8')) as Record<string, unknown[]>;
    const { users = [], companies = [], ...lists } = tables;
    host = await serveAnswers({
      ...Object.fromEntries(Object.entries(lists).map(([name, list]) => [`/${name}`, list])),
      ...{ '/users/7': users[0], '/companies/3': companies[0] },
    });
  });
  after(() => host.stop());
  const check = (...options: string[]) =>
    runCli([
      ...['check', host.url, '--mapping', mapped('mapping.json'), '--settings', '{"userId": 7}'],
      ...options,
    ]);

  it('sends nothing but reads unless it is told to write', async () => {
    const { stdout } = await check();

    assert.match(stdout, /reads\.journey/);
    assert.deepEqual(host.written, []);

    await check('--write');
    assert.match(host.written.join('\n'), /^PATCH \/tasks\/\d+ .*\n[\s\S]*^POST \/messages /m);
  });
});
