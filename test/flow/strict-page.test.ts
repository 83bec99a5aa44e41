import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type {} from '@partner-journey/elements';
import type { Browser } from 'playwright-core';
import { startHostProcess, type HostProcess } from '../../packages/host/src/testing/start-host-process.js';
import { launchBrowser } from '../support/launch-browser.js';
import { repositoryRoot } from '../support/repository.js';
import { servePages, type PageServer } from './support/page-server.js';
import { openWatchedPage } from './support/watched-page.js';

const bundle = '/packages/elements/dist/cdn/partner-journey.js';

/** The strictest policy a page can have and still embed us. */
function policy(host: string, policies: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-x' 'strict-dynamic'`,
    `style-src 'self'`,
    `connect-src ${host}`,
    `img-src ${host}`,
    `media-src ${host}`,
    `worker-src 'self'`,
    `require-trusted-types-for 'script'`,
    `trusted-types ${policies}`,
  ].join('; ');
}

describe('a page with a strict security policy', { timeout: 120_000 }, () => {
  let pages: PageServer;
  let browser: Browser;
  let dataDir: string;
  let host: HostProcess;

  before(async () => {
    pages = await servePages(repositoryRoot);
    browser = await launchBrowser();
    dataDir = await mkdtemp(join(tmpdir(), 'flow-host-'));
    host = await startHostProcess({ dataDir });
  });

  after(async () => {
    await browser?.close();
    await pages?.close();
    await host?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  function serve(path: string, policies: string, body: string): string {
    pages.pages.set(path, {
      headers: { 'content-security-policy': policy(new URL(host.url).origin, policies) },
      html: `<!doctype html><html lang="en"><title>Portal</title>
        <script nonce="x" type="module" src="${bundle}"></script>
        <main><h1>Portal</h1>${body}</main></html>`,
    });
    return `${pages.origin}${path}`;
  }

  const root = () => `<partner-journey api="${host.url}" viewer-key="ana"></partner-journey>
    <script nonce="x" type="module">document.querySelector('partner-journey').token = () => 'demo-ana';</script>`;

  it('shows and works with every widget, without one violation', async () => {
    const { page, troubles } = await openWatchedPage(browser);

    await page.goto(serve('/strict', 'partner-journey', root()));
    await page.locator('journey-progress[status=ready]').waitFor();
    await page.locator('journey-checklist[status=ready]').waitFor();
    await page.locator('journey-feedback[status=ready]').waitFor();
    await page.locator('journey-resources[status=ready]').waitFor();
    const disclosure = page.locator('journey-checklist').getByRole('button', { expanded: false }).first();
    await disclosure.click();
    const saved = page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          document.body.addEventListener('journey-change-saved', ({ kind }) => resolve(kind)),
        ),
    );
    await page.locator('journey-checklist').getByRole('checkbox', { checked: false }).first().check();

    assert.equal(await saved, 'step.complete');
    assert.deepEqual(troubles, []);
  });

  it('says so in one sentence and stays alive when its policy is refused', async () => {
    const { page, troubles } = await openWatchedPage(browser);

    await page.goto(serve('/refused', `'none'`, `${root()}<p>The rest of the page</p>`));
    await page.getByText('This part of the page cannot be shown right now.').waitFor();

    assert.equal(await page.getByText('The rest of the page').isVisible(), true);
    assert.deepEqual(
      troubles.filter((text) => text.startsWith('uncaught') || text.includes('unhandled')),
      [],
    );
    assert.equal(troubles.filter((text) => text.includes('could not be loaded')).length, 1);
  });

  it('tells a real violation from none', async () => {
    const { page, troubles } = await openWatchedPage(browser);
    const control = `<p id="target">Control</p>
      <script nonce="x">document.getElementById('target').setAttribute('style', 'color: red');</script>`;

    await page.goto(serve('/control', 'partner-journey', control));
    await page.getByText('Control').waitFor();

    assert.ok(
      troubles.some((text) => text.includes('policy violation') || text.includes('Content Security Policy')),
    );
  });
});
