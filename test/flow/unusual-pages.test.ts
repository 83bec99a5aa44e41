import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { JourneyResourcesElement, PartnerJourneyElement } from '@partner-journey/elements';
import type { Browser } from 'playwright-core';
import { startHostProcess, type HostProcess } from '../../packages/host/src/testing/start-host-process.js';
import { launchBrowser } from '../support/launch-browser.js';
import { repositoryRoot } from '../support/repository.js';
import { servePages, type PageServer } from './support/page-server.js';
import { openWatchedPage } from './support/watched-page.js';

const bundle = '/packages/elements/dist/cdn/partner-journey.js';
const script = `<script type="module" src="${bundle}"></script>`;

describe('an unusual page', { timeout: 120_000 }, () => {
  let pages: PageServer;
  let browser: Browser;
  let dataDir: string;
  let host: HostProcess;
  let api: string;

  before(async () => {
    pages = await servePages(repositoryRoot);
    browser = await launchBrowser();
    dataDir = await mkdtemp(join(tmpdir(), 'flow-host-'));
    host = await startHostProcess({ dataDir });
    api = host.url;
  });

  after(async () => {
    await browser?.close();
    await pages?.close();
    await host?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function open(body: string) {
    pages.pages.set('/page', {
      html: `<!doctype html><html lang="en"><title>Portal</title><body>${body}</body></html>`,
    });
    const watched = await openWatchedPage(browser);
    await watched.page.goto(`${pages.origin}/page`);
    return watched;
  }

  const signIn = (token: string, selector = 'partner-journey') =>
    `<script type="module">document.querySelector('${selector}').token = () => '${token}';</script>`;

  it('may load the script twice', async () => {
    const { page, troubles } = await open(
      `${script}<script type="module" src="${bundle}?again"></script><partner-journey api="${api}"></partner-journey>${signIn('demo-ana')}`,
    );

    await page.locator('journey-checklist[status=ready]').waitFor();

    assert.deepEqual(
      troubles.filter((text) => !text.includes('already defined')),
      [],
    );
  });

  it('may have given everything a name that can be listed', async () => {
    const { page, troubles } = await open(
      `<script>
         for (const { prototype } of [Object, Array, Function]) prototype.extra = { of: 'the page' };
       </script>
       ${script}<partner-journey api="${api}"></partner-journey>${signIn('demo-ana')}`,
    );

    for (const name of ['progress', 'checklist', 'feedback', 'resources']) {
      await page.locator(`journey-${name}[status=ready]`).waitFor();
    }

    assert.deepEqual(troubles, []);
  });

  it('may show two people side by side, each with their own data', async () => {
    const { page, troubles } = await open(
      `${script}<partner-journey id="one" api="${api}"><journey-progress></journey-progress></partner-journey>
       <partner-journey id="two" api="${api}"><journey-progress></journey-progress></partner-journey>
       ${signIn('demo-ana', '#one')}${signIn('demo-priya', '#two')}`,
    );

    await page.locator('#one journey-progress[status=ready]').waitFor();
    await page.locator('#two journey-progress[status=ready]').waitFor();

    const rolesOf = (id: string) =>
      page.evaluate((which) => {
        const root = document.querySelector<PartnerJourneyElement>(which);
        return root?.client?.select({ kind: 'session' }).value?.viewer.role;
      }, id);
    assert.equal(await rolesOf('#one'), 'partner-admin');
    assert.equal(await rolesOf('#two'), 'program');
    assert.deepEqual(troubles, []);
  });

  it('may put a widget outside the root, into a shadow root of its own, or add it later', async () => {
    const { page, troubles } = await open(
      `${script}<partner-journey id="journey" api="${api}"><p>Welcome</p></partner-journey>${signIn('demo-ana')}
       <aside><journey-progress for="journey"></journey-progress></aside>
       <div id="shadow"></div>
       <script>
         const shadow = document.getElementById('shadow').attachShadow({ mode: 'open' });
         shadow.innerHTML = '<journey-resources></journey-resources>';
       </script>`,
    );

    await page.locator('aside journey-progress[status=ready]').waitFor();
    await page.evaluate(() => {
      const late = document.createElement('journey-checklist');
      document.querySelector('#journey')?.append(late);
      const inShadow = document.querySelector('#shadow')?.shadowRoot?.querySelector('journey-resources');
      const client = document.querySelector<PartnerJourneyElement>('#journey')?.client;
      Object.assign(inShadow as JourneyResourcesElement, { client });
    });

    await page.locator('#journey journey-checklist[status=ready]').waitFor();
    await page.locator('#shadow journey-resources[status=ready]').waitFor();
    assert.deepEqual(troubles, []);
  });

  // rows: X1, D27
  it('asks the host once per kind of data, however many widgets there are', async () => {
    const requests: string[] = [];
    const widgets = '<journey-progress></journey-progress><journey-checklist></journey-checklist>'.repeat(10);
    const watched = await openWatchedPage(browser);
    watched.page.on('request', (request) => {
      if (request.url().startsWith(api) && request.method() === 'GET')
        requests.push(new URL(request.url()).pathname);
    });
    pages.pages.set('/page', {
      html: `<!doctype html><html lang="en"><title>Portal</title><body>${script}<partner-journey api="${api}">${widgets}</partner-journey>${signIn('demo-ana')}</body></html>`,
    });

    await watched.page.goto(`${pages.origin}/page`);
    await watched.page.waitForFunction(() => document.querySelectorAll('[status=ready]').length === 20);

    const reads = requests.filter((path) => !path.endsWith('/events'));
    assert.deepEqual([...new Set(reads)].sort(), [...reads].sort(), 'no address is read twice');
    assert.equal(reads.length, 3, reads.join(' '));
  });

  it('finds itself untouched after the widgets are gone', async () => {
    const { page, troubles } = await open(`${script}<h1>Portal</h1><p>Text</p><div id="place"></div>`);
    const look = () =>
      page.evaluate(() => ({
        html: document.documentElement.getAttributeNames().join(),
        body: document.body.getAttributeNames().join(),
        head: document.head.childElementCount,
        children: document.body.childElementCount,
        styles: document.adoptedStyleSheets.length,
        heading: getComputedStyle(document.querySelector('h1') as Element).cssText,
      }));
    const before = await look();

    await page.evaluate((address) => {
      const root = document.createElement('partner-journey');
      root.api = address;
      root.token = () => 'demo-ana';
      document.querySelector('#place')?.append(root);
    }, api);
    await page.locator('journey-resources[status=ready]').waitFor();
    await page.evaluate(() => document.querySelector('partner-journey')?.remove());

    assert.deepEqual(await look(), before);
    assert.deepEqual(troubles, []);
  });

  it('gets a clear message when no API is named', async () => {
    const { page, troubles } = await open(`${script}<partner-journey></partner-journey>`);

    await page.locator('journey-checklist[status=error]').waitFor();

    assert.equal(troubles.length, 1);
    assert.match(troubles[0] ?? '', /<partner-journey>.*api/);
  });
});
