import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { noFault } from '../proxy/fault.js';
import { prepareGround, type Ground } from '../schedules/campaign.js';
import { makeBench, type Through } from './bench.js';

let ground: Ground;
before(async () => (ground = await prepareGround({ lanes: 1 })));
after(() => ground?.stop());

/** So many bytes of requests that outlive their page a browser takes at a time (Fetch standard). */
const mostKeptAlive = 64 * 1024;
/** What the host takes at a time. */
const mostTaken = 256 * 1024;

describe('A queue that is larger than one request may be', () => {
  it('arrives whole and in order, and only what is small outlives its page', async () => {
    const sent: { readonly bytes: number; readonly isKeptAlive: boolean }[] = [];
    let isAway = true;
    let bytesKeptAlive = 0;
    const through: Through = (fetch) => async (input, init) => {
      if (typeof init?.body !== 'string') return fetch(input, init);
      if (isAway) throw new TypeError('Failed to fetch');
      const bytes = Buffer.byteLength(init.body);
      const isKeptAlive = init.keepalive === true;
      sent.push({ bytes, isKeptAlive });
      if (isKeptAlive) bytesKeptAlive += bytes;
      // as a browser does it
      if (isKeptAlive && bytesKeptAlive > mostKeptAlive) throw new TypeError('Failed to fetch');
      try {
        return await fetch(input, init);
      } finally {
        if (isKeptAlive) bytesKeptAlive -= bytes;
      }
    };
    const bench = makeBench(ground, () => noFault, { through });
    const tab = bench.openTab();
    const texts = Array.from(
      { length: 22 },
      (_, number) => `${number} ${'€'.repeat(number < 12 ? 9_000 : 10)}`,
    );
    for (const text of texts) bench.comment(tab, text);
    await bench.until(() => bench.waiting(tab).length === texts.length);
    isAway = false;
    tab.say('online');
    await bench.until(() => bench.waiting(tab).length === 0);

    assert.deepEqual(await bench.kept(), texts);
    assert.deepEqual(new Set(bench.told), new Set(texts.map((text) => `saved ${text}`)));
    const large = sent.filter(({ bytes }) => bytes > mostTaken);
    assert.ok(large.length > 0 && large.every(({ isKeptAlive }) => !isKeptAlive), 'all at once is too much');
    assert.ok(sent.some(({ isKeptAlive }) => isKeptAlive));
  });
});
