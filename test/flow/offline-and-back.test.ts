import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { HistoryPage, Journey, JourneyList, type Stage, type Step } from '@partner-journey/contract';
import type { Browser, Page } from 'playwright-core';
import { startHostProcess, type HostProcess } from '../../packages/host/src/testing/start-host-process.js';
import { readBundle } from '../size/chunks.js';
import { launchBrowser } from '../support/launch-browser.js';
import { drawnStates, recordDrawnStates } from './support/drawn-states.js';
import { installPackedPackages, type InstalledPackages } from './support/installed-packages.js';
import { servePages, type PageServer } from './support/page-server.js';
import { openWatchedPage } from './support/watched-page.js';

const bundle = '/node_modules/@partner-journey/elements/dist/cdn/partner-journey.js';
const token = 'demo-ana';
/** How long a client that lost its host may take to find it again on a slow machine. */
const backWithinMs = 60_000;

function portalPage(api: string): string {
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

/** A stage that is not open at first, and two steps of it to complete. */
interface Choice {
  readonly journeyId: string;
  readonly stage: Stage;
  readonly first: Step;
  readonly second: Step;
}

async function choose(api: string): Promise<Choice> {
  const { items } = await ask(`${api}/journeys`, JourneyList);
  const journey = await ask(`${api}/journeys/${items[0]?.id}`, Journey);
  const stage = journey.stages.find((each) => completable(each).length >= 2 && each.position !== 'current');
  const [first, second] = stage ? completable(stage) : [];
  assert.ok(stage && first && second, 'the seed has a stage with two steps that can be completed');
  return { journeyId: journey.id, stage, first, second };
}

/** How often the host has written down that a step was completed. */
async function timesCompleted(api: string, { journeyId }: Choice, step: Step): Promise<number> {
  const { items } = await ask(`${api}/journeys/${journeyId}/steps/${step.id}/history`, HistoryPage);
  return items.filter(({ kind }) => kind === 'completed').length;
}

const unsaved = (page: Page) => page.getByText('Not yet saved').first();

/** Resolves when nothing waits to be saved any more, nor is on its way. */
async function untilNothingIsPending(page: Page): Promise<void> {
  const pending = page.locator('journey-checklist [part~=pending]').first();
  await pending.waitFor({ state: 'detached', timeout: backWithinMs });
}

function box(page: Page, { title }: Step, state?: { checked: boolean }) {
  return page.locator('journey-checklist').getByRole('checkbox', { name: title, ...state });
}

async function openStage(page: Page, { stage }: Choice): Promise<void> {
  const name = new RegExp(`^${stage.title}`);
  await page.locator('journey-checklist').getByRole('button', { name, expanded: false }).click();
}

/** Completes a step; resolves when the page was told that the host has it. */
async function completeAndSave(page: Page, step: Step): Promise<void> {
  const saved = page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        document.addEventListener('journey-change-saved', () => resolve(), { once: true }),
      ),
  );
  await box(page, step).check();
  await saved;
}

