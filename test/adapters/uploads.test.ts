import {
  createJourneyClient,
  memoryStorage,
  type FileUploadState,
  type KeyValueStorage,
} from '@partner-journey/client';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { turn, until } from '../../packages/client/src/testing/until.js';
import { startTestHost, type TestHost } from '../../packages/host/src/testing/test-host.js';
import { tokenOf } from '../../packages/host/src/testing/test-program.js';
import type { ScannedFile, ScanVerdict } from '@partner-journey/host';

const step = { id: 'form' };
const journeyId = 'journey-1';
const size = 600_000;

describe('Files from a client to the reference host', { timeout: 120_000 }, () => {
  let host: TestHost;
  let scanned: ScannedFile[] = [];
  let verdict: () => Promise<ScanVerdict>;
  before(async () => {
    const scan = (file: ScannedFile) => {
      scanned.push(file);
      return verdict();
    };
    host = await startTestHost(undefined, { scan, scanAgainMs: 50 });
  });
  after(() => host.stop());
  beforeEach(async () => {
    scanned = [];
    verdict = () => Promise.resolve({ isClean: true });
    await host.reset();
  });

  /** A page of somebody, with the bytes of files that went from it; `gate` may hold or break a request. */
  async function visit(storage: KeyValueStorage, as = 'ann', gate?: (path: string) => Promise<void> | void) {
    let sentBytes = 0;
    const client = createJourneyClient({
      ...{ api: host.running.url, token: () => tokenOf(as), storage },
      fetch: async (input, init) => {
        await gate?.(new URL(input as string).pathname);
        const answer = await fetch(input, init);
        if (init?.body instanceof Blob && answer.ok) sentBytes += init.body.size;
        return answer;
      },
    });
    client.observe({ kind: 'journey' });
    await until('the journey is there', () => client.select({ kind: 'journey' }).status === 'ready');
    const uploads = await client.uploads();
    const states = () => uploads.of(step.id).map(({ state }) => state);
    const untilState = (state: FileUploadState) => until(state, () => states().includes(state));
    return { client, uploads, states, untilState, sentBytes: () => sentBytes };
  }

  const file = (bytes: Uint8Array<ArrayBuffer>, name = 'plan.png', type = 'image/png') =>
    new File([bytes], name, { type });
  const content = () => new Uint8Array(randomBytes(size));

  it('go in parts, are looked through, and can be handed in', async () => {
    const { client, uploads, untilState } = await visit(memoryStorage());
    const bytes = content();
    const seen: number[] = [];
    uploads.subscribe(() => seen.push(uploads.of(step.id)[0]?.sent ?? -1));

    uploads.add(journeyId, step, [file(bytes)]);
    await untilState('ready');

    const { fileId, sent } = uploads.of(step.id)[0]!;
    assert.equal(sent, size);
    assert.deepEqual([...new Set(seen)].slice(0, 4), [0, 65_536, 65_536 * 3, 65_536 * 7]);
    assert.ok(Buffer.from(scanned[0]!.bytes).equals(Buffer.from(bytes)));
    const target = { journeyId, stepId: step.id };
    const taken = await client.change('step.submit', target, { values: { size: 3 }, fileIds: [fileId] });
    assert.equal((await taken.settled).outcome, 'saved');
    uploads.forget(uploads.of(step.id).map(({ id }) => id));
    assert.deepEqual(uploads.of(step.id), []);
    client.close();
  });

  it('go on by themselves after the page was left, and send nothing twice', async () => {
    const storage = memoryStorage();
    let parts = 0;
    const first = await visit(storage, 'ann', (path) =>
      path.endsWith('/parts') && (parts += 1) > 2 ? new Promise(() => {}) : undefined,
    );
    first.uploads.add(journeyId, step, [file(content())]);
    await until('two parts are there', () => parts > 2);
    first.client.close();

    const second = await visit(storage);
    await second.untilState('ready');

    assert.equal(first.sentBytes(), 65_536 * 3);
    assert.equal(second.sentBytes(), size - 65_536 * 3);
    second.client.close();
  });

  it('are asked for again where the device has not kept them, and go on with the same file', async () => {
    const storage = memoryStorage();
    const { write } = storage;
    storage.write = (records) =>
      records.some(([, value]) => value instanceof Blob)
        ? Promise.reject(new Error('the device is full'))
        : write(records);
    let parts = 0;
    const first = await visit(storage, 'ann', (path) =>
      path.endsWith('/parts') && (parts += 1) > 1 ? new Promise(() => {}) : undefined,
    );
    const bytes = content();
    first.uploads.add(journeyId, step, [file(bytes)]);
    await until('a part is there', () => parts > 1);
    first.client.close();

    const second = await visit(storage);
    await second.untilState('needs-file');
    assert.equal(second.uploads.of(step.id)[0]?.sent, 65_536);
    second.uploads.add(journeyId, step, [file(bytes)]);
    await second.untilState('ready');

    assert.equal(second.uploads.of(step.id).length, 1);
    assert.equal(second.sentBytes(), size - 65_536);
    second.client.close();
  });

  it('wait for a host that is out of reach, and go on', async () => {
    let isAway = false;
    const page = await visit(memoryStorage(), 'ann', (path) => {
      if (isAway && path.includes('/uploads')) throw new TypeError('fetch failed');
    });
    isAway = true;
    page.uploads.add(journeyId, step, [file(content())]);
    await page.untilState('waiting');

    isAway = false;
    await page.untilState('ready');
    page.client.close();
  });

  it('are not sent where they do not fit, and say why', async () => {
    const page = await visit(memoryStorage());
    const few = { ...step, upload: { maxFiles: 1, maxBytes: 1000, types: ['.pdf'] } };
    const small = new Uint8Array(10);

    page.uploads.add(journeyId, few, [
      file(small, 'a.pdf', ''),
      file(small, 'b.exe'),
      file(new Uint8Array(2000), 'c.pdf'),
      file(new Uint8Array(0), 'd.pdf'),
      file(small, 'e.pdf'),
    ]);

    const misfits = page.uploads.of(step.id).map(({ misfit }) => misfit);
    assert.deepEqual(misfits, [undefined, 'wrong-type', 'too-large', 'empty', 'too-many']);
    // the host would not take that type for this step
    await page.untilState('failed');
    assert.equal(page.uploads.of(step.id)[0]?.problem?.issues?.[0]?.path, '/type');
    page.client.close();
  });

  it('say why the host has refused them', async () => {
    verdict = () => Promise.resolve({ isClean: false, reason: 'A macro was found.' });
    const page = await visit(memoryStorage());

    page.uploads.add(journeyId, step, [file(content())]);
    await page.untilState('refused');

    assert.equal(page.uploads.of(step.id)[0]?.reason, 'A macro was found.');
    page.client.close();
  });

  it('can be taken back, here and at the host', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let parts = 0;
    const page = await visit(memoryStorage(), 'ann', (path) =>
      path.endsWith('/parts') && (parts += 1) > 1 ? held : undefined,
    );
    page.uploads.add(journeyId, step, [file(content())]);
    await until('a part is there', () => parts > 1);
    const { id } = page.uploads.of(step.id)[0]!;

    page.uploads.cancel(id);
    release();

    assert.deepEqual(page.uploads.of(step.id), []);
    const stateThere = async () =>
      ((await host.get(`/uploads/${id}`, 'ann')).body as { state: string }).state;
    while ((await stateThere()) !== 'canceled') continue;
    page.client.close();
  });

  it('are gone from the device, and from the next person’s eyes, when somebody signs out', async () => {
    const storage = memoryStorage();
    const page = await visit(storage, 'ann', (path) =>
      path.endsWith('/parts') ? new Promise(() => {}) : undefined,
    );
    page.uploads.add(journeyId, step, [file(content())]);
    while ((await storage.entries('file/')).length === 0) await turn();

    await page.client.signOut();

    assert.deepEqual(page.uploads.of(step.id), []);
    assert.deepEqual(await storage.entries('file/'), []);
    const other = await visit(storage, 'adam');
    assert.deepEqual(other.states(), []);
    page.client.close();
    other.client.close();
  });
});
