import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { startPortal, type PortalProcess } from './support/portal-process.js';
import {
  chooseNoTrouble,
  chooseTrouble,
  endTrouble,
  holdChanges,
  portalHost,
  troubleLine,
  type PortalHost,
  type StepInStage,
} from './support/portal-trouble.js';
import { openWatchedPage } from './support/watched-page.js';

/** The row of a step in the checklist, and what is in it. */
function rowOf(page: Page, { step: { title }, stageTitle }: StepInStage) {
  const checklist = page.locator('journey-checklist');
  const row = checklist
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox', { name: title, exact: true }) });
  const box = (state?: { checked: boolean }) =>
    row.getByRole('checkbox', { name: title, exact: true, ...state });
  return {
    /** Shows it: only the current stage is open by itself. */
    async open() {
      const stage = checklist.getByRole('button', { name: new RegExp(`^${stageTitle}`) });
      if ((await stage.getAttribute('aria-expanded')) === 'false') await stage.click();
      await box().waitFor();
    },
    tick: () => box().click(),
    untilTicked: () => box({ checked: true }).waitFor(),
    untilNotTicked: () => box({ checked: false }).waitFor(),
    untilSays: (words: string | RegExp) => row.getByText(words).first().waitFor(),
    tryAgain: () => row.getByRole('button', { name: 'Try again' }).click(),
    /** Resolves when nothing waits to be saved any more, nor was refused. */
    untilSettled: async () => {
      await row.locator('[part~=pending]').waitFor({ state: 'detached' });
      await row.locator('[part~=refusal]').waitFor({ state: 'detached' });
    },
  };
}

/** Does something, and resolves when the page was told that the host has a change. */
async function untilSaved(page: Page, act: () => void | Promise<void>): Promise<void> {
  const saved = page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        document.addEventListener('journey-change-saved', () => resolve(), { once: true }),
      ),
  );
  await act();
  await saved;
}

describe('Somebody who tries trouble in the demo portal', { timeout: 300_000 }, () => {
  let portal: PortalProcess;
  let browser: Browser;
  let host: PortalHost;
  let step: StepInStage;

  before(async () => {
    portal = await startPortal();
    browser = await launchBrowser();
    host = await portalHost(portal.origin);
  });

  // each test completes a step that no other has completed
  beforeEach(async () => {
    const next = await host.stepToComplete();
    assert.ok(next, 'there is a step to complete');
    step = next;
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  async function open(trouble: string) {
    const watched = await openWatchedPage(browser);
    const { page, context, troubles } = watched;
    await page.goto(portal.origin);
    const row = rowOf(page, step);
    await row.open();
    await row.untilNotTicked();
    await chooseTrouble(page, trouble);
    const close = async () => {
      await context.close();
      // a browser writes down every request that is answered with an error
      assert.deepEqual(
        troubles.filter((text) => !/^console: Failed to load/.test(text)),
        [],
      );
    };
    return { page, row, close };
  }

  it('chooses that nothing is wrong, and everything is as ever', async () => {
    const { page, row, close } = await open('Offline');

    await chooseNoTrouble(page);
    await untilSaved(page, row.tick);
    await row.untilTicked();
    await row.untilSettled();

    assert.equal(await host.timesCompleted(step), 1);
    await close();
  });

  it('keeps what they do offline, also over a reload, and sees it saved once afterwards', async () => {
    const { page, row, close } = await open('Offline');

    await row.tick();
    await row.untilSays(/^Not yet saved/);
    await page.getByText('You are offline.').first().waitFor();
    await page.reload();
    await troubleLine(page).getByText('Offline').waitFor();
    await row.open();
    await row.untilTicked();
    await row.untilSays(/^Not yet saved/);
    assert.equal(await host.timesCompleted(step), 0);

    await untilSaved(page, () => endTrouble(page));
    await row.untilSettled();
    await row.untilTicked();
    await page.getByText('You are offline.').first().waitFor({ state: 'detached' });
    assert.equal(await host.timesCompleted(step), 1);
    await close();
  });

  it('sees that a slow host has not answered yet, and that it is saved once at the end', async () => {
    const { page, row, close } = await open('Slow');
    const letGo = await holdChanges(page);
    const begun = performance.now();

    await row.tick();
    await row.untilSays('Saving…');
    await row.untilTicked();
    assert.equal(await host.timesCompleted(step), 0);

    await untilSaved(page, letGo);
    assert.ok(performance.now() - begun >= 5000, 'it took five seconds');
    await row.untilSettled();
    await row.untilTicked();
    assert.equal(await host.timesCompleted(step), 1);
    await close();
  });

  it('is asked to sign in again, and sees it saved once after that', async () => {
    const { page, row, close } = await open('Sign-in expired');

    await row.tick();
    await row.untilSays(/^Not yet saved/);
    await page.locator('journey-checklist').getByText('You are not signed in.').waitFor();
    await row.untilTicked();
    assert.equal(await host.timesCompleted(step), 0);

    await untilSaved(page, () => endTrouble(page));
    await row.untilSettled();
    await row.untilTicked();
    await page.getByText('You are not signed in.').first().waitFor({ state: 'detached' });
    assert.equal(await host.timesCompleted(step), 1);
    await close();
  });

  for (const { trouble, reason } of [
    { trouble: 'Refused', reason: 'Tidewater is checking this; it can be saved tomorrow' },
    { trouble: 'Conflict', reason: 'Priya Raman changed this at the same moment' },
  ]) {
    it(`is given a reason that fits a favorite, too (${trouble})`, async () => {
      const { page, context } = await openWatchedPage(browser);
      await page.goto(`${portal.origin}/learning`);
      await chooseTrouble(page, trouble);
      const library = page.locator('journey-resources');

      await library.locator('[part~=favorite]').first().click();

      await library.locator('[part~=refusal]', { hasText: reason }).waitFor();
      await context.close();
    });

    it(`sees the tick go back with the reason (${trouble}), and can try again afterwards`, async () => {
      const { page, row, close } = await open(trouble);

      await row.tick();
      await row.untilSays(new RegExp(`^Not saved.*${reason}`));
      await row.untilNotTicked();

      await endTrouble(page);
      await row.untilSays(new RegExp(`^Not saved.*${reason}`));
      await row.untilNotTicked();
      assert.equal(await host.timesCompleted(step), 0);

      await untilSaved(page, row.tryAgain);
      await row.untilSettled();
      await row.untilTicked();
      assert.equal(await host.timesCompleted(step), 1);
      await close();
    });
  }

  it('is told to keep the tab open when the device is full, and sees it saved once', async () => {
    const { page, row, close } = await open('Storage full');
    const letGo = await holdChanges(page);

    await row.tick();
    await row.untilSays(/Kept in this tab only/);
    await row.untilTicked();

    await untilSaved(page, async () => {
      await endTrouble(page);
      letGo();
    });
    await row.untilSettled();
    await row.untilTicked();
    assert.equal(await host.timesCompleted(step), 1);
    await close();
  });
});
