import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/launch-browser.js';
import { serveFolder, type ServedFolder } from '../support/serve-folder.js';
import { measurePage } from './measure-page.js';

describe('The measure of a page', () => {
  let browser: Browser;
  let served: ServedFolder;
  let page: Page;
  let problems: string;

  before(async () => {
    served = await serveFolder('test/looks/control');
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
    await page.goto(served.url);
    problems = (await measurePage(page)).join('\n');
  });

  after(async () => {
    await browser?.close();
    await served?.close();
  });

  it('finds text and controls that are too pale', () => {
    assert.match(problems, /contrast 2\.\d+: <p pale>/);
    assert.match(problems, /contrast 2\.\d+: <input pale-placeholder>/);
    assert.match(problems, /edge 1\.\d+: <button pale-edge>/);
    assert.match(problems, /edge 1\.\d+: <input pale-drawing>/);
    assert.match(problems, /icon 1\.\d+: <button pale-icon>/);
  });

  it('finds what has no room', () => {
    assert.match(problems, /sticks out: <p wide>/);
    assert.match(problems, /the page scrolls sideways/);
    assert.match(problems, /cut off: <p cut>/);
    assert.match(problems, /squeezed: <p squeezed>/);
    assert.match(problems, /target 16 × 16: <button small>/);
  });

  it('finds texts and controls that lie over each other, also across shadow roots', () => {
    assert.match(problems, /overlap: <p lifted> .* and <p under> "The second/);
    assert.match(problems, /overlap: <p> "A text under a button" and <button pulled-up>/);
    assert.match(problems, /overlap: div <p inside> .* and <p under> "Text of the page/);
    assert.match(problems, /overlap: <span> "Under the badge" and <span badge>/);
  });

  it('lets pass what is layered on purpose, and lines of one text', () => {
    assert.doesNotMatch(problems, /Clear|<input> /);
    assert.doesNotMatch(problems, /fine/);
  });
});
