import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { repositoryRoot } from '../support/repository.js';
import { openWatchedPage } from './support/watched-page.js';

declare global {
  interface Window {
    /** Sum of the layout shifts since the page began. */
    shifted?: number;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Waits until every widget of the page shows what it has. */
async function untilShown(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const widgets = [...document.querySelectorAll('partner-journey *')].filter(({ localName }) =>
      localName.startsWith('journey-'),
    );
    return widgets.length > 0 && widgets.every((widget) => widget.getAttribute('status') === 'ready');
  });
}

describe('the demo portal', { timeout: 240_000 }, () => {
  let portal: ChildProcess;
  let folder: string;
  let origin: string;
  let browser: Browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flow-portal-'));
    const [port, hostPort] = [await freePort(), await freePort()];
    portal = spawn(process.execPath, [join(repositoryRoot, 'examples/portal/start.js')], {
      env: { ...process.env, PORT: String(port), HOST_PORT: String(hostPort), PORTAL_DATA: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: portal.stdout! })) if (line.includes('ready')) break;
    origin = `http://localhost:${port}`;
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    if (portal && portal.exitCode === null) {
      portal.kill('SIGTERM');
      await once(portal, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  });

  async function visit(path: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1180, height: 900 }, ...options });
    const watched = await openWatchedPage(browser, context);
    await watched.page.addInitScript(() => {
      window.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          window.shifted! += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    watched.page.on('requestfailed', (request) => watched.troubles.push(`failed: ${request.url()}`));
    watched.page.on('response', (response) => {
      if (response.status() >= 400) watched.troubles.push(`${response.status()}: ${response.url()}`);
    });
    await watched.page.goto(`${origin}${path}`);
    await untilShown(watched.page);
    return watched;
  }

  for (const path of ['/', '/deals', '/learning', '/support']) {
    for (const width of [1180, 390, 320]) {
      it(`shows ${path} at ${width} pixels without an error, a shift or something cut off`, async () => {
        const { page, context, troubles } = await visit(path, { viewport: { width, height: 900 } });

        assert.deepEqual(troubles, []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        const shifted = await page.evaluate(() => window.shifted ?? Number.NaN);
        assert.ok(shifted < 0.01, `layout shifted by ${shifted}`);
        await context.close();
      });
    }
  }

  it('keeps what a partner ticked through a reload and in a second browser', async () => {
    const { page, context } = await visit('/');
    const name = 'Take Sandbox essentials';
    const box = (where: Page) => where.locator('journey-checklist').getByRole('checkbox', { name });
    const saved = page.evaluate(
      () =>
        new Promise((resolve) =>
          document.body.addEventListener('journey-change-saved', resolve, { once: true }),
        ),
    );

    await box(page).check();
    await saved;
    await page.reload();
    await untilShown(page);
    assert.equal(await box(page).isChecked(), true);

    const second = await visit('/');
    assert.equal(await box(second.page).isChecked(), true);
    await second.context.close();
    await context.close();
  });

  it('speaks Arabic from right to left when the page does', async () => {
    const { page, context, troubles } = await visit('/');

    await page.evaluate(() => {
      document.documentElement.lang = 'ar';
      document.documentElement.dir = 'rtl';
    });
    await page
      .locator('journey-progress')
      .getByRole('heading', { name: /[\u0600-\u06ff]/ })
      .first()
      .waitFor();

    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1180);
    assert.deepEqual(troubles, []);
    await context.close();
  });
});
