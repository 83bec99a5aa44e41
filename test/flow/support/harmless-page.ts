import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { importMap } from './import-map.js';
import type { PageServer } from './page-server.js';
import { openWatchedPage } from './watched-page.js';

/** A page with our script and an empty `<main>`, which is looked at for what hostile answers do. */
export interface HarmlessPage {
  readonly page: Page;
  /** Fails when anything ran, polluted the language or was not caught. */
  checkUnharmed(): Promise<void>;
}

/** Opens it. The packages must have been built. */
export async function openHarmlessPage(browser: Browser, pages: PageServer): Promise<HarmlessPage> {
  // the loader of TypeScript names inner functions by a helper that the page does not have
  pages.pages.set('/harmless', {
    html: `<!doctype html><html lang="en"><title>Portal</title><link rel="icon" href="data:,">
      <script>globalThis.__name = (named) => named;</script>
      <script type="importmap">${await importMap(['packages/contract', 'packages/client'])}</script>
      <script type="module" src="/packages/elements/dist/cdn/partner-journey.js"></script><main></main></html>`,
  });
  const { page, troubles } = await openWatchedPage(browser);
  await page.goto(`${pages.origin}/harmless`);
  return {
    page,
    async checkUnharmed() {
      assert.equal(await page.evaluate((): unknown => Reflect.get(globalThis, 'mutationRan')), undefined);
      assert.equal(await page.evaluate((): unknown => Reflect.get({}, 'mutationPolluted')), undefined);
      assert.deepEqual(
        troubles.filter((trouble) => !isOrdinary(trouble)),
        [],
      );
    },
  };
}

/** What we say to the page's developer, and what the browser says of an answer that is no success. */
function isOrdinary(trouble: string): boolean {
  return (
    trouble.startsWith('console: Partner Journey') ||
    trouble === 'console: Failed to load resource: the server responded with a status of 404 (Not Found)'
  );
}
