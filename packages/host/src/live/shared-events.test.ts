import { Session } from '@partner-journey/contract';
import { eq, sql } from 'drizzle-orm';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { events, history, responses } from '../database/schema/index.js';
import { postgres, type TestDatabase } from '../testing/every-database.js';
import { openEvents, type EventReader } from '../testing/read-events.js';
import { change, startTestHost, type TestHost } from '../testing/test-host.js';
import { tokenOf } from '../testing/test-program.js';

/** Long enough that nothing here is heard by chance: only because another host told. */
const never = 3_600_000;
const timeout = 60_000;
const comment = (text = 'Hello') =>
  change('step.comment', { journeyId: 'journey-1', stepId: 'task' }, { text });

async function listen(host: TestHost, as: string, query = ''): Promise<EventReader> {
  const url = `${host.running.url}/events${query}`;
  const reader = await openEvents(url, { Authorization: `Bearer ${tokenOf(as)}` });
  await reader.nextBlock();
  return reader;
}

describe('Hosts that share a database', () => {
  let shared: TestDatabase;
  let [here, there]: TestHost[] = [];
  const hosts = () => [here, there] as [TestHost, TestHost];
  before(async () => {
    shared = await postgres.create();
    const options = { ...shared.place, heartbeatMs: never };
    [here, there] = await Promise.all([startTestHost(postgres, options), startTestHost(postgres, options)]);
  });
  beforeEach(() => hosts()[0].reset());
  after(async () => {
    await Promise.all(hosts().map((host) => host.stop()));
    await shared.remove();
  });
  let open: EventReader[] = [];
  afterEach(() => {
    open.forEach((reader) => reader.close());
    open = [];
  });

  it('tell the readers of each other what became stale', { timeout }, async () => {
    const [one, other] = hosts();
    const readers = (open = [await listen(one, 'adam'), await listen(other, 'adam')]);

    await one.send('ann', comment());
    await other.send('ann', comment());

    for (const reader of readers) {
      const heard = [];
      for (let count = 0; count < 4; count += 1) heard.push((await reader.next())?.id);
      assert.deepEqual(heard, ['1', '2', '3', '4']);
    }
  });

  it('catch up after the connection that listens was lost', { timeout }, async () => {
    const [one, other] = hosts();
    const reader = await listen(other, 'adam');
    open = [reader];
    for (let round = 1; round <= 5; round += 1) {
      await one.running.host.database.execute(
        sql`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and query like 'listen%'`,
      );

      await one.send('ann', comment());

      assert.equal((await reader.next())?.id, String(2 * round - 1));
      assert.equal((await reader.next())?.id, String(2 * round));
    }
    assert.ok(other.complaints.some((line) => line.startsWith('the connection that listens was lost')));
  });

  it('find out by themselves what nobody told them', { timeout }, async (test) => {
    const silent = { ring: () => undefined, listen: () => () => undefined };
    const deaf = await startTestHost(postgres, { ...shared.place, bell: silent, heartbeatMs: 50 });
    test.after(() => deaf.stop());
    const reader = await listen(deaf, 'adam');
    open = [reader];

    await hosts()[0].send('ann', comment());

    assert.equal((await reader.next())?.id, '1');
  });

  it(
    'take the same change once, when it comes to both many times at the same moment',
    { timeout },
    async () => {
      for (let round = 0; round < 10; round += 1) {
        const body = { changes: [comment(`Once ${round}`)] };

        const answers = await Promise.all(
          Array.from({ length: 12 }, (_, index) => hosts()[index % 2 === 0 ? 0 : 1].post(body, 'ann')),
        );

        assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
        assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
      }
      const entries = await hosts()[0].running.host.database.select().from(history);
      const texts = entries.map(({ body }) => body.text).filter((text) => text?.startsWith('Once'));
      assert.deepEqual(
        texts.sort(),
        Array.from({ length: 10 }, (_, round) => `Once ${round}`),
      );
    },
  );

  it(
    'join the answers of one response, when its first two parts come at the same moment',
    { timeout },
    async () => {
      for (let round = 0; round < 10; round += 1) {
        const responseId = randomUUID();
        const part = (answers: Record<string, string | number>) =>
          change('response.save', { surveyId: 'nps' }, { responseId, answers, done: false });

        const [one, other] = hosts();
        await Promise.all([one.send('ann', part({ score: 9 })), other.send('ann', part({ why: 'Because' }))]);

        const { database } = one.running.host;
        const [kept] = await database.select().from(responses).where(eq(responses.id, responseId));
        assert.deepEqual(kept?.answers, { score: 9, why: 'Because' });
      }
    },
  );

  it('let readers who go from one to the other miss nothing, however many write', { timeout }, async () => {
    const write = async (host: TestHost, as: string) => {
      for (let count = 0; count < 12; count += 1) {
        const resourceId = `resource-${String((count % 9) + 1).padStart(2, '0')}`;
        await host.send(as, comment(), change('resource.favorite', { resourceId }, { on: true }));
      }
    };
    const session = Session.parse((await hosts()[0].get('/session', 'adam')).body);
    let isWritten = false;
    const read = async () => {
      const heard: number[] = [];
      let last = Number(session.lastEventId);
      for (let turn = 0; ; turn += 1) {
        const isLastTurn = isWritten;
        const reader = await listen(hosts()[turn % 2 === 0 ? 0 : 1], 'adam', `?lastEventId=${last}`);
        const wanted = isLastTurn ? await newestFor(hosts()[0], 'adam') : last + 1;
        while (last < wanted) {
          const block = await reader.next();
          assert.equal(block?.event, undefined, 'nothing is given up');
          last = Number(block?.id);
          heard.push(last);
        }
        reader.close();
        if (isLastTurn) return heard;
      }
    };

    const reading = Promise.all([read(), read(), read()]);
    const writers = hosts().flatMap((host) => ['ann', 'adam', 'pam'].map((as) => write(host, as)));
    await Promise.all(writers);
    isWritten = true;

    const all = await idsFor(hosts()[0], 'adam');
    assert.ok(all.length > 100);
    for (const heard of await reading) assert.deepEqual(heard, all);
  });
});

/** Ids of the messages that a partner's person may hear, in the order of the log. */
async function idsFor(host: TestHost, personId: string): Promise<number[]> {
  const rows = await host.running.host.database.select().from(events).where(eq(events.tenantId, 'acme'));
  return rows
    .filter((row) => row.partnerId === null || row.partnerId === 'first')
    .filter((row) => (row.personId === null || row.personId === personId) && !row.programOnly)
    .map(({ id }) => id)
    .sort((one, other) => one - other);
}

async function newestFor(host: TestHost, personId: string): Promise<number> {
  return (await idsFor(host, personId)).at(-1) ?? 0;
}
