import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { probe } from './server/ports.js';

const script = fileURLToPath(new URL('start.js', import.meta.url));
const patienceMs = 30_000;

describe('npm start', () => {
  /** Undone after each test, last first. */
  const cleanUps = [];

  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });

  async function setup(env = {}) {
    const folder = await mkdtemp(join(tmpdir(), 'portal-'));
    cleanUps.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const started = { PORT: '0', HOST_PORT: String(await freePort()), PORTAL_DATA: folder, ...env };
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, ...started },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'])
      child[name].setEncoding('utf8').on('data', (text) => (output[name] += text));
    const exited = once(child, 'close').then(([code]) => code);
    cleanUps.push(async () => {
      child.kill('SIGTERM');
      await exited;
    });
    return { child, output, exited, folder, hostPort: Number(started.HOST_PORT) };
  }

  async function ready(env) {
    const portal = await setup(env);
    const line = once(createInterface({ input: portal.child.stdout }), 'line').then(([text]) => text);
    const failed = portal.exited.then(() => assert.fail(portal.output.stderr));
    const text = await Promise.race([line, failed]);
    return { ...portal, line: text, origin: text.slice(text.indexOf('http')) };
  }

  async function listener() {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanUps.push(() => new Promise((resolve) => server.close(resolve)));
    return String(server.address().port);
  }

  it('says in one line that its port is taken, and starts nothing', async () => {
    const PORT = await listener();

    const { exited, output, hostPort } = await setup({ PORT });

    assert.equal(await exited, 1);
    assert.equal(output.stderr, `Port ${PORT} is taken. Choose another one: PORT=5180 npm start\n`);
    assert.equal(output.stdout, '');
    assert.equal(await isOpen(hostPort), false);
  });

  it('says in one line that the port given for the API is taken, or is none', async () => {
    const HOST_PORT = await listener();

    const taken = await setup({ HOST_PORT });
    const wrong = await setup({ PORT: 'abc' });

    assert.equal(await taken.exited, 1);
    assert.equal(taken.output.stderr, `Port ${HOST_PORT} is taken. Choose another one for HOST_PORT.\n`);
    assert.equal(await wrong.exited, 1);
    assert.equal(wrong.output.stderr, 'PORT is "abc", which is no port.\n');
  });

  it('prints one line when both are ready, serves what the pages need, and ends both when told to', async () => {
    const { line, origin, hostPort, child, exited, output } = await ready();
    const api = `http://127.0.0.1:${hostPort}/api/v1`;

    const token = await (await fetch(`${origin}/account/token`)).text();
    const session = await fetch(`${api}/session`, {
      headers: { Authorization: `Bearer ${token}`, Origin: origin },
    });
    const resources = await allResources(api, token);
    const dead = [];
    for (const { url } of resources) if ((await fetch(origin + url)).status !== 200) dead.push(url);

    assert.match(line, /^Tidewater Partner Portal is ready: http:\/\/localhost:\d+$/);
    assert.equal((await session.json()).viewer.name, 'Ana Duarte');
    assert.equal(session.headers.get('access-control-allow-origin'), origin);
    assert.equal((await fetch(`${origin}/partner-journey/partner-journey.js`)).status, 200);
    assert.ok(resources.length >= 80, `${resources.length} resources`);
    assert.deepEqual(dead, []);
    assert.equal((await fetch(`${origin}/library/no-such-thing`)).status, 404);
    child.kill('SIGTERM');
    assert.equal(await exited, 0);
    assert.equal(await isOpen(hostPort), false);
    assert.deepEqual(output, { stdout: `${line}\n`, stderr: '' });
  });

  it('leaves no host behind when it is killed without being asked', async () => {
    const { child, exited, hostPort, folder } = await ready();

    child.kill('SIGKILL');
    await exited;

    await until(async () => (await lockOf(folder)) === undefined, 'the host let go of its data');
    assert.equal(await isOpen(hostPort), false);
  });

  it('ends with one line when the host is gone', async () => {
    const { exited, output, folder } = await ready();

    process.kill(await hostPid(folder), 'SIGKILL');

    assert.equal(await exited, 1);
    assert.equal(output.stderr, "The journey's API stopped: ended by SIGKILL\n");
  });
});

/** None of those that systems give to whoever asks for any port: nobody gets it by chance before it is used. */
async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const found = await probe(port, '').catch(() => undefined);
    if (found !== undefined) return found;
  }
}

function isOpen(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function until(isTrue, what) {
  const deadline = Date.now() + patienceMs;
  while (!(await isTrue())) {
    assert.ok(Date.now() < deadline, `waited in vain until ${what}`);
    await wait(20);
  }
}

/** The name of the file by which a running host holds its data folder; it begins with its process id. */
async function lockOf(folder) {
  return (await readdir(folder)).find((name) => name.endsWith('.lock'));
}

async function hostPid(folder) {
  return Number(/^host-(\d+)-/.exec(await lockOf(folder))[1]);
}

async function allResources(api, token) {
  const items = [];
  for (let cursor; ;) {
    const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const response = await fetch(`${api}/resources${query}`, {
      headers: { Authorization: 'Bearer demo-ana' },
    });
    const page = await response.json();
    items.push(...page.items);
    if (page.nextCursor === undefined) return items;
    cursor = page.nextCursor;
  }
}
