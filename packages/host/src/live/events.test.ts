import { LiveMessage, LiveReset, Session } from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { tokens } from '../database/schema/index.js';
import { hashToken } from '../reading/viewer.js';
import { createBell, type EventBell } from './event-bell.js';
import { describeOnEveryDatabase } from '../testing/every-database.js';
import { openEvents, type EventReader } from '../testing/read-events.js';
import { change, startTestHost, type TestHost } from '../testing/test-host.js';
import { tokenOf } from '../testing/test-program.js';

const step = (stepId: string) => ({ journeyId: 'journey-1', stepId });
/** A bell that tells how many listen. */
function countingBell(): EventBell & { count(): number; untilCount(wanted: number): Promise<void> } {
  const bell = createBell();
  const changed = new EventEmitter();
  let listeners = 0;
  const count = (difference: number) => {
    listeners += difference;
    changed.emit('count');
  };
  return {
    ring: (tenantId) => bell.ring(tenantId),
    listen: (tenantId, listener) => {
      const unlisten = bell.listen(tenantId, listener);
      count(1);
      return () => {
        unlisten();
        count(-1);
      };
    },
    count: () => listeners,
    untilCount: async (wanted) => {
      while (listeners !== wanted) await once(changed, 'count');
    },
  };
}

const comment = (stepId = 'task') => change('step.comment', step(stepId), { text: 'Hello' });

