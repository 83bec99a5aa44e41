import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { badBodies } from '../proxy/bad-bodies.js';
import type { Fault } from '../proxy/fault.js';
import { prepareGround, type Ground } from '../schedules/campaign.js';
import { makeBench, writesMeet, type Bench } from './bench.js';

let ground: Ground;
before(async () => (ground = await prepareGround({ lanes: 1 })));
after(() => ground?.stop());

/** Makes one change under these faults, and waits until it is told to be saved. */
async function saveUnder(...faults: Fault[]): Promise<Bench> {
  const bench = makeBench(ground, writesMeet(...faults));
  bench.comment(bench.openTab(), 'a');
  await bench.until(() => bench.told.length > 0);
  return bench;
}

describe('A change', () => {
  it('has one effect when its answer is lost', async () => {
    const lost: Fault = { name: 'answer-lost' };
    const bench = await saveUnder(lost, lost, lost);

    assert.deepEqual([bench.told, await bench.kept()], [['saved a'], ['a']]);
  });

  it('has one effect when it is delivered twice, also at once', async () => {
    for (const atOnce of [true, false]) {
      const bench = await saveUnder({ name: 'delivered-twice', atOnce, answer: 1 });
      assert.deepEqual([bench.told, await bench.kept()], [['saved a'], ['a']]);
    }
  });

  it('has one effect when it is made fifty times, each under an id of its own', async () => {
    const bench = makeBench(ground, writesMeet());
    const before = await bench.completions();
    const tab = bench.openTab();
    const target = { journeyId: bench.lane.journeyId, stepId: 'toggled' };
    for (let click = 0; click < 50; click += 1) {
      bench.follow('done', tab.client.change('step.complete', target, {}));
    }
    await bench.until(() => bench.told.length === 50);

    assert.equal((await bench.read()).isDone, true);
    assert.equal((await bench.completions()) - before, 1);
    assert.deepEqual(new Set(bench.told), new Set(['saved done']));
  });

  it('is sent again after silence, a slow body, a broken body and every status in passing', async () => {
    for (const forwarded of [true, false]) {
      const statuses = [408, 429, 500, 502, 503, 504, 511].map((status): Fault => ({
        name: 'status',
        status,
        forwarded,
      }));
      const bench = await saveUnder(
        { name: 'silence', after: 'nothing', forwarded },
        { name: 'silence', after: 'head', forwarded },
        { name: 'slow-body', byteMs: 60_000 },
        { name: 'broken-body', keep: 0.5 },
        { name: 'truncated', keep: 0.5 },
        ...statuses,
      );
      assert.deepEqual([bench.told, await bench.kept()], [['saved a'], ['a']]);
    }
  });

  it('is not called saved for any answer that does not say so', async () => {
    for (const { title, body, contentType } of badBodies) {
      const wrong: Fault = { name: 'other-body', forwarded: false, body, contentType };
      const bench = makeBench(ground, writesMeet(wrong));
      const tab = bench.openTab();
      bench.comment(tab, 'a');
      await bench.until(() => bench.told.length > 0);
      assert.deepEqual([title, ...(await bench.kept()), ...bench.told], [title, 'a', 'saved a']);
    }
  });

  it('stays unsaved on the screen as long as no receipt has come', async () => {
    const page = { name: 'other-body', forwarded: false, body: '<html>', contentType: 'text/html' } as const;
    const bench = makeBench(ground, writesMeet(page, page, page));
    const tab = bench.openTab();
    bench.comment(tab, 'a');
    await bench.until(() => (tab.client.getSnapshot().changes[0]?.attempts ?? 0) >= 2);

    assert.match(bench.waiting(tab)[0] ?? '', /^(unsaved|sending) a$/);
    assert.deepEqual(await bench.kept(), []);
  });

  it('is not called saved when success comes without a word, and is not made twice', async () => {
    for (const forwarded of [true, false]) {
      const bench = await saveUnder({ name: 'no-content', forwarded });
      assert.deepEqual([bench.told, await bench.kept()], [['saved a'], ['a']]);
    }
  });

  it('goes out although the browser says that there is no network', async () => {
    const bench = makeBench(ground, writesMeet());
    const tab = bench.openTab();
    tab.say('offline');
    bench.comment(tab, 'a');
    await bench.until(() => bench.told.length > 0);

    assert.deepEqual(await bench.kept(), ['a']);
  });

  it('is refused for good by 400, 403, 404, 409, 410, 412, 413 and 422, and the rest goes on', async () => {
    for (const status of [400, 403, 404, 409, 410, 412, 413, 422]) {
      const bench = makeBench(ground, writesMeet({ name: 'status', status, forwarded: false }));
      const tab = bench.openTab();
      bench.comment(tab, 'a');
      await bench.until(() => bench.told.length > 0);
      const feedback = tab.client.change('feedback.send', {}, { text: `${bench.prefix}b`, context: {} });
      bench.follow('b', feedback);
      await bench.until(() => bench.told.length > 1);

      assert.deepEqual(
        [status, bench.told, bench.waiting(tab)],
        [status, ['rejected a', 'saved b'], ['refused a']],
      );
      assert.equal(tab.client.getSnapshot().signInNeeded, false);
      assert.deepEqual(await bench.kept(), [], 'it was not tried again');
    }
  });

  it('is refused for good by 409, 410, 412, 413, 415 and 422 also with a web page', async () => {
    for (const status of [409, 410, 412, 413, 415, 422]) {
      const page: Fault = { name: 'status', status, forwarded: false, isPage: true };
      const bench = makeBench(ground, writesMeet(page));
      const tab = bench.openTab();
      bench.comment(tab, 'a');
      await bench.until(() => bench.told.length > 0);

      const waiting = tab.client.getSnapshot().changes.map(({ problem }) => problem?.status);
      assert.deepEqual([bench.told, bench.waiting(tab)], [['rejected a'], ['refused a']]);
      assert.deepEqual([waiting, await bench.kept()], [[status], []]);
    }
  });

  it('waits in its place when the token runs out in the middle, and one token is asked for', async () => {
    const bench = makeBench(ground, writesMeet({ name: 'status', status: 401, forwarded: false }));
    const tab = bench.openTab();
    for (const text of ['a', 'b', 'c']) bench.comment(tab, text);
    await bench.until(() => bench.told.length === 3);

    assert.deepEqual(await bench.kept(), ['a', 'b', 'c']);
    assert.equal(bench.tokensAsked, 2);
  });

  it('is sent by another tab when its own one is frozen in the middle', async () => {
    const bench = makeBench(ground, writesMeet({ name: 'silence', after: 'nothing', forwarded: true }));
    const [first, second] = [bench.openTab(), bench.openTab()];
    bench.comment(first, 'a');
    await bench.until(() => bench.waiting(first).includes('sending a'));
    first.freeze(false);
    const begin = bench.browser.clock.now();
    bench.comment(second, 'b');
    await bench.until(() => bench.told.includes('saved b'));

    assert.deepEqual(await bench.kept(), ['a', 'b']);
    assert.ok(bench.browser.clock.now() - begin < 120_000, 'within two leases');
  });
});
