import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { repositoryRoot } from '../support/repository.js';
import { serveFolder, type ServedFolder } from '../support/serve-folder.js';
import { openStoryPage, type StoryEntry, type StoryPage } from './story-page.js';

const folder = 'storybook-static';
const index = await readFile(join(repositoryRoot, folder, 'index.json'), 'utf8');
const entries = Object.values((JSON.parse(index) as { entries: Record<string, StoryEntry> }).entries);

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

describe('Every story', () => {
  let served: ServedFolder;
  let page: StoryPage;

  before(async () => {
    served = await serveFolder(folder);
    page = await openStoryPage(browser, served.url);
  });

  after(() => served.close());

  it('is there', () => {
    assert.ok(entries.some(({ type }) => type === 'story'));
  });

  for (const entry of entries) {
    it(`shows ${entry.title} / ${entry.name} without an error and without a barrier`, async () => {
      const problems = await page.check(entry);

      assert.equal(problems.join('\n'), '');
    });
  }
});

describe('The test of the stories', () => {
  it('finds an exception, a word on the console and a barrier', async () => {
    const served = await serveFolder('test/stories/control');
    const page = await openStoryPage(browser, served.url);

    const problems = (
      await page.check({ id: 'control', title: 'Control', name: 'Control', type: 'story' })
    ).join('\n');

    assert.match(problems, /page error: .*thrown on the page/);
    assert.match(problems, /console error: said on the console/);
    assert.match(problems, /axe button-name/);
    await served.close();
  });
});
