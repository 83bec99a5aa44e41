import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

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

  it('prints one line when both are ready, and pages can use the API with the token of the portal', async () => {
    const { line, origin, hostPort, child, exited, output } = await ready();

    const token = await (await fetch(`${origin}/account/token`)).text();
    const session = await fetch(`http://127.0.0.1:${hostPort}/api/v1/session`, {
      headers: { Authorization: `Bearer ${token}`, Origin: origin },
    });

    assert.match(line, /^Tidewater Partner Portal is ready: http:\/\/localhost:\d+$/);
    assert.equal((await session.json()).viewer.name, 'Ana Duarte');
    assert.equal(session.headers.get('access-control-allow-origin'), origin);
    assert.equal((await fetch(`${origin}/partner-journey/partner-journey.js`)).status, 200);
    child.kill('SIGTERM');
    assert.equal(await exited, 0);
    assert.equal(await isOpen(hostPort), false);
    assert.deepEqual(output, { stdout: `${line}\n`, stderr: '' });
  });

  it('has a page for every resource of the library', async () => {
    const { origin, hostPort } = await ready();
    const resources = await allResources(`http://127.0.0.1:${hostPort}/api/v1`);

    const statuses = await Promise.all(resources.map(async ({ url }) => (await fetch(origin + url)).status));

    assert.ok(resources.length >= 80, `${resources.length} resources`);
    assert.deepEqual(
      resources.filter((_resource, index) => statuses[index] !== 200),
      [],
    );
    assert.equal((await fetch(`${origin}/library/no-such-thing`)).status, 404);
  });

  it('leaves no host behind when it is killed without being asked', async () => {
    const { child, exited, hostPort } = await ready();

    child.kill('SIGKILL');
    await exited;

    await untilClosed(hostPort);
  });

  it('ends with one line when the host is gone', async () => {
    const { exited, output, folder } = await ready();

    process.kill(await hostPid(folder), 'SIGKILL');

    assert.equal(await exited, 1);
    assert.equal(output.stderr, "The journey's API stopped: ended by SIGKILL\n");
  });
});

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
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

async function untilClosed(port) {
  const deadline = Date.now() + patienceMs;
  while (await isOpen(port)) {
    assert.ok(Date.now() < deadline, `something still listens on ${port}`);
    await wait(20);
  }
}

/** The process that holds the data folder, which it names in its lock. */
async function hostPid(folder) {
  const lock = (await readdir(folder)).find((name) => name.endsWith('.lock'));
  return Number(/^host-(\d+)-/.exec(lock)[1]);
}

async function allResources(api) {
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
