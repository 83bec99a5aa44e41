import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { startPortal, type PortalProcess } from './support/portal-process.js';
import { openWatchedPage } from './support/watched-page.js';

describe('A check-in with every kind of question', { timeout: 120_000 }, () => {
  let portal: PortalProcess;
  let browser: Browser;
  before(async () => ([portal, browser] = await Promise.all([startPortal(), launchBrowser()])));
  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  // rows: F2, F3, F5, F24, F32, F36
  it('is answered at the demo portal from the first question to the thanks, and sent to its host', async () => {
    const { page, troubles } = await openWatchedPage(browser);
    const sent: unknown[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.postData()?.includes('response.save')) return;
      const { changes } = request.postDataJSON() as { changes: { payload: { answers: object } }[] };
      sent.push(...changes.map(({ payload }) => payload.answers));
    });
    await page.goto(`${portal.origin}/support`);
    const widget = page.locator('journey-feedback').first();
    await widget.evaluate((element) => element.setAttribute('survey-id', 'check-in'));
    const next = () => widget.getByRole('button', { name: /^(Next|Send)$/ }).click();

    await widget.getByRole('radio', { name: 'Good', exact: true }).check();
    await next();
    await widget.getByRole('radio', { name: '4 of 5 stars' }).check();
    await next();
    await widget.getByRole('radio', { name: '6', exact: true }).check();
    await next();
    await widget
      .getByRole('radiogroup', { name: 'The sandbox' })
      .getByRole('radio', { name: 'Partly' })
      .check();
    await next();
    await widget.getByRole('checkbox', { name: 'A fund for campaigns' }).check();
    await widget.getByRole('checkbox', { name: 'Leads from your region' }).check();
    await next();
    await widget.getByLabel('When would a review suit you?').fill('2026-05-12');
    await next();
    const name = await widget.getByLabel('Name', { exact: true }).inputValue();
    await widget.getByLabel('E-mail').fill('ana@harbor.example');
    await next();

    await widget.getByRole('link', { name: 'See what changed after earlier feedback' }).waitFor();
    assert.notEqual(name, '');
    assert.deepEqual(sent.at(-1), {
      ...{ week: 4, support: 4, effort: 6, 'parts/sandbox': 'partly' },
      ...{ next: ['fund', 'leads'], review: '2026-05-12' },
      ...{ 'contact/name': name, 'contact/email': 'ana@harbor.example' },
    });
    assert.deepEqual(troubles, []);
  });
});
