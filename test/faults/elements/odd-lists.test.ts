import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Resource } from '@partner-journey/contract';
import type { Page } from 'playwright-core';
import { until } from '../browser/page-bench.js';
import {
  goodJourney,
  noResources,
  prepareOddGround,
  startOddHost,
  type OddGround,
  type OddHost,
} from './odd-host.js';
import { openOddPage } from './odd-page.js';

const resource = (id: string, title = `Guide ${id}`): Resource => ({
  ...{ id, title, url: '/guide', kind: 'guide', access: { allowed: true }, mine: {} },
  open: 'page',
});
/** More than a megabyte. */
const longTitle = 'A very long title '.repeat(60_000);

describe('Lists that no good host gives', { timeout: 120_000 }, () => {
  let ground: OddGround;
  let elsewhere: OddHost;
  const uncaught: string[] = [];
  before(async () => {
    [ground, elsewhere] = await Promise.all([prepareOddGround(), startOddHost()]);
  });
  after(async () => {
    await elsewhere?.close();
    await ground?.stop();
  });

  const openResources = (page: object): Promise<Page> =>
    openOddPage(ground, {
      body: '<journey-resources></journey-resources>',
      documents: { '/resources': JSON.stringify({ ...noResources, ...page }) },
      uncaught,
    });
  const more = (page: Page) => page.getByRole('button', { name: 'Show more' });
  const cursorsAsked = () =>
    ground.host.asked.flatMap(({ path }) => new URLSearchParams(path.split('?')[1]).getAll('cursor'));
  /** How many elements a widget has drawn. */
  const drawn = (page: Page, tag: string) =>
    page.evaluate(`document.querySelector('${tag}').shadowRoot.querySelectorAll('*').length`);

  it('end where they lead back to themselves or elsewhere, and nobody else is asked', async () => {
    const cursors = [
      'again',
      `${elsewhere.origin}/`,
      elsewhere.origin.slice(5),
      '../../x',
      'javascript:alert(1)',
    ];
    for (const nextCursor of cursors) {
      const page = await openResources({ items: [resource('a')], total: 1e12, nextCursor });
      await page.getByText('1,000,000,000,000').first().waitFor();
      await more(page).click();
      // twice: the browser asks before it asks
      await until('the next page was asked for', () => cursorsAsked().length === 2);
      await more(page).waitFor({ state: 'detached' });

      assert.deepEqual(cursorsAsked(), [nextCursor, nextCursor]);
      await page.context().close();
    }
    assert.deepEqual([elsewhere.asked, uncaught], [[], []]);
  });

  it('are shown a page at a time, however much comes at once', async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => resource(String(index)));
    const page = await openResources({ items });
    const cards = page.locator('journey-resources [part=resource]');
    for (const shown of [12, 24, 36]) {
      await page.getByText(`Guide ${shown - 1}`, { exact: true }).waitFor();
      assert.equal(await cards.count(), shown);
      await more(page).click();
    }

    assert.equal(ground.host.asked.filter(({ path }) => path.includes('cursor')).length, 0);
    assert.deepEqual(uncaught, []);
    await page.context().close();
  });

  it('may have titles of a megabyte, of which no more is drawn than of others', async () => {
    const [stage] = goodJourney.stages;
    const steps = stage!.steps.map((step, index) => (index === 0 ? { ...step, title: longTitle } : step));
    const page = await openOddPage(ground, {
      body: '<journey-checklist></journey-checklist><journey-resources></journey-resources>',
      documents: {
        '/journeys/journey-0': JSON.stringify({ ...goodJourney, stages: [{ ...stage, steps }] }),
        '/resources': JSON.stringify({
          ...noResources,
          items: [resource('long', longTitle), resource('short')],
        }),
      },
      uncaught,
    });
    await page.getByRole('checkbox', { name: 'Step last' }).click();
    await page.getByText('Guide short').waitFor();

    for (const tag of ['journey-checklist', 'journey-resources'])
      assert.ok(Number(await drawn(page, tag)) < 300, `${tag}: ${String(await drawn(page, tag))} elements`);
    assert.deepEqual(uncaught, []);
    await page.context().close();
  });
});
