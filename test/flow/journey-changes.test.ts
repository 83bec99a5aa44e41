import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { startPortal, type PortalProcess } from './support/portal-process.js';
import { openWatchedPage } from './support/watched-page.js';

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

/** The current stage of the portal's partner, opened in a window of its own. */
async function visit() {
  const watched = await openWatchedPage(browser);
  const { page } = watched;
  await page.goto(portal.origin);
  const list = page.locator('journey-checklist');
  await list.locator('[part=step]').first().waitFor();
  return { ...watched, list };
}

/** What the program's own tools would send. */
async function revise(page: Page, body: object): Promise<void> {
  const api = await page
    .locator('partner-journey')
    .evaluate((root) => (root as HTMLElement & { api: string }).api);
  const url = `${new URL(api).origin}/program/v1/journeys/northlight-journey/revisions?partnerId=northlight`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { Authorization: 'Bearer demo-priya', 'Content-Type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), ...body }),
  });
  assert.equal(answer.status, 200, await answer.text());
}

describe('A journey of the demo portal that the program changes', { timeout: 180_000 }, () => {
  // rows: C22, D11
  it('is the new one in every open window, with what is being typed still there', async () => {
    const [first, second] = [await visit(), await visit()];
    const form = first.list.locator('[part=step]', { hasText: 'Name two certification candidates' });
    await form.getByRole('button', { name: 'Name candidates' }).click();
    const field = form.locator('[part=form] input').first();
    await field.fill('Ines Moura');
    const done = await first.list.getByRole('checkbox', { checked: true }).count();

    await revise(first.page, {
      title: 'Invoices need a tax number',
      reason: 'The law changes in July.',
      add: ['Name your tax number', 'Name who gets invoices'].map((title, index) => ({
        stageId: 'onboard',
        before: 'name-candidates',
        step: { id: `invoices-${index}`, title },
      })),
      change: [{ stepId: 'name-candidates', due: { on: '2099-01-31' } }],
      remove: ['directory-profile'],
    });

    for (const { list } of [first, second]) {
      const note = list.locator('[part=revised]');
      await note.waitFor();
      assert.match(
        await note.innerText(),
        /^2 steps were added\. 1 step was changed\. 1 step is no longer asked\.\s+Invoices need a tax number\s+The law changes in July\./,
      );
      await list.locator('[part=step]', { hasText: 'Name your tax number' }).waitFor();
    }
    const said = first.page.locator('partner-journey > [role=status]');
    assert.match((await said.textContent()) ?? '', /^2 steps were added\./);
    assert.equal(await field.inputValue(), 'Ines Moura');
    assert.equal(await field.evaluate((one) => one.matches(':focus')), true);
    assert.equal(await first.list.getByRole('checkbox', { checked: true }).count(), done);

    await first.list.getByRole('button', { name: '1 step that is no longer asked' }).click();
    const removed = first.list.locator('[part=removed-step]');
    await removed.getByRole('button', { name: /What happened/ }).click();
    const entry = removed.locator('[part=history-entry]').first();
    assert.match(
      await entry.innerText(),
      /No longer asked[\s\S]*Priya Raman[\s\S]*The law changes in July\./,
    );

    await first.page.reload();
    await form.getByRole('button', { name: 'Name candidates' }).click();
    await first.page.waitForFunction(
      (one) => (one as HTMLInputElement).value === 'Ines Moura',
      await field.elementHandle(),
    );
    for (const { context, troubles } of [first, second]) {
      assert.deepEqual(troubles, []);
      await context.close();
    }
  });
});
