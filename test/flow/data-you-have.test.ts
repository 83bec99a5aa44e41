import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { repositoryRoot } from '../support/repository.js';
import { servePages, type PageServer } from './support/page-server.js';
import { openWatchedPage } from './support/watched-page.js';

const bundle = '/packages/elements/dist/cdn/partner-journey.js';

/** The first example of a guide, with the script where it is here. */
async function exampleOf(guide: string): Promise<string> {
  const text = await readFile(join(repositoryRoot, 'stories/guides', guide), 'utf8');
  const [, example = ''] = /```html\n([\s\S]*?)```/.exec(text) ?? [];
  assert.ok(example.includes('"/partner-journey.js"'), 'the guide begins with an example');
  return example.replace('"/partner-journey.js"', `"${bundle}"`);
}

describe('A page that has the data', { timeout: 60_000 }, () => {
  let pages: PageServer;
  let browser: Browser;
  before(async () => ([pages, browser] = await Promise.all([servePages(repositoryRoot), launchBrowser()])));
  after(async () => {
    await browser?.close();
    await pages?.close();
  });

  it('shows it and hears what a person does, as the guide says, and asks nobody', async () => {
    const example = await exampleOf('15-data-you-have.mdx');
    pages.pages.set('/data', {
      html: `<!doctype html><html lang="en"><title>Portal</title><link rel="icon" href="data:,">${example}</html>`,
    });
    const { page, troubles } = await openWatchedPage(browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${pages.origin}/data`);
    const checklist = page.locator('journey-checklist');

    await checklist.getByRole('checkbox', { name: 'Sign the agreement' }).click();
    await page.locator('journey-progress').getByText('1 of 1').first().waitFor();

    assert.deepEqual(
      asked.filter((path) => path !== '/data' && !path.startsWith('/packages/elements/dist/cdn/')),
      [],
    );
    assert.deepEqual(troubles, []);
  });
});