describe('A partner whose connection is lost', { timeout: 300_000 }, () => {
  let packages: InstalledPackages;
  let pages: PageServer;
  let browser: Browser;
  let dataDir: string;
  let host: HostProcess;
  let choice: Choice;

  before(async () => {
    packages = await installPackedPackages();
    pages = await servePages(packages.folder);
    browser = await launchBrowser();
    dataDir = await mkdtemp(join(tmpdir(), 'flow-host-'));
    host = await startHostProcess({ dataDir });
    pages.pages.set('/', { html: portalPage(host.url) });
  });

  // each test completes steps that no other has completed
  beforeEach(async () => {
    choice = await choose(host.url);
  });

  after(async () => {
    await browser?.close();
    await pages?.close();
    await host?.stop();
    await packages?.remove();
    await rm(dataDir, { recursive: true, force: true });
  });

  const restartHost = async () => {
    host = await startHostProcess({ dataDir, port: Number(new URL(host.url).port) });
  };

  async function open() {
    const watched = await openWatchedPage(browser);
    await watched.page.goto(pages.origin);
    await openStage(watched.page, choice);
    return watched;
  }

  /** A browser writes down every request that fails; what must not be there is an error of ours. */
  function assertNoTrouble(troubles: readonly string[]): void {
    assert.deepEqual(
      troubles.filter((text) => !/^console: (Failed to load|Access to fetch)/.test(text)),
      [],
    );
  }

  it('would be told of a state that is false', async () => {
    const { page, context } = await openWatchedPage(browser);
    await recordDrawnStates(page, choice.second.title);
    await page.goto(pages.origin);
    await openStage(page, choice);
    await box(page, choice.second, { checked: false }).waitFor();

    await page.waitForFunction(() => window.drawnStates?.includes(false));
    await context.close();
  });

  // rows: C32, D35
  it('sees what they did saved once after the host is back', async () => {
    const { first, second } = choice;
    const { page, context, troubles } = await open();
    await completeAndSave(page, first);
    assert.equal(await timesCompleted(host.url, choice, first), 1);

    await host.kill('SIGKILL');
    await box(page, second).check();
    await unsaved(page).waitFor();
    await recordDrawnStates(page, second.title);
    await page.reload();
    await openStage(page, choice);
    await box(page, second, { checked: true }).waitFor();
    await unsaved(page).waitFor();
    const withoutHost = await drawnStates(page);

    await restartHost();
    await untilNothingIsPending(page);
    assert.equal(await timesCompleted(host.url, choice, second), 1);
    const throughout = await drawnStates(page);

    await page.reload();
    await openStage(page, choice);
    await box(page, second, { checked: true }).waitFor();
    const afterwards = await drawnStates(page);

    for (const states of [withoutHost, throughout, afterwards]) {
      assert.ok(states.length > 0, 'it was drawn');
      assert.ok(!states.includes(false), 'and never as if it were still to do');
    }
    assert.equal(await timesCompleted(host.url, choice, second), 1);
    assertNoTrouble(troubles);
    await context.close();
  });

  it('sees it saved once when the browser itself was offline meanwhile', async () => {
    const { first, second } = choice;
    const { page, context, troubles } = await open();
    await completeAndSave(page, first);

    await context.setOffline(true);
    await box(page, second).check();
    await unsaved(page).waitFor();
    assert.equal(await timesCompleted(host.url, choice, second), 0);
    await context.setOffline(false);
    await untilNothingIsPending(page);

    await box(page, second, { checked: true }).waitFor();
    assert.equal(await timesCompleted(host.url, choice, second), 1);
    assertNoTrouble(troubles);
    await context.close();
  });

  it('sees it saved once when the network went before they had touched anything', async () => {
    const journey = await ask(`${host.url}/journeys/${choice.journeyId}`, Journey);
    const current = journey.stages.find(({ position }) => position === 'current');
    const [step] = current ? completable(current) : [];
    assert.ok(step, 'the current stage has a step that can be completed');
    const { page, context, troubles } = await openWatchedPage(browser);
    await page.goto(pages.origin);
    await box(page, step, { checked: false }).waitFor();
    const acting = readBundle().chunks.flatMap(({ name, file }) => (name === 'acting' ? file : []));
    await page.waitForFunction(
      (files) =>
        performance
          .getEntriesByType('resource')
          .some(({ name }) => files.some((file) => name.endsWith(file))),
      acting,
    );

    await context.setOffline(true);
    await box(page, step).check();
    await unsaved(page).waitFor();
    assert.equal(await timesCompleted(host.url, choice, step), 0);
    await context.setOffline(false);
    await untilNothingIsPending(page);

    assert.equal(await timesCompleted(host.url, choice, step), 1);
    assertNoTrouble(troubles);
    await context.close();
  });

  // rows: X17
  it('is asked before they leave a page that alone has it, and loses nothing when the widgets go', async () => {
    const { first } = choice;
    const { page, context, troubles } = await openWatchedPage(browser);
    await page.addInitScript("Object.defineProperty(window, 'indexedDB', { value: undefined })");
    await page.goto(pages.origin);
    await openStage(page, choice);
    await context.setOffline(true);
    await box(page, first).check();
    await unsaved(page).waitFor();

    for (const removes of [false, true]) {
      if (removes) await page.evaluate(() => document.querySelector('partner-journey')?.remove());
      const asked = page.waitForEvent('dialog');
      await page.close({ runBeforeUnload: true });
      const dialog = await asked;
      assert.equal(dialog.type(), 'beforeunload');
      await dialog.dismiss();
    }
    await context.setOffline(false);
    await page.waitForFunction(() => dispatchEvent(new Event('beforeunload', { cancelable: true })));

    assert.equal(await timesCompleted(host.url, choice, first), 1);
    assertNoTrouble(troubles);
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
    await context.close();
  });

  it('sees it in a second tab that they open meanwhile, and saved in both', async () => {
    const { first, second } = choice;
    const { page, context, troubles } = await open();
    await completeAndSave(page, first);

    await host.kill('SIGKILL');
    await box(page, second).check();
    await unsaved(page).waitFor();
    const other = await openWatchedPage(browser, context);
    await recordDrawnStates(other.page, second.title);
    await other.page.goto(pages.origin);
    await openStage(other.page, choice);
    await box(other.page, second, { checked: true }).waitFor();
    await unsaved(other.page).waitFor();

    await restartHost();
    for (const tab of [page, other.page]) {
      await untilNothingIsPending(tab);
      await box(tab, second, { checked: true }).waitFor();
    }
    assert.ok(!(await drawnStates(other.page)).includes(false), 'never drawn as if it were still to do');
    assert.equal(await timesCompleted(host.url, choice, second), 1);
    assertNoTrouble([...troubles, ...other.troubles]);
    await context.close();
  });
});
