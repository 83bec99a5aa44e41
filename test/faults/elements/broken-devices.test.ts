import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { laneOf } from '../host/fault-program.js';
import { completions } from '../ledger/read-host.js';
import { connectUpstream, type Upstream } from '../proxy/upstream.js';
import { brokenDevices } from './broken-devices.js';
import { prepareElementsGround, rootOf, widgetTags, type ElementsGround } from './elements-ground.js';

/** Whether every widget shows what it has. */
const everythingShown = `[...document.querySelectorAll('${widgetTags.join()}')].every((widget) =>
  ['ready', 'idle', 'empty'].includes(widget.getAttribute('status')))`;
const devices = Object.entries({ 'nothing is wrong': '', ...brokenDevices });

describe('Widgets on a device whose IndexedDB is of no use', { timeout: 300_000 }, () => {
  let ground: ElementsGround;
  let upstream: Upstream;
  before(async () => {
    ground = await prepareElementsGround(devices.length);
    upstream = connectUpstream(ground.host.origin);
  });
  after(async () => {
    upstream?.close();
    await ground?.stop();
  });

  /** What a person sees of one click, first while writes do not arrive, then when they do. */
  async function clickOn(script: string, lane: number) {
    const context = await ground.browser.newContext();
    const page = await context.newPage();
    const uncaught: string[] = [];
    page.on('pageerror', (error) => uncaught.push(String(error.stack)));
    let isCut = true;
    await page.route('**/changes', (route) => (isCut ? route.abort() : route.continue()));
    await page.addInitScript(script);
    await page.goto(ground.page(`device-${lane}`, rootOf(ground.api, lane)));
    const row = page.locator('journey-checklist [part=step]').filter({ hasText: 'Step one' });
    await row.getByRole('checkbox').click();
    await row.getByText('Not yet saved').waitFor();
    const isInTabOnly = (await row.getByText('Kept in this tab only').count()) > 0;
    if (isInTabOnly) await page.getByText('Nothing is kept on this device').waitFor();
    await page.waitForFunction(everythingShown);
    isCut = false;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await row.locator('[part=saved]').waitFor();
    const effects = await completions(upstream, laneOf(lane), 'one');
    await context.close();
    return { isInTabOnly, effects, uncaught };
  }

  it('work, say that what is unsaved is in this tab only, and send it from there', async () => {
    const seen = await Promise.all(
      devices.map(async ([title, script], lane) => [title, await clickOn(script, lane)] as const),
    );

    for (const [title, found] of seen) {
      const isInTabOnly = title !== 'nothing is wrong';
      assert.deepEqual([title, found], [title, { isInTabOnly, effects: 1, uncaught: [] }]);
    }
  });
});
