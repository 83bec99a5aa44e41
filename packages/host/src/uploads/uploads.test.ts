import type { Journey, Problem, Step, Upload } from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, it } from 'node:test';
import { describeOnEveryDatabase } from '../testing/every-database.js';
import { change, startTestHost, type TestHost } from '../testing/test-host.js';
import type { ScannedFile, ScanVerdict } from './scan.js';

const target = { journeyId: 'journey-1', stepId: 'form' };

describeOnEveryDatabase('Uploads', (kind) => {
  let host: TestHost;
  /** What was looked through, and how the next one ends. */
  let scanned: ScannedFile[] = [];
  let verdict: () => Promise<ScanVerdict>;

  before(async () => {
    const scan = (file: ScannedFile) => {
      scanned.push(file);
      return verdict();
    };
    host = await startTestHost(kind, { scan, scanAgainMs: 50 });
  });
  after(() => host.stop());
  beforeEach(async () => {
    scanned = [];
    verdict = () => Promise.resolve({ isClean: true });
    await host.reset();
  });

  const announcement = (bytes: number, more: object = {}) => ({
    ...{ id: randomUUID(), name: 'Policy ü.pdf', type: 'application/pdf', bytes, target },
    ...more,
  });
  const post = (path: string, body: BodyInit, type: string, as: string) =>
    host.request(path, as, { method: 'POST', headers: { 'Content-Type': type }, body });
  const announce = (said: object, as = 'ann') =>
    post('/uploads', JSON.stringify(said), 'application/json', as);
  const send = (fileId: string, offset: number | string, body: string, as = 'ann') =>
    post(`/uploads/${fileId}/parts?offset=${offset}`, body, 'application/octet-stream', as);
  const cancel = (fileId: string, as = 'ann') =>
    host.request(`/uploads/${fileId}/cancel`, as, { method: 'POST' });
  const stateOf = async (fileId: string) => (await host.get(`/uploads/${fileId}`, 'ann')).body as Upload;
  const untilState = async (fileId: string, state: Upload['state']) => {
    for (;;) {
      const upload = await stateOf(fileId);
      if (upload.state === state) return upload;
    }
  };
  const problemOf = ({ body }: { body: unknown }) => {
    const { code, issues } = body as Problem;
    return [code, ...(issues ?? []).map(({ path }) => path)];
  };
  const whole = async (text = 'some bytes') => {
    const said = announcement(text.length);
    await announce(said);
    await send(said.id, 0, text);
    return said.id;
  };
  const submit = (fileIds: string[], as = 'ann') =>
    host.send(as, change('step.submit', target, { values: { size: 3 }, fileIds }));

  it('takes a file in parts, looks through it, and lets it be handed in', async () => {
    const said = announcement(10);

    assert.deepEqual((await announce(said)).body, {
      ...{ fileId: said.id, state: 'receiving', name: said.name, bytes: 10, received: 0 },
    });
    assert.equal(((await send(said.id, 0, '0123')).body as Upload).received, 4);
    assert.equal(((await send(said.id, 4, '456789')).body as Upload).state, 'scanning');
    await untilState(said.id, 'ready');
    const [receipt] = await submit([said.id]);

    assert.equal(Buffer.from(scanned[0]!.bytes).toString(), '0123456789');
    assert.equal(receipt?.outcome, 'saved');
    const journey = (await host.get('/journeys/journey-1', 'pam')).body as Journey;
    const step: Step | undefined = journey.stages[0]!.steps.find(({ id }) => id === 'form');
    assert.deepEqual(step?.submission?.files, [{ id: said.id, name: said.name, bytes: 10 }]);
  });

  it('goes on where it was, after a lost answer and after a restart', async () => {
    const said = announcement(10);
    await announce(said);
    await send(said.id, 0, '0123');

    assert.deepEqual(problemOf(await send(said.id, 0, '0123')), ['conflict']);
    await host.restart();
    const { received } = (await announce(said)).body as Upload;
    assert.equal(received, 4);
    assert.equal((await stateOf(said.id)).received, 4);
    await send(said.id, 4, '456789');

    await untilState(said.id, 'ready');
    assert.equal(Buffer.from(scanned[0]!.bytes).toString(), '0123456789');
  });

  it('takes each part once, whoever sends it at the same moment', async () => {
    const said = announcement(8);
    await announce(said);

    const answers = await Promise.all(['aaaa', 'bbbb', 'cccc'].map((body) => send(said.id, 0, body)));

    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409]);
    assert.equal((await stateOf(said.id)).received, 4);
  });

  it('refuses before the first byte what it would not take', async () => {
    const refused = async (more: object, as = 'ann') => problemOf(await announce(announcement(10, more), as));

    assert.deepEqual(await refused({ bytes: 30_000_000 }), ['invalid-request', '/bytes']);
    assert.deepEqual(await refused({ bytes: 0 }), ['invalid-request', '/bytes']);
    assert.deepEqual(await refused({ bytes: 1.5 }), ['invalid-request', '/bytes']);
    assert.deepEqual(await refused({ type: 'application/x-msdownload', name: 'a.exe' }), [
      'invalid-request',
      '/type',
    ]);
    assert.deepEqual(await refused({ name: ' ' }), ['invalid-request', '/name']);
    assert.deepEqual(await refused({ name: 'a\u0000' }), ['invalid-request', '/name']);
    assert.deepEqual(await refused({ target: undefined }), ['invalid-request', '/target']);
    assert.deepEqual(await refused({ id: 'not-a-uuid' }), ['invalid-request', '/id']);
    assert.deepEqual(await refused({ target: { ...target, stepId: 'secret-check' } }), ['not-found']);
    assert.deepEqual(await refused({ target: { ...target, stepId: 'task' } }), ['not-allowed-now']);
    assert.deepEqual(await refused({ madeBy: { tenantId: 'acme', viewerId: 'adam' } }), ['viewer-mismatch']);
    assert.deepEqual(await refused({}, 'bob'), ['not-found']);
    assert.deepEqual(await refused({}, 'pam'), ['not-allowed-now']);
  });

  it('refuses parts that do not fit', async () => {
    const said = announcement(4);
    await announce(said);

    assert.deepEqual(problemOf(await send(said.id, 1, 'x')), ['conflict']);
    assert.deepEqual(problemOf(await send(said.id, 0, 'too long')), ['invalid-request', '']);
    assert.deepEqual(problemOf(await send(said.id, 0, '')), ['invalid-request', '']);
    assert.deepEqual(problemOf(await send(said.id, 'x', 'abcd')), ['invalid-request', '/offset']);
    assert.deepEqual(
      problemOf(await post(`/uploads/${said.id}/parts?offset=0`, 'abcd', 'text/plain', 'ann')),
      ['unsupported-media-type'],
    );
    assert.equal((await send(said.id, 0, 'x'.repeat(300_000))).status, 413);
    assert.equal((await stateOf(said.id)).received, 0);
  });

  it('shows nobody else that a file is there, and lets nobody else have its id', async () => {
    const said = announcement(4);
    await announce(said);

    for (const as of ['adam', 'bob', 'pam', 'olga']) {
      assert.equal((await host.get(`/uploads/${said.id}`, as)).status, 404, as);
      assert.equal((await send(said.id, 0, 'abcd', as)).status, 404, as);
      assert.equal((await cancel(said.id, as)).status, 404, as);
    }
    assert.deepEqual(problemOf(await announce(said, 'adam')), ['change-id-reused']);
    assert.deepEqual(problemOf(await announce({ ...said, bytes: 5 })), ['change-id-reused']);
  });

  it('hands in nothing that is not ready, not of this step, or somebody else’s', async () => {
    const isTaken = async (fileId: string, as?: string) => (await submit([fileId], as))[0]?.outcome;
    const said = announcement(4);
    await announce(said);
    const clean = await whole();
    await untilState(clean, 'ready');

    assert.equal(await isTaken(said.id), 'rejected');
    assert.equal(await isTaken(randomUUID()), 'rejected');
    assert.equal(await isTaken(clean, 'adam'), 'rejected');
    assert.equal(await isTaken(clean), 'saved');
  });

  it('says why a file is refused, keeps none of its bytes, and hands it in with nothing', async () => {
    verdict = () => Promise.resolve({ isClean: false, reason: 'A macro was found.' });
    const fileId = await whole();

    const { reason } = await untilState(fileId, 'refused');

    assert.equal(reason, 'A macro was found.');
    assert.equal((await submit([fileId]))[0]?.outcome, 'rejected');
  });

  it('looks again through what could not be looked through', async () => {
    let attempts = 0;
    verdict = () =>
      (attempts += 1) < 3
        ? Promise.reject(new Error('the scanner is away'))
        : Promise.resolve({ isClean: true });
    const fileId = await whole();

    await untilState(fileId, 'ready');

    assert.equal(attempts, 3);
  });

  it('ends a scan that was cut off by a stop', async () => {
    let release: (verdict: ScanVerdict) => void = () => {};
    verdict = () => new Promise((resolve) => (release = resolve));
    const fileId = await whole();
    while (scanned.length === 0) await stateOf(fileId);

    const stopped = host.restart();
    release({ isClean: true });
    await stopped;

    assert.equal((await untilState(fileId, 'ready')).received, 10);
  });

  it('takes a file back with its bytes, again and again, until it is handed in', async () => {
    const said = announcement(8);
    await announce(said);
    await send(said.id, 0, 'abcd');

    assert.equal(((await cancel(said.id)).body as Upload).state, 'canceled');
    assert.equal(((await cancel(said.id)).body as Upload).state, 'canceled');
    assert.deepEqual(problemOf(await send(said.id, 4, 'efgh')), ['gone']);

    const fileId = await whole();
    await untilState(fileId, 'ready');
    await submit([fileId]);
    assert.deepEqual(problemOf(await cancel(fileId)), ['conflict']);
  });

  it('keeps a person from having more than fifty open', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 51; index += 1) statuses.push((await announce(announcement(1))).status);

    assert.deepEqual([statuses.slice(0, 50).every((status) => status === 200), statuses[50]], [true, 429]);
  });

  it('says in the session what it takes, and in which parts', async () => {
    const { capabilities } = (await host.get('/session', 'ann')).body as {
      capabilities: { uploads: { partBytes: number } };
    };

    assert.equal(capabilities.uploads.partBytes, 262_144);
  });
});
