import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startPortal, type PortalProcess } from '../../flow/support/portal-process.js';
import { demoPages, launchWithPageCache, leaveAndReturn } from './page-cache.js';

describe('A page of the demo portal that somebody left', { timeout: 300_000 }, () => {
  let portal: PortalProcess;
  let browser: Browser;

  before(async () => {
    portal = await startPortal();
    browser = await launchWithPageCache();
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  for (const { path, other } of demoPages) {
    it(`comes back as it was left, unless the browser keeps no page at all: ${path}`, async () => {
      const result = await leaveAndReturn(browser, { origin: portal.origin, path, other, runs: 1 });

      const { restored, loadedAgain, ofThePage, uncaught } = result;
      assert.deepEqual({ ofThePage, uncaught }, { ofThePage: [], uncaught: [] });
      assert.equal(restored + loadedAgain, 1);
    });
  }

  it('would be seen to forbid that it is kept, in every browser', async () => {
    const [home] = demoPages;
    const sabotage = `addEventListener('unload', () => {});`;

    const result = await leaveAndReturn(browser, { ...home, origin: portal.origin, runs: 1, sabotage });

    assert.equal(result.restored, 0);
    assert.deepEqual(result.ofThePage, ['UnloadHandlerExistsInMainFrame']);
  });
});
