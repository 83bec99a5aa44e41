import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { laneOf } from '../host/fault-program.js';
import { noFault, type Fault } from '../proxy/fault.js';
import { prepareGround, type Ground } from '../schedules/campaign.js';
import { makeBench, type BenchOptions } from './bench.js';

let ground: Ground;
before(async () => (ground = await prepareGround({ lanes: 1 })));
after(() => ground?.stop());

const lifeMs = 3_000;

/** A page whose tokens live for three seconds, and the gateway that knows them; the host gets its own token. */
function shortLivedTokens() {
  /** When each token was asked for. */
  const askedAt: number[] = [];
  const state = { isSignedIn: true, requests: 0 };
  const token = (nowMs: number) => {
    askedAt.push(nowMs);
    return state.isSignedIn ? `token-${askedAt.length}` : '';
  };
  const isAlive = (number: number, nowMs: number) => nowMs < (askedAt[number - 1] ?? -Infinity) + lifeMs;
  const through: BenchOptions['through'] = (fetch, now) => (input, init) => {
    state.requests += 1;
    const headers = new Headers(init?.headers);
    const [, number = ''] = /token-(\d+)$/.exec(headers.get('authorization') ?? '') ?? [];
    if (isAlive(Number(number), now())) headers.set('authorization', `Bearer ${laneOf(0).token}`);
    return fetch(input, { ...init, headers });
  };
  return { askedAt, state, token, through };
}

describe('A queue whose tokens run out', () => {
  it('asks for one each time, whatever is under way, and loses neither a change nor its place', async () => {
    const tokens = shortLivedTokens();
    const slow: Fault = { name: 'late', what: 'answer', delayMs: 700 };
    const bench = makeBench(ground, () => slow, tokens);
    const tab = bench.openTab();
    const { client } = tab;
    const facts: string[] = [];
    client.onFact(({ type }) => facts.push(type));
    client.observe({ kind: 'journey', journeyId: bench.lane.journeyId });
    client.observe({ kind: 'resources' });
    client.observe({ kind: 'feedback' });
    const texts = Array.from({ length: 12 }, (_, number) => String(number));
    for (const text of texts) {
      bench.comment(tab, text);
      void client.refresh();
      await bench.until(() => bench.told.includes(`saved ${text}`));
    }

    const lives = tokens.askedAt.map((at, index) => at - (tokens.askedAt[index - 1] ?? -Infinity));
    assert.ok(tokens.askedAt.length > 3, `${tokens.askedAt.length} tokens`);
    assert.deepEqual(
      lives.filter((ms) => ms < lifeMs),
      [],
      'no token was asked for while the last one was alive',
    );
    assert.deepEqual([await bench.kept(), bench.waiting(tab)], [texts, []]);
    assert.ok(!facts.includes('sign-in-needed'));
  });

  it('waits without asking again and again where the page has none, and goes on when somebody signs in', async () => {
    const tokens = shortLivedTokens();
    const bench = makeBench(ground, () => noFault, tokens);
    const tab = bench.openTab();
    bench.comment(tab, 'a');
    await bench.until(() => bench.told.includes('saved a'));
    tokens.state.isSignedIn = false;
    await bench.pass(lifeMs);
    for (const text of ['b', 'c', 'd']) bench.comment(tab, text);
    await bench.until(() => tab.client.getSnapshot().signInNeeded);
    const before = { asked: tokens.askedAt.length, requests: tokens.state.requests };
    await bench.pass(24 * 3_600_000);

    assert.deepEqual(bench.waiting(tab), ['unsaved b', 'unsaved c', 'unsaved d']);
    assert.deepEqual(before, { asked: tokens.askedAt.length, requests: tokens.state.requests });

    tokens.state.isSignedIn = true;
    tab.client.resume();
    await bench.until(() => bench.told.length === 4);
    assert.deepEqual([await bench.kept(), bench.waiting(tab)], [['a', 'b', 'c', 'd'], []]);
  });
});
