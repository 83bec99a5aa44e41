import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { repositoryRoot } from '../support/repository.js';
import { servePages, type PageServer } from './support/page-server.js';
import { watchQuiet } from './support/quiet-page.js';
import { openWatchedPage } from './support/watched-page.js';

const api = 'https://portal.example/api/v1';

/** The page at the top of the README, with something of the page's own below. */
async function readEmbed(): Promise<string> {
  const readme = await readFile(join(repositoryRoot, 'README.md'), 'utf8');
  const embed = /```html\n(<!doctype html>.*?)```/s.exec(readme)?.[1];
  assert.ok(embed, 'the README shows a page');
  assert.ok(embed.includes(`api="${api}"`));
  return embed.replace('</body>', '<footer>Below</footer></body>');
}

/** Runs on the page: resolves when what is there now has been drawn. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });

describe('the page at the top of the README', { timeout: 120_000 }, () => {
  let pages: PageServer;
  let browser: Browser;

  before(async () => {
    pages = await servePages(join(repositoryRoot, 'packages/elements/dist/cdn'));
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    await pages?.close();
  });

  it('keeps the room of widgets in a layout of the page’s own as well', async () => {
    const widgets = ['progress', 'checklist', 'feedback', 'resources'].map((name) => `journey-${name}`);
    const inside = widgets.map((name) => `<${name}></${name}>`).join('');
    const html = (await readEmbed())
      .replaceAll('/partner-journey/', '/')
      .replace('></partner-journey>', `>${inside}</partner-journey>`);
    pages.pages.set('/own', { html });

    for (const width of [390, 1180]) {
      const { page } = await openWatchedPage(browser);
      await page.setViewportSize({ width, height: 900 });
      const tops = () =>
        page.evaluate(
          (tags) => tags.map((tag) => document.querySelector(tag)!.getBoundingClientRect().top),
          widgets,
        );
      await page.route('**/*.js', () => undefined);
      await page.route(`${api}/**`, () => undefined);
      await page.goto(`${pages.origin}/own`, { waitUntil: 'commit' });
      await page.waitForFunction(
        () =>
          document.querySelector('footer') &&
          [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].every(({ sheet }) => sheet),
      );
      const before = await tops();

      await page.unroute('**/*.js');
      await page.goto(`${pages.origin}/own`, { waitUntil: 'commit' });
      await page.waitForFunction(() => document.querySelectorAll('[status=loading]').length === 4);
      const moved = (await tops()).map((top, index) => Math.abs(top - before[index]!));
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.context().close();

      // as much as a line, for all that stands above
      assert.ok(Math.max(...moved) < 24, `${String(width)} pixels wide: ${moved.join(', ')}`);
    }
  });

  for (const width of [390, 1180])
    it(`moves nothing until its placeholders stand, ${String(width)} pixels wide`, async () => {
      const html = (await readEmbed()).replaceAll('/partner-journey/', '/');
      pages.pages.set('/page', { html });
      const { page } = await openWatchedPage(browser);
      await page.setViewportSize({ width, height: 900 });
      // each piece of code comes late, so that what the page shows until then is drawn
      await page.route('**/*.js', async (route) => {
        await page.evaluate(drawn);
        await route.continue();
      });
      // the host never answers: what it will say is of any height
      await page.route(`${api}/**`, () => undefined);
      const quiet = await watchQuiet(page);

      await page.goto(`${pages.origin}/page`, { waitUntil: 'commit' });
      await page.waitForFunction(
        () =>
          document
            .querySelector('partner-journey')
            ?.shadowRoot?.querySelectorAll('[part=layout] > [status=loading]').length === 4,
      );
      await page.evaluate(drawn);

      const { sum, what } = await quiet.shifts();
      // what loads later may still be on its way
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.context().close();
      assert.equal(sum, 0, what);
    });
});