describeOnEveryDatabase('GET /events', (kind) => {
  let host: TestHost;
  let open: EventReader[] = [];
  const bell = countingBell();
  before(async () => {
    host = await startTestHost(kind, { keptEvents: 10, heartbeatMs: 50, bell });
  });
  beforeEach(() => host.reset());
  afterEach(() => {
    open.forEach((reader) => reader.close());
    open = [];
  });
  after(() => host.stop());

  const listen = async (as: string, headers: Record<string, string> = {}, query = '') => {
    const url = `${host.running.url}/events${query}`;
    const reader = await openEvents(url, { Authorization: `Bearer ${tokenOf(as)}`, ...headers });
    open.push(reader);
    await reader.nextBlock();
    return reader;
  };
  const nextMessage = async (reader: EventReader) => {
    const block = await reader.next();
    const message = LiveMessage.parse(block?.data);
    assert.deepEqual([block?.event, block?.id], [undefined, message.id]);
    return message;
  };
  /** What a reader hears until the comment on the last step of the journey, which everybody of the partner hears. */
  const heardUntilEnd = async (reader: EventReader) => {
    const heard: string[] = [];
    while (heard.at(-1) !== 'step deal') {
      const { entity, entityId } = await nextMessage(reader);
      heard.push(`${entity} ${entityId ?? ''}`);
    }
    return heard.slice(0, -2);
  };

  it('tells those who listen what became stale, and nothing of its content', async () => {
    const reader = await listen('adam');

    await host.send('ann', comment());

    const { id: first, at: firstAt, ...journey } = await nextMessage(reader);
    const { id: second, at: _at, ...changed } = await nextMessage(reader);
    assert.deepEqual(journey, { entity: 'journey', entityId: 'journey-1', revision: '2' });
    assert.deepEqual(changed, { entity: 'step', entityId: 'task', revision: '2' });
    assert.ok(Number(second) > Number(first));
    assert.ok(!Number.isNaN(Date.parse(firstAt)));
    assert.match(reader.headers.get('Content-Type') ?? '', /^text\/event-stream/);
  });

  it('lets a partner hear nothing of what only the program sees', async () => {
    const [partner, program] = [await listen('ann'), await listen('pam')];

    await host.send('pam', comment('secret-check'), comment('deal'));

    assert.deepEqual(await heardUntilEnd(partner), []);
    assert.deepEqual(await heardUntilEnd(program), ['journey journey-1', 'step secret-check']);
  });

  it("lets nobody hear of another partner, another tenant, or another person's own things", async () => {
    const [ann, adam, pam] = [await listen('ann'), await listen('adam'), await listen('pam')];

    await host.send('bob', change('step.comment', { journeyId: 'journey-2', stepId: 'task' }, { text: 'x' }));
    await host.send('bob', change('feedback.send', {}, { text: 'x', context: {} }));
    await host.send('olga', comment());
    const said = change('feedback.send', {}, { text: 'x', context: {} });
    await host.send('ann', said, change('resource.favorite', { resourceId: 'resource-01' }, { on: true }));
    await host.send('ann', change('update.seen', { updateId: 'update-01' }, {}), comment('deal'));

    assert.deepEqual(await heardUntilEnd(adam), []);
    assert.deepEqual(await heardUntilEnd(ann), [
      `feedback ${said.id}`,
      'resource resource-01',
      'update update-01',
    ]);
    assert.deepEqual(await heardUntilEnd(pam), [`feedback ${said.id}`]);
  });

  it('tells the program about the partner it chose', async () => {
    const reader = await listen('pam', {}, '?partnerId=second');

    await host.send('ann', comment());
    await host.send('bob', change('step.comment', { journeyId: 'journey-2', stepId: 'task' }, { text: 'x' }));

    assert.equal((await nextMessage(reader)).entityId, 'journey-2');
  });

  it('resumes after the last id, in order and without a gap, while others write', async () => {
    const reader = await listen('ann');
    await host.send('ann', comment());
    const first = await nextMessage(reader);
    reader.close();
    const writers = Promise.all(Array.from({ length: 4 }, () => host.send('adam', comment())));

    const resumed = await listen('ann', { 'Last-Event-ID': first.id });
    const ids = [Number(first.id)];
    while (ids.length < 10) ids.push(Number((await nextMessage(resumed)).id));
    await writers;

    assert.deepEqual(
      ids,
      Array.from({ length: 10 }, (_, index) => Number(first.id) + index),
    );
  });

  it('resumes by the query where a header cannot be set', async () => {
    const reader = await listen('ann');
    await host.send('ann', comment());
    const [first, second] = [await nextMessage(reader), await nextMessage(reader)];

    const resumed = await listen('ann', {}, `?lastEventId=${first.id}`);

    assert.deepEqual(await nextMessage(resumed), second);
  });

  it('leaves no gap between the session and the stream that is opened after it', async () => {
    const session = Session.parse((await host.get('/session', 'ann')).body);
    await host.send('adam', comment());

    const since = await listen('ann', {}, `?lastEventId=${session.lastEventId}`);
    const fromNow = await listen('ann');
    await host.send('adam', comment('deal'));

    const first = Number(session.lastEventId) + 1;
    assert.equal(Number((await nextMessage(since)).id), first);
    assert.equal(
      Number((await nextMessage(fromNow)).id),
      first + 2,
      'what was between is not heard from now on',
    );
    const later = Session.parse((await host.get('/session', 'ann')).body);
    assert.equal(Number(later.lastEventId), first + 3);
  });

  for (const [name, id] of [
    ['too old', '0'],
    ['from the future', '999999'],
    ['no id of ours', 'x-1'],
  ] as const) {
    it(`says reset when the last id is ${name}, and goes on from now`, async () => {
      for (let count = 0; count < 8; count += 1) await host.send('ann', comment());

      const url = `${host.running.url}/events`;
      const headers = { Authorization: `Bearer ${tokenOf('ann')}`, 'Last-Event-ID': id };
      const reader = await openEvents(url, headers);
      open.push(reader);
      const block = await reader.next();
      const reset = LiveReset.parse(block?.data);
      await host.send('ann', comment());

      assert.deepEqual([block?.event, block?.id], ['reset', reset.id]);
      assert.equal(Number((await nextMessage(reader)).id), Number(reset.id) + 1);
    });
  }

  it('lets go of a reader who leaves, and has none for a request of only the head', async () => {
    await bell.untilCount(0);
    const head = await host.request('/events', 'ann', { method: 'HEAD' });
    assert.deepEqual([head.status, bell.count()], [200, 0]);
    const [first, second] = [await listen('ann'), await listen('adam')];
    await bell.untilCount(1);

    first.close();
    second.close();

    await bell.untilCount(0);
  });

  it('stays alive with comments', async () => {
    const reader = await listen('ann');

    const blocks = [await reader.nextBlock(), await reader.nextBlock()];

    assert.deepEqual(
      blocks.map((block) => block?.comment),
      ['still here', 'still here'],
    );
  });

  it('ends when the token runs out', async () => {
    const expiresAt = new Date(Date.now() + 400);
    const { database } = host.running.host;
    await database
      .update(tokens)
      .set({ expiresAt })
      .where(eq(tokens.hash, hashToken(tokenOf('ann'))));

    const reader = await listen('ann');

    assert.equal(await reader.next(), undefined);
    assert.equal((await host.get('/session', 'ann')).status, 401);
  });

  it('ends when the host stops, and resumes on the next one', async () => {
    const reader = await listen('ann');
    await host.send('ann', comment());
    const first = await nextMessage(reader);

    const restarting = host.restart();
    await nextMessage(reader);
    assert.equal(await reader.next(), undefined);
    await restarting;
    const resumed = await listen('ann', { 'Last-Event-ID': first.id });

    assert.equal((await nextMessage(resumed)).entity, 'step');
  });
});
