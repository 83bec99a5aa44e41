import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { HistoryPage, Journey, JourneyList, type Stage, type Step } from '@partner-journey/contract';
import type { Browser } from 'playwright-core';
import { startHostProcess, type HostProcess } from '../../packages/host/src/testing/start-host-process.js';
import { launchBrowser } from '../support/launch-browser.js';
import { installPackedPackages, type InstalledPackages } from './support/installed-packages.js';
import { servePages, type PageServer } from './support/page-server.js';
import { openWatchedPage } from './support/watched-page.js';

const bundle = '/node_modules/@partner-journey/elements/dist/cdn/partner-journey.js';

function portalPage(api: string, token: string): string {
  return `<!doctype html><html lang="en"><title>Portal</title>
    <script type="module" src="${bundle}"></script>
    <script type="module">document.querySelector('partner-journey').token = () => '${token}';</script>
    <main><h1>Portal</h1>
      <partner-journey api="${api}" viewer-key="${token}">
        <journey-progress></journey-progress>
        <journey-checklist></journey-checklist>
      </partner-journey>
    </main></html>`;
}

/** What the host says, asked without our client and read strictly. */
async function ask<Document>(
  address: string,
  token: string,
  document: { parse(value: unknown): Document },
): Promise<Document> {
  const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(response.status, 200, address);
  return document.parse(await response.json());
}

/** The partner's own steps of a stage that this viewer may complete. */
function completable(stage: Stage): Step[] {
  return stage.steps.filter(({ side, allowed }) => side === 'partner' && allowed.includes('complete'));
}

describe('a partner whose connection is lost', { timeout: 180_000 }, () => {
  let packages: InstalledPackages;
  let pages: PageServer;
  let browser: Browser;
  let dataDir: string;
  let host: HostProcess;

  before(async () => {
    packages = await installPackedPackages();
    pages = await servePages(packages.folder);
    browser = await launchBrowser();
    dataDir = await mkdtemp(join(tmpdir(), 'flow-host-'));
    host = await startHostProcess({ dataDir });
  });

  after(async () => {
    await browser?.close();
    await pages?.close();
    await host?.stop();
    await packages?.remove();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('sees what they did saved once after the host is back', async () => {
    const api = host.url;
    const port = Number(new URL(host.url).port);
    pages.pages.set('/', { html: portalPage(api, 'demo-ana') });
    const { page, troubles } = await openWatchedPage(browser);
    const { items } = await ask(`${api}/journeys`, 'demo-ana', JourneyList);
    const journey = await ask(`${api}/journeys/${items[0]?.id}`, 'demo-ana', Journey);
    const stage = journey.stages.find((each) => completable(each).length >= 2 && each.position !== 'current');
    const [first, second] = stage ? completable(stage) : [];
    assert.ok(stage && first && second, 'the seed has a stage with two steps that can be completed');
    const checklist = page.locator('journey-checklist');
    const openStage = () =>
      checklist.getByRole('button', { name: new RegExp(`^${stage.title}`), expanded: false }).click();
    const box = (step: { title: string }) => checklist.getByRole('checkbox', { name: step.title });

    await page.goto(pages.origin);
    await openStage();
    await box(first).check();
    await expectHistory(api, journey.id, first.id, 1);

    await host.kill('SIGKILL');
    await box(second).check();
    await page.getByText('Not yet saved').first().waitFor();
    await page.reload();
    await openStage();
    await box(second).waitFor();
    assert.equal(await box(second).isChecked(), true, 'shown as done after the reload, without a host');
    await page.getByText('Not yet saved').first().waitFor();

    host = await startHostProcess({ dataDir, port });
    await page.getByText('Not yet saved').first().waitFor({ state: 'detached', timeout: 60_000 });

    await expectHistory(api, journey.id, second.id, 1);
    await page.reload();
    await openStage();
    await box(second).waitFor();
    assert.equal(await box(second).isChecked(), true);
    await expectHistory(api, journey.id, second.id, 1);
    // a browser writes down every request that fails; what must not be there is an error of ours
    assert.deepEqual(
      troubles.filter((text) => !/^console: (Failed to load|Access to fetch)/.test(text)),
      [],
    );
  });

  async function expectHistory(api: string, journeyId: string, stepId: string, times: number): Promise<void> {
    const deadline = Date.now() + 20_000;
    let completed = 0;
    do {
      const address = `${api}/journeys/${journeyId}/steps/${stepId}/history`;
      const { items } = await ask(address, 'demo-ana', HistoryPage);
      completed = items.filter(({ kind }) => kind === 'completed').length;
    } while (completed < times && Date.now() < deadline);
    assert.equal(completed, times);
  }
});
