import { Journey, Session } from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { emptyDataFolder } from './testing/empty-folder.js';
import { openEvents } from './testing/read-events.js';
import { runNode } from './testing/run-script.js';
import { hostCommand, startHostProcess, type HostProcess } from './testing/start-host-process.js';
import { change } from './testing/test-host.js';

const environment = { ...process.env, PORT: '', DATABASE_URL: '', PARTNER_JOURNEY_ORIGINS: '' };
const authorization = { Authorization: 'Bearer demo-ana' };

describe('partner-journey-host', () => {
  let folder: Awaited<ReturnType<typeof emptyDataFolder>>;
  let host: HostProcess;
  before(async () => {
    folder = await emptyDataFolder();
    host = await startHostProcess({ dataDir: folder.path, args: ['--origins', 'https://portal.example'] });
  });
  after(async () => {
    await host.stop();
    await folder.remove();
  });

  it('prints one line with its address, and serves the demo there', async () => {
    const response = await fetch(`${host.url}/session`, { headers: authorization });

    assert.equal(host.stdout, `partner-journey-host serves ${host.url} from ${folder.path}\n`);
    assert.match(host.url, /^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
    assert.equal(Session.parse(await response.json()).viewer.id, 'ana-duarte');
  });

  it('answers every journey of the demo in the shape of the contract, to both sides', async () => {
    for (const [token, id] of [
      ['demo-ana', 'northlight-journey'],
      ['demo-priya', 'northlight-journey'],
    ] as const) {
      const response = await fetch(`${host.url}/journeys/${id}`, {
        headers: { Authorization: `Bearer ${token}` },
      });

      const steps = Journey.parse(await response.json()).stages.flatMap((stage) => stage.steps);
      assert.equal(
        steps.some(({ visibility }) => visibility === 'program-only'),
        token === 'demo-priya',
      );
    }
  });

  it('says which process holds the folder to the next one that wants it', async () => {
    const { code, stderr } = await runNode([...hostCommand, '--port', '0', '--data', folder.path]);

    assert.equal(code, 1);
    assert.match(
      stderr,
      new RegExp(`^partner-journey-host: .* in use by process ${host.pid}, serving ${host.url}.*\n$`),
    );
  });

  it('says so in one line when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    const { code, stderr, stdout } = await runNode([...hostCommand], {
      env: { ...environment, PORT: String(port), PARTNER_JOURNEY_DATA: `${folder.path}-other` },
    });
    other.close();

    assert.deepEqual([code, stdout], [1, '']);
    assert.equal(
      stderr,
      `partner-journey-host: Port ${port} is taken by another program. Choose another one with --port or PORT.\n`,
    );
  });

  it('finishes what runs, ends the streams and exits with 0 when it is told to stop', async () => {
    const events = await openEvents(`${host.url}/events`, authorization);
    const comments = Array.from({ length: 10 }, () =>
      change(
        'step.comment',
        { journeyId: 'northlight-journey', stepId: 'sandbox-essentials' },
        { text: 'Last words' },
      ),
    );
    const writing = fetch(`${host.url}/changes`, {
      method: 'POST',
      headers: { ...authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify({ changes: comments }),
    });
    await events.next();

    const startedAt = performance.now();
    const code = await host.kill('SIGTERM');
    const seconds = (performance.now() - startedAt) / 1000;

    const { receipts } = (await (await writing).json()) as { receipts: { outcome: string }[] };
    assert.deepEqual([code, host.stderr], [0, '']);
    assert.ok(seconds < 10, `it took ${seconds} s`);
    assert.deepEqual(new Set(receipts.map(({ outcome }) => outcome)), new Set(['saved']));
    while (await events.next());
    host = await startHostProcess({ dataDir: folder.path });
    const step = await fetch(`${host.url}/journeys/northlight-journey/steps/sandbox-essentials/history`, {
      headers: authorization,
    });
    assert.ok((await step.text()).includes(comments.at(-1)?.id ?? ''));
  });

  it('ends at once at the second signal', async () => {
    const other = await startHostProcess();
    const { port, hostname } = new URL(other.url);
    // a request that never ends keeps the first signal from ending it
    const socket = connect(Number(port), hostname);
    const head = `POST /api/v1/changes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-ana\r\n`;
    socket.write(
      `${head}Content-Type: application/json\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n`,
    );
    await once(socket, 'data');
    socket.on('error', () => socket.destroy());

    void other.kill('SIGINT');
    const code = await other.kill('SIGTERM');

    assert.equal(code, 1);
    await other.stop();
  });
});
