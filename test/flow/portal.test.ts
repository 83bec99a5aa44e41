import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { measurePage } from '../looks/measure-page.js';
import { launchBrowser } from '../support/launch-browser.js';
import { startPortal, type PortalProcess } from './support/portal-process.js';
import { applyView, portalViews, type PortalView } from './support/portal-views.js';
import { watchQuiet } from './support/quiet-page.js';
import { openWatchedPage } from './support/watched-page.js';

const widgets =
  'journey-progress, journey-checklist, journey-next, journey-updates, journey-feedback, journey-resources';

/** A small thing in a line may become a digit wider; a line, a row or a widget may not move. */
const invisibleShift = 0.001;

/** Goes over every widget as a mouse does: what is fetched when somebody comes near is fetched. */
async function comeNear(page: Page): Promise<void> {
  for (const widget of await page.locator(widgets).all()) await widget.hover();
}

let portal: PortalProcess;
let browser: Browser;

before(async () => {
  portal = await startPortal();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Opens a page of the portal and waits until everything on it is loaded, also what loads late. */
async function visit(path: string, view: Omit<PortalView, 'name' | 'paths'>) {
  const options: BrowserContextOptions = { reducedMotion: 'reduce', ...view.options };
  const watched = await openWatchedPage(browser, await browser.newContext(options));
  const { page, troubles } = watched;
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  const quiet = await watchQuiet(page);
  await applyView(page, view, portal.origin);
  await page.goto(`${portal.origin}${path}`);
  await quiet.untilQuiet();
  assert.equal(await page.locator(`:is(${widgets}):not([status=ready])`).count(), 0, 'all widgets are ready');
  return { ...watched, quiet };
}

describe('The demo portal', { timeout: 300_000, concurrency: 2 }, () => {
  for (const { name, paths, ...view } of portalViews) {
    for (const path of paths) {
      it(`is whole and readable ${name}: ${path}`, async () => {
        const { page, context, troubles, quiet } = await visit(path, view);

        await comeNear(page);
        await quiet.untilQuiet();

        assert.deepEqual(await measurePage(page), []);
        assert.deepEqual(troubles, []);
        if (view.hasRoom ?? true) {
          const { sum, what } = await quiet.shifts();
          assert.ok(sum < invisibleShift, `the layout shifted by ${sum}:\n${what}`);
        }
        await context.close();
      });
    }
  }
});

describe('A partner of the demo portal', { timeout: 120_000 }, () => {
  const atDesk = { options: { viewport: { width: 1180, height: 900 } } };

  it('finds what they ticked after a reload and in a second browser', async () => {
    const { page, context, quiet } = await visit('/', atDesk);
    const name = 'Take Sandbox essentials';
    const ticked = (where: Page) =>
      where.locator('journey-checklist').getByRole('checkbox', { name, checked: true });
    const saved = page.evaluate(
      () =>
        new Promise((resolve) =>
          document.body.addEventListener('journey-change-saved', resolve, { once: true }),
        ),
    );

    await page.locator('journey-checklist').getByRole('checkbox', { name }).check();
    await saved;
    await page.reload();
    await quiet.untilQuiet();
    await ticked(page).waitFor();

    const second = await visit('/', atDesk);
    await ticked(second.page).waitFor();
    await second.context.close();
    await context.close();
  });

  it('finds what they typed after a reload in the same moment', async () => {
    const { page, context, quiet } = await visit('/learning', atDesk);
    const library = page.locator('journey-resources');
    const request = library.locator('form[part=request] textarea');
    await library.getByRole('searchbox').fill('zzqqxx');
    await request.fill('How to word dunning letters');

    await page.reload();
    await quiet.untilQuiet();
    await library.getByRole('searchbox').fill('zzqq');
    await request.waitFor();
    await quiet.untilQuiet();

    assert.equal(await request.inputValue(), 'How to word dunning letters');
    await context.close();
  });

  it('reads Arabic from right to left at once when the page turns to it', async () => {
    const { page, context, troubles } = await visit('/', atDesk);

    await page.evaluate(() => {
      document.documentElement.lang = 'ar';
      document.documentElement.dir = 'rtl';
    });
    await page
      .locator('journey-progress')
      .getByRole('heading', { name: /[\u0600-\u06ff]/ })
      .first()
      .waitFor();

    assert.deepEqual(troubles, []);
    await context.close();
  });
});
