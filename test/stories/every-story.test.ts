import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { repositoryRoot } from '../support/repository.js';
import { serveFolder, type ServedFolder } from '../support/serve-folder.js';
import { makeStoryChecker, type StoryEntry, type StoryChecker } from './story-page.js';

const folder = 'storybook-static';
const index = await readFile(join(repositoryRoot, folder, 'index.json'), 'utf8');
const entries = Object.values((JSON.parse(index) as { entries: Record<string, StoryEntry> }).entries);

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

describe('Every story', { concurrency: Math.max(2, availableParallelism()) }, () => {
  let served: ServedFolder;
  let stories: StoryChecker;

  before(async () => {
    served = await serveFolder(folder);
    stories = await makeStoryChecker(browser, served.url);
  });

  after(() => served.close());

  it('is there', () => {
    assert.ok(entries.some(({ type }) => type === 'story'));
  });

  for (const entry of entries) {
    it(`shows ${entry.title} / ${entry.name} without an error and without a barrier`, async () => {
      const problems = await stories.check(entry);

      assert.equal(problems.join('\n'), '');
    });
  }
});

describe('The test of the stories', () => {
  let served: ServedFolder;
  before(async () => {
    served = await serveFolder('test/stories/control');
  });
  after(() => served.close());

  it('finds an exception, a word on the console, a barrier and what is drawn badly', async () => {
    const stories = await makeStoryChecker(browser, served.url);

    const problems = (
      await stories.check({ id: 'control', title: 'Control', name: 'Control', type: 'story' })
    ).join('\n');

    assert.match(problems, /page error: .*thrown on the page/);
    assert.match(problems, /console error: said on the console/);
    assert.match(problems, /axe button-name/);
    assert.match(problems, /sticks out: <p wide>/);
    assert.match(problems, /cut off: <p cut>/);
    assert.match(problems, /squeezed: <p squeezed>/);
    assert.match(problems, /contrast 2\.\d+: <p pale>/);
    assert.match(problems, /target \d+ × \d+: <button>/);
  });
});
