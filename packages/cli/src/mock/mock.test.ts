import { Session, type Upload } from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { runCli } from '../testing/test-terminal.js';
import { startMock, type MockOptions, type RunningMock } from './start-mock.js';

const options: MockOptions = { port: 0, fixture: 'typical', role: 'partner', latencyMs: 0, origins: [] };

describe('startMock', () => {
  it('serves the typical sample to a partner at a free port when nothing is said', async () => {
    const mock = await startMock();
    const [session, journeys, foreign] = await Promise.all([
      fetch(`${mock.url}/session`),
      fetch(`${mock.url}/journeys`),
      fetch(`${mock.url}/session`, { headers: { Origin: 'https://elsewhere.example' } }),
    ]);
    const { viewer } = Session.parse(await session.json());
    await mock.stop();

    assert.deepEqual([session.status, journeys.status, viewer.role], [200, 200, 'partner']);
    assert.equal(foreign.headers.get('Access-Control-Allow-Origin'), null);
  });
});

describe('partner-journey mock', () => {
  let mock: RunningMock;
  before(async () => (mock = await startMock({ ...options, origins: ['https://portal.example'] })));
  after(() => mock.stop());

  it('answers one resource, and a problem document for what is not there', async () => {
    const { items } = (await (await fetch(`${mock.url}/resources?limit=1`)).json()) as {
      items: { id: string }[];
    };
    const one = await fetch(`${mock.url}/resources/${items[0]!.id}`);
    const none = await fetch(`${mock.url}/resources/nothing`);

    assert.equal(((await one.json()) as { id: string }).id, items[0]!.id);
    assert.equal(none.status, 404);
    assert.equal(((await none.json()) as { code: string }).code, 'not-found');
  });

  it('refuses what is no list of changes, and says where', async () => {
    const send = (body: string) => fetch(`${mock.url}/changes`, { method: 'POST', body });
    const answer = (await (await send('{"changes":[{"id":"1"}]}')).json()) as { issues: { path: string }[] };

    assert.equal((await send('nothing')).status, 400);
    assert.match(answer.issues[0]!.path, /^\/changes\/0/);
  });

  it('takes a file in parts, from where it is, and lets it be taken back', async () => {
    const post = async (path: string, body?: string) => {
      const answer = await fetch(`${mock.url}/uploads${path}`, { method: 'POST', ...(body && { body }) });
      return { status: answer.status, ...((await answer.json()) as Partial<Upload>) };
    };
    const said = JSON.stringify({
      id: crypto.randomUUID(),
      name: 'a.pdf',
      type: 'application/pdf',
      bytes: 6,
    });
    const { fileId } = await post('', said);

    assert.equal((await post(`/${fileId}/parts?offset=0`, 'abc')).received, 3);
    assert.equal((await post(`/${fileId}/parts?offset=0`, 'abc')).status, 409);
    assert.equal((await post('', said)).received, 3);
    assert.equal((await post(`/${fileId}/parts?offset=3`, 'def')).state, 'ready');
    assert.equal((await post(`/${fileId}/cancel`)).state, 'canceled');
    const { state } = (await (await fetch(`${mock.url}/uploads/${fileId}`)).json()) as Upload;
    assert.deepEqual([state, (await post('/other/cancel')).status], ['canceled', 404]);
  });

  it('lets pages of this machine and of the named origins read it, and no others', async () => {
    const allowed = async (Origin: string) =>
      (await fetch(`${mock.url}/session`, { headers: { Origin } })).headers.get(
        'Access-Control-Allow-Origin',
      );

    assert.equal(await allowed('http://localhost:5173'), 'http://localhost:5173');
    assert.equal(await allowed('https://portal.example'), 'https://portal.example');
    assert.equal(await allowed('https://elsewhere.example'), null);
  });

  it('prints its address, serves whom it was told to, and ends in order', async () => {
    const stop = new AbortController();
    const ended = runCli(['mock', '--port', '0', '--fixture', 'small', '--role', 'program'], {
      stopped: stop.signal,
      onPrint: (text) => void readRole(text).finally(() => stop.abort()),
    });
    let role: string | undefined;
    const readRole = async (text: string) => {
      const url = /serves (\S+) \(small\)/.exec(text)?.[1];
      role = Session.parse(await (await fetch(`${url}/session`)).json()).viewer.role;
    };

    assert.equal((await ended).code, 0);
    assert.equal(role, 'program');
  });

  it('says so when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    const { code, stderr } = await runCli(['mock', '--port', String(port)]);
    other.close();

    assert.equal(code, 1);
    assert.equal(
      stderr,
      `partner-journey: Port ${port} is taken by another program: choose another one with --port, or 0 for a free one.\n`,
    );
  });
});
