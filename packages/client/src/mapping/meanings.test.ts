import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createJourneyClient } from '../create-journey-client.js';
import { FakeClock } from '../testing/fake-clock.js';
import { json, startHttpHost, type HttpHost } from '../testing/http-host.js';
import { durableStorage } from '../testing/setup-outbox.js';
import { turn, until } from '../testing/until.js';
import { mappedAdapter } from './mapped-adapter.js';
import type { AnswerRule, ChangeMapping, Mapping } from './mapping.js';

interface Answer {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const good: Answer = { status: 201, body: {} };
const words = { text: 'Hello', context: {} };
/** A rule for an answer of any status, by what its body says. */
const ruleFor = (means: AnswerRule['means'], more: Partial<AnswerRule> = {}): AnswerRule => ({
  ...{ when: 'code = "odd"', means },
  ...more,
});
const odd = (status: number, headers?: Record<string, string>): Answer => ({
  status,
  body: { code: 'odd', message: 'Odd.' },
  ...(headers && { headers }),
});

describe('What an answer to a change means by a rule, whatever its status says', () => {
  let host: HttpHost;
  beforeEach(async () => (host = await startHttpHost()));
  afterEach(() => host.close());

  /** Sends feedback through the outbox of a client; the host gives these answers to it, one after the other. */
  async function send(
    rule: AnswerRule,
    answers: readonly Answer[],
    { tokens, ...change }: Partial<ChangeMapping> & { tokens?: readonly string[] } = {},
  ) {
    const mapping: Mapping = {
      mapping: 1,
      requests: { notes: { path: '/notes', items: 'notes' } },
      reads: { session: { from: [], as: { viewer: { id: { $value: 'ana' } } } } },
      changes: {
        'feedback.send': {
          ...{ path: '/notes', body: { uid: '$change.id', text: '$change.payload.text' } },
          ...{ again: 'ask', ...change },
        },
      },
      answers: [rule],
    };
    const sentAt: number[] = [];
    const clock = new FakeClock();
    host.answer = (response, { method }) => {
      const { status, body, headers } =
        method === 'GET'
          ? { ...good, body: { notes: sentAt.length > 0 ? [{ text: 'Hello' }] : [] } }
          : (answers[sentAt.push(clock.now()) - 1] ?? good);
      json(response, body, status, headers);
    };
    let given = 0;
    const adapter = mappedAdapter({
      ...{ mapping, api: host.url, clock },
      ...(tokens && { token: () => tokens[given++] ?? '' }),
    });
    const client = createJourneyClient({ adapter, clock, storage: durableStorage(), viewerKey: 'ana' });
    client.observe({ kind: 'session' });
    const { settled } = await client.change('feedback.send', {}, words);
    settled.catch(() => {});
    const waiting = () => client.getSnapshot().changes[0];
    const isStill = () => waiting()?.state !== 'sending';
    await until('it is answered', () => sentAt.length > 0 && isStill());
    const first = waiting();
    /** Lets time pass until it is saved, or the person has to decide. */
    const goOn = async () => {
      for (let seconds = 0; seconds < 120 && waiting()?.state === 'unsaved'; seconds += 1) {
        await clock.pass(1_000);
        await turn();
        await until('nothing is under way', isStill);
      }
      return waiting();
    };
    return { client, settled, first, goOn, sentAt, given: () => given };
  }

  const whenOver = async ({ client, settled, goOn, sentAt }: Awaited<ReturnType<typeof send>>) => {
    const last = await goOn();
    const { outcome, problem } = await settled;
    client.close();
    return { outcome, problem: problem?.code ?? problem?.title, sent: sentAt.length, state: last?.state };
  };

  for (const [means, status] of [
    ['done', 409],
    ['done-before', 400],
  ] as const) {
    it(`"${means}" with ${status}: it is saved, and sent once`, async () => {
      const sending = await send(ruleFor(means), [odd(status)]);

      assert.deepEqual(await whenOver(sending), {
        ...{ outcome: 'saved', problem: undefined },
        ...{ sent: 1, state: undefined },
      });
    });
  }

  it('"refused" with 200: the person has it back with the words of the host, and it was sent once', async () => {
    const sending = await send(ruleFor('refused'), [odd(200)]);

    const { problem } = await sending.settled;
    assert.deepEqual([sending.first?.state, sending.first?.problem?.title], ['refused', 'Odd.']);
    assert.equal(problem?.title, 'Odd.');
    assert.deepEqual((await whenOver(sending)).sent, 1);
  });

  it('"conflict" with 500: somebody else was first, and it was sent once', async () => {
    const sending = await send(ruleFor('conflict'), [odd(500)]);

    const { outcome, sent, state } = await whenOver(sending);
    assert.deepEqual([outcome, sent, state], ['conflict', 1, 'refused']);
  });

  for (const status of [200, 404, 451, 500]) {
    it(`"later" with ${status}: it was not taken, so it goes again by itself whatever "again" says`, async () => {
      const sending = await send(ruleFor('later'), [odd(status), odd(status)], { again: 'ask' });

      assert.equal(sending.first?.state, 'unsaved');
      assert.deepEqual(await whenOver(sending), {
        ...{ outcome: 'saved', problem: undefined },
        ...{ sent: 3, state: undefined },
      });
    });
  }

  for (const means of ['later', 'unknown'] as const) {
    for (const status of [423, 502, 503, 504, 507, 508, 511]) {
      it(`"${means}" with ${status} is about this one change: others go on meanwhile`, async () => {
        const sending = await send(ruleFor(means), [odd(status)], { again: 'repeat' });
        const { client, sentAt } = sending;

        const second = await client.change('feedback.send', {}, { ...words, text: 'And this' });

        assert.equal((await second.settled).outcome, 'saved');
        assert.deepEqual(
          client.getSnapshot().changes.map(({ state, change }) => [state, change.payload]),
          [['unsaved', words]],
        );
        assert.equal(sentAt.length, 2);
        assert.equal((await whenOver(sending)).outcome, 'saved');
      });
    }
  }

  for (const status of [200, 404, 429, 451]) {
    it(`"unknown" with ${status}: the person decides where nothing is known about sending twice`, async () => {
      const sending = await send(ruleFor('unknown'), [odd(status)], { again: 'ask' });

      assert.deepEqual(await whenOver(sending), {
        ...{ outcome: 'rejected', problem: 'outcome-unknown' },
        ...{ sent: 1, state: 'refused' },
      });
    });

    it(`"unknown" with ${status}: it goes again by itself where that has no second effect`, async () => {
      const sending = await send(ruleFor('unknown'), [odd(status)], { again: 'repeat' });

      assert.equal(sending.first?.state, 'unsaved');
      assert.deepEqual(await whenOver(sending), {
        ...{ outcome: 'saved', problem: undefined },
        ...{ sent: 2, state: undefined },
      });
    });
  }

  it('"unknown": it goes again with the same key where the host knows that', async () => {
    const sending = await send(ruleFor('unknown'), [odd(404)], { again: 'key' });

    assert.equal((await whenOver(sending)).outcome, 'saved');
    const keys = host.requests.map(({ headers }) => headers['idempotency-key']);
    assert.deepEqual([keys.length, new Set(keys).size], [2, 1]);
  });

  it('"unknown": the host is looked at first where that can be done, and it is not sent twice', async () => {
    const sending = await send(ruleFor('unknown'), [odd(404)], {
      ...{ again: 'look', from: 'notes', done: '$exists(notes[text = $change.payload.text])' },
    });

    assert.deepEqual(await whenOver(sending), {
      ...{ outcome: 'saved', problem: undefined },
      ...{ sent: 1, state: undefined },
    });
  });

  it('"sign-in" with 403: it goes again at once with a new token, which the page is asked for once', async () => {
    const sending = await send(ruleFor('sign-in'), [odd(403)], { tokens: ['old', 'new'] });

    const { outcome, sent } = await whenOver(sending);
    assert.deepEqual([outcome, sent, sending.given()], ['saved', 2, 2]);
    assert.deepEqual(
      host.requests.map(({ headers }) => headers.authorization),
      ['Bearer old', 'Bearer new'],
    );
  });

  it('"sign-in" with 200, and nobody there: it waits unsaved until the viewer is back, and goes then', async () => {
    const sending = await send(ruleFor('sign-in'), [odd(200)]);
    const { client, first, sentAt } = sending;
    assert.deepEqual([first?.state, first?.waitingFor], ['unsaved', 'sign-in']);
    await sending.goOn();
    assert.equal(sentAt.length, 1);

    client.resume();
    await until('it is sent', () => sentAt.length === 2);

    assert.equal((await whenOver(sending)).outcome, 'saved');
  });

  it('is not decided by the status where the first rule that fits says something', async () => {
    const sending = await send(ruleFor('refused', { status: [200, 418] }), [odd(500)], { again: 'repeat' });

    assert.deepEqual(await whenOver(sending), {
      ...{ outcome: 'saved', problem: undefined },
      ...{ sent: 2, state: undefined },
    });
  });

  describe('and when the host may be asked again', () => {
    const restBy = (retryAfter: string) => ruleFor('later', { retryAfter });
    /** Milliseconds between the two times that it was sent. */
    const pauseOf = async (rule: AnswerRule, answer: Answer) => {
      const sending = await send(rule, [answer]);
      assert.equal((await whenOver(sending)).outcome, 'saved');
      const [first = NaN, second = NaN] = sending.sentAt;
      return second - first;
    };
    const assertRests = (pauseMs: number, restMs: number) =>
      assert.ok(pauseMs >= restMs && pauseMs < restMs + 30_000, `${pauseMs} ms of ${restMs}`);
    /** The host's clock is four years behind. */
    const hostNow = Date.parse('2022-01-01T00:00:00Z');
    const date = { Date: new Date(hostNow).toUTCString() };

    it('is what the body says in seconds', async () => {
      const answer = { status: 200, body: { code: 'odd', retry_in: 40 } };

      assertRests(await pauseOf(restBy('retry_in'), answer), 40_000);
    });

    it('is what the body says as a moment, by the clock of the host', async () => {
      const body = { code: 'odd', until: new Date(hostNow + 40_000).toISOString() };

      assertRests(await pauseOf(restBy('until'), { status: 200, body, headers: date }), 40_000);
    });

    it('is what a header says in seconds since 1970, by the clock of the host', async () => {
      const answer = odd(429, { ...date, 'X-RateLimit-Reset': String(hostNow / 1000 + 40) });

      assertRests(await pauseOf(restBy('$headers.`x-ratelimit-reset`'), answer), 40_000);
    });

    it('is what a header says in seconds from now', async () => {
      const answer = odd(403, { 'X-RateLimit-Reset': '40' });

      assertRests(await pauseOf(restBy('$headers.`x-ratelimit-reset`'), answer), 40_000);
    });

    it('is what "Retry-After" says where the rule finds nothing', async () => {
      assertRests(await pauseOf(restBy('retry_in'), odd(403, { 'Retry-After': '40' })), 40_000);
    });
  });
});
