import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { letGo, stopTab } from './engines/chromium.js';
import { noFault } from '../proxy/fault.js';
import { openBench, preparePages, until, writesLost, type BenchTab, type PageGround } from './page-bench.js';

/** How much faster than the machine time passes for clients whose leases have to run out. */
const haste = 15;
const leaseMs = 60_000;

describe('Tabs of a real browser', { timeout: 300_000 }, () => {
  let ground: PageGround;
  before(async () => (ground = await preparePages(1)));
  after(() => ground?.stop());

  it('are ten with one queue: each change arrives once and in order when the network is back', async () => {
    const bench = await openBench(ground);
    const tabs: BenchTab[] = [];
    for (let number = 0; number < 10; number += 1) tabs.push(await bench.openTab());
    bench.line.decide = writesLost;
    await bench.context.setOffline(true);
    const texts = Array.from({ length: 20 }, (_, number) => String(number));
    for (const [number, text] of texts.entries()) {
      assert.equal(await tabs[number % 10]!.comment(text), true, `${text} is on the device`);
    }
    await until('every tab shows all', () => tabs.every(({ waiting }) => waiting.length === texts.length));

    bench.line.decide = () => noFault;
    await bench.context.setOffline(false);
    await until('nothing waits in any tab', () => tabs.every(({ waiting }) => waiting.length === 0));

    assert.deepEqual(await bench.kept(), texts);
    assert.deepEqual([[...bench.saved].sort(), bench.uncaught], [[...texts].sort(), []]);
    await bench.close();
  });

  for (const hears of [true, false]) {
    it(`take over from one that is frozen in the middle of sending and ${hears ? 'hears of it' : 'never hears of it'}`, async () => {
      const bench = await openBench(ground, { haste });
      const [first, second] = [await bench.openTab(), await bench.openTab()];
      bench.line.decide = ({ kind, ordinal }) =>
        kind === 'write' && ordinal === 0 ? { name: 'silence', after: 'nothing', forwarded: true } : noFault;
      await first.comment('a');
      await until('the first one sends', () => bench.line.counts.write === 1);
      if (hears) await first.page.evaluate(`document.dispatchEvent(new Event('freeze'))`);
      await stopTab(first.devTools);
      const begin = performance.now();

      await second.comment('b');
      await until('the second one has sent all', () => bench.saved.includes('b'));

      const tookMs = (performance.now() - begin) * haste;
      assert.ok(tookMs < 2 * leaseMs, `${tookMs} ms`);
      assert.deepEqual(await bench.kept(), ['a', 'b']);
      await letGo(first.devTools);
      if (hears) await first.page.evaluate(`document.dispatchEvent(new Event('resume'))`);
      await until('the first one knows', () => bench.saved.includes('a') && first.waiting.length === 0);
      assert.deepEqual([await bench.kept(), second.waiting, bench.uncaught], [['a', 'b'], [], []]);
      await bench.close();
    });
  }
});
