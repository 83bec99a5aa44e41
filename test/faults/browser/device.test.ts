import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { noFault } from '../proxy/fault.js';
import {
  openBench,
  preparePages,
  until,
  writesLost,
  type BenchTab,
  type PageBench,
  type PageGround,
} from './page-bench.js';

const numbers = Array.from({ length: 9 }, (_, number) => String(number));

/** For a page: its writes fail now and then. */
const everyThirdFails = (name: string) => `{
  let count = 0;
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...args) {
    if (args[1] === 'readwrite' && (count += 1) % 3 === 0) throw new DOMException('Lost', '${name}');
    return transaction.apply(this, args);
  };
}`;

/** For a page: everything on the device, as text. */
const textsOnDevice = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('partner-journey-1');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const { result: opened } = opening;
    const reading = opened.transaction('values').objectStore('values').getAll();
    reading.onsuccess = () => (opened.close(), resolve(JSON.stringify(reading.result)));
  };
})`;

describe('What is unsent on a real device', { timeout: 300_000 }, () => {
  let ground: PageGround;
  let bench: PageBench;
  before(async () => (ground = await preparePages(1)));
  after(() => ground?.stop());

  /** The tab goes, another one comes, and then the network: everything of it arrives once and in order. */
  async function arriveLater(tab: BenchTab, texts: readonly string[]): Promise<void> {
    await tab.page.close();
    const next = await bench.openTab();
    await until('all are shown again', () => next.waiting.length === texts.length);
    assert.deepEqual(next.waiting, texts);
    await arrive(next, texts);
  }

  async function arrive(tab: BenchTab, texts: readonly string[]): Promise<void> {
    bench.line.decide = () => noFault;
    await tab.page.evaluate(`dispatchEvent(new Event('online'))`);
    await until('nothing waits', () => tab.waiting.length === 0);
    assert.deepEqual(await bench.kept(), texts);
    assert.deepEqual(bench.uncaught, []);
    await bench.close();
  }

  it('is kept where every third transaction finds the connection closed', async () => {
    for (const name of ['InvalidStateError', 'UnknownError', 'AbortError']) {
      bench = await openBench(ground, { before: everyThirdFails(name) });
      const tab = await bench.openTab();
      bench.line.decide = writesLost;
      for (const text of numbers) assert.equal(await tab.comment(text), true, `${text} is on the device`);

      await arriveLater(tab, numbers);
    }
  });

  it('is said to be in this tab only as long as it is, where every third transaction fails', async () => {
    bench = await openBench(ground, { before: everyThirdFails('TimeoutError') });
    const tab = await bench.openTab();
    bench.line.decide = writesLost;
    const isKept: boolean[] = [];
    for (const text of numbers) {
      isKept.push(await tab.comment(text));
      const found = await tab.page.evaluate<string>(textsOnDevice);
      if (isKept.at(-1)) assert.ok(found.includes(`/${text}"`), `${text} is on the device`);
    }

    assert.deepEqual([...new Set(isKept)].sort(), [false, true]);
    await arrive(tab, numbers);
  });

  it('is in this tab only where there is no room, which is said, and arrives from there', async () => {
    bench = await openBench(ground);
    // an empty database of a browser takes more than that
    const quota = { origin: bench.origin, quotaSize: 64 * 1024 };
    const tab = await bench.openTab((devTools) => devTools.send('Storage.overrideQuotaForOrigin', quota));
    bench.line.decide = writesLost;
    for (const text of numbers) assert.equal(await tab.comment(text), false, `${text} is in this tab only`);

    await arrive(tab, numbers);
  });
});
