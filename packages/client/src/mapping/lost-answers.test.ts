import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { systemClock } from '../clock/clock.js';
import { createJourneyClient } from '../create-journey-client.js';
import { FakeClock } from '../testing/fake-clock.js';
import { json, startHttpHost, type HttpHost } from '../testing/http-host.js';
import { durableStorage } from '../testing/setup-outbox.js';
import { until } from '../testing/until.js';
import { mappedAdapter } from './mapped-adapter.js';
import type { ChangeMapping, Mapping } from './mapping.js';

type Rung = Pick<ChangeMapping, 'again'> & Partial<ChangeMapping>;

const step = { journeyId: 'deal', stepId: '7' };
const words = (text: string) => ({ text, context: {} });
const own = { method: 'PUT', path: '/notes/{$change.id}', again: 'repeat' } as const;

describe('A mapped host whose answer to a change is lost', () => {
  let host: HttpHost;
  const notes: { uid: string; text: string }[] = [];
  const finished: string[] = [];
  const keys = new Set<unknown>();
  /** How many writes from now on have their effect and no answer. */
  let losing = 0;
  before(async () => (host = await startHttpHost()));
  after(() => host.close());
  beforeEach(() => {
    for (const list of [notes, finished, host.requests as unknown[]]) list.length = 0;
    keys.clear();
    losing = 0;
    host.answer = (response, { method, url, headers, body }) => {
      if (method === 'GET') {
        json(response, { notes });
        return;
      }
      const status = write(url, body, headers['idempotency-key']);
      if (losing > 0) response.destroy();
      else json(response, {}, status);
      losing -= 1;
    };
  });

  function write(url: string, body: string, key: unknown): number {
    if (key !== undefined && keys.has(key)) return 200;
    keys.add(key);
    const [, kind, id] = url.split('/');
    if (kind === 'tasks') return finished.push(id ?? '');
    const note = JSON.parse(body) as (typeof notes)[number];
    const known = notes.findIndex(({ uid }) => uid === note.uid);
    if (known >= 0 && id === undefined && body.includes('unique')) return 422;
    notes.splice(known >= 0 && id !== undefined ? known : notes.length, 1, note);
    return 201;
  }

  function openPage(
    feedback: Rung,
    complete: Rung = { again: 'repeat' },
    { storage = durableStorage(), clock = systemClock } = {},
  ) {
    const [at, status] = [{ $value: '2026-04-18T09:30:00Z' }, { $value: 'received' }];
    const mapping: Mapping = {
      mapping: 1,
      requests: { notes: { path: '/notes', items: 'notes' } },
      reads: {
        session: { from: [], as: { viewer: { id: { $value: 'ana' } } } },
        feedback: {
          from: 'notes',
          as: { items: { $each: 'notes', id: 'uid', summary: 'text', at, status } },
        },
      },
      changes: {
        'feedback.send': {
          ...{ path: '/notes', body: { uid: '$change.id', text: '$change.payload.text' } },
          ...feedback,
        },
        'step.complete': { path: '/tasks/{$change.target.stepId}/finish', ...complete },
      },
      answers: [{ status: 422, means: 'done-before' }],
    };
    const adapter = mappedAdapter({ mapping, api: host.url, clock });
    const client = createJourneyClient({ adapter, storage, clock, viewerKey: 'ana' });
    client.observe({ kind: 'feedback' });
    const heard = () => until('the host is heard', () => client.getSnapshot().connection === 'online');
    /** Somebody looks, and the host answers: what waits for it need not wait for its turn. */
    const goOn = async () => {
      await until('the loss is noticed', () => losing <= 0 && client.getSnapshot().connection !== 'online');
      void client.refresh();
      await heard();
    };
    return { client, goOn, heard };
  }

  const knows: readonly (readonly [host: string, rung: Rung, text: string])[] = [
    ['has the same state after the same request', own, 'Hello'],
    ['knows a request by its key', { again: 'key' }, 'Hello'],
    ['refuses a second one of an id', { again: 'id' }, 'unique'],
    [
      'can be asked first',
      { again: 'look', from: 'notes', done: '$exists(notes[uid = $change.id])' },
      'Hello',
    ],
  ];
  for (const [ability, rung, text] of knows) {
    it(`has one effect of what is sent again by itself, when it ${ability}`, async () => {
      const { client, goOn } = openPage(rung, { again: 'ask' });
      losing = 1;

      const { id, settled } = await client.change('feedback.send', {}, words(text));
      await goOn();

      assert.equal((await settled).outcome, 'saved');
      assert.deepEqual(notes, [{ uid: id, text }]);
      client.close();
    });
  }

  it('has two when its mapping says of it what is not so', async () => {
    const { client, goOn } = openPage({ again: 'repeat' });
    losing = 1;

    const { settled } = await client.change('feedback.send', {}, words('Hello'));
    await goOn();

    await settled;
    assert.equal(notes.length, 2);
    client.close();
  });

  it('is not sent again what it knows in no way: the person decides, and may want it again', async () => {
    const { client, goOn } = openPage({ again: 'ask' });
    losing = 1;

    const { id, settled } = await client.change('feedback.send', {}, words('Hello'));
    await goOn();

    const { outcome, problem } = await settled;
    assert.deepEqual([outcome, problem?.code, notes.length], ['rejected', 'outcome-unknown', 1]);
    const again = await client.retry(id);
    assert.equal((await again.settled).outcome, 'saved');
    assert.equal(notes.length, 2);
    client.close();
  });

  it('is not sent again what a page was sending that is gone', async () => {
    const storage = durableStorage();
    const gone = openPage({ again: 'ask' }, { again: 'ask' }, { storage });
    const { answer } = host;
    // it has its effect, and the answer is still on its way
    host.answer = (response, request) => {
      if (request.method === 'GET') answer(response, request);
      else write(request.url, request.body, undefined);
    };
    await gone.heard();
    const { settled } = await gone.client.change('step.complete', step, {});
    settled.catch(() => {});
    await until('it is with the host', () => finished.length === 1);
    gone.client.close();
    host.answer = answer;

    const { client } = openPage({ again: 'ask' }, { again: 'ask' }, { storage });

    const refused = () => client.getSnapshot().changes.find(({ state }) => state === 'refused');
    await until('the person is asked', () => refused() !== undefined);
    assert.deepEqual([refused()?.problem?.code, finished], ['outcome-unknown', ['7']]);
    client.close();
  });

  it('is another matter for each kind of change', async () => {
    const { client, goOn } = openPage(own, { again: 'ask' });
    losing = 1;
    const completing = await client.change('step.complete', step, {});
    await goOn();
    losing = 1;
    const sending = await client.change('feedback.send', {}, words('Hello'));
    await goOn();

    assert.equal((await completing.settled).problem?.code, 'outcome-unknown');
    assert.equal((await sending.settled).outcome, 'saved');
    assert.deepEqual([finished, notes.map(({ text }) => text)], [['7'], ['Hello']]);
    client.close();
  });

  it('is sent what waited behind that: it was never sent', async () => {
    const { client, goOn, heard } = openPage({ again: 'ask' });
    await heard();
    losing = 1;

    const sent = await Promise.all(
      ['first', 'second', 'third'].map((text) => client.change('feedback.send', {}, words(text))),
    );
    await goOn();

    const receipts = await Promise.all(sent.map(({ settled }) => settled));
    assert.deepEqual(
      receipts.map(({ outcome }) => outcome),
      ['rejected', 'saved', 'saved'],
    );
    assert.deepEqual(
      notes.map(({ text }) => text),
      ['first', 'second', 'third'],
    );
    client.close();
  });

  it('is sent again by itself what it did not want yet', async () => {
    const clock = new FakeClock();
    const { client } = openPage({ again: 'ask' }, { again: 'ask' }, { clock });
    const { answer } = host;
    let refusals = 0;
    host.answer = (response, request) => {
      if (request.method === 'GET' || refusals > 0) {
        answer(response, request);
        return;
      }
      refusals += 1;
      json(response, {}, 429, { 'Retry-After': '1' });
    };

    const { settled } = await client.change('feedback.send', {}, words('Hello'));
    const state = () => client.getSnapshot().changes[0]?.state;
    while (state() !== undefined) {
      await clock.pass(1_000);
      await until('nothing is under way', () => state() !== 'sending');
    }

    assert.equal((await settled).outcome, 'saved');
    assert.deepEqual([refusals, notes.length], [1, 1]);
    client.close();
  });
});
