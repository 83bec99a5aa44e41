import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { laneOf } from '../host/fault-program.js';
import { completions } from '../ledger/read-host.js';
import { bundleText } from '../node/client-bundle.js';
import { connectUpstream, type Upstream } from '../proxy/upstream.js';
import { namesOf, readAll, writeAll, type Place } from './databases.js';
import { prepareElementsGround, rootOf, widgetTags, type ElementsGround } from './elements-ground.js';

const ours: Place = { database: 'partner-journey-1', store: 'values' };
/** What may stand where something of ours was; each is an expression. */
const garbage: readonly string[] = [
  ...['null', '42', '""', '[]', '{}', 'new Date(NaN)', 'new ArrayBuffer(8)', '"{\\"change\\":"'],
  ...['{ from: "a later version", version: 2 }', '{ change: { id: 1 }, attempts: "many" }'],
  ...['{ query: { kind: "journey" }, value: { stages: null }, asOf: 1e99, sum: 0 }'],
];
/** Whether every widget shows what it has. */
const everythingShown = `[...document.querySelectorAll('${widgetTags.join()}')].every((widget) =>
  ['ready', 'idle', 'empty'].includes(widget.getAttribute('status')))`;

describe('Widgets on a device on which other things are kept', { timeout: 300_000 }, () => {
  let ground: ElementsGround;
  let upstream: Upstream;
  let elsewhere: string;
  let context: BrowserContext;
  let page: Page;
  let isCut = false;
  const uncaught: string[] = [];

  before(async () => {
    ground = await prepareElementsGround(3);
    upstream = connectUpstream(ground.host.origin);
    elsewhere = ground.page('elsewhere', '');
    const headers = { 'content-type': 'text/javascript' };
    ground.pages.pages.set('/client.js', { html: await bundleText(), headers });
  });

  after(async () => {
    upstream?.close();
    await ground?.stop();
  });

  async function openDevice(): Promise<void> {
    context = await ground.browser.newContext();
    await context.route('**/changes', (route) => (isCut ? route.abort() : route.continue()));
    page = await context.newPage();
    page.on('pageerror', (error) => uncaught.push(String(error.stack)));
    await page.goto(elsewhere);
  }

  async function visit(lane: number, rest = ''): Promise<void> {
    await page.goto(ground.page(`kept-${lane}`, rootOf(ground.api, lane) + rest));
    await page.waitForFunction(everythingShown);
  }

  const row = (step: string) =>
    page.locator('journey-checklist [part=step]').filter({ hasText: `Step ${step}` });

  async function saveOne(lane: number, step: string): Promise<void> {
    await row(step).getByRole('checkbox').click();
    await row(step).locator('[part=saved]').waitFor();
    assert.equal(await completions(upstream, laneOf(lane), step), 1);
  }

  it('work over every kind of garbage in every place', async () => {
    await openDevice();
    isCut = true;
    await visit(0);
    await row('one').getByRole('checkbox').click();
    await row('one').getByText('Not yet saved').waitFor();
    await page.goto(elsewhere);
    const keys = (await readAll(page, ours)).map(([key]) => key);
    for (const kind of ['cache/', 'outbox/'])
      assert.ok(
        keys.some((key) => key.startsWith(kind)),
        kind,
      );
    for (const shift of garbage.keys()) {
      const spoiled = keys.map((key, index) => [key, garbage[(index + shift) % garbage.length]!] as const);
      await writeAll(page, ours, spoiled);
      await visit(0);
      await page.goto(elsewhere);
    }

    isCut = false;
    await visit(0);
    await saveOne(0, 'two');
    assert.deepEqual(uncaught, []);
    await context.close();
  });

  it('work beside a database of a later version, and leave it as it is', async () => {
    const later = { ...ours, version: 2 };
    const next = { database: 'partner-journey-2', store: 'things' };
    await openDevice();
    await writeAll(page, later, [['outbox/someone/1', '{ text: "unsent" }']]);
    await writeAll(page, next, [['outbox/someone/1', '{ text: "unsent, too" }']]);

    await visit(1);
    await saveOne(1, 'one');

    await page.goto(elsewhere);
    assert.deepEqual(await readAll(page, later), [['outbox/someone/1', { text: 'unsent' }]]);
    assert.deepEqual(await readAll(page, next), [['outbox/someone/1', { text: 'unsent, too' }]]);
    assert.deepEqual(uncaught, []);
    await context.close();
  });

  it('share it with another build of the client on the same page, and with nobody else', async () => {
    const others = { database: 'keyval-store', store: 'keyval' };
    await openDevice();
    await writeAll(page, others, [['outbox/', '"of another application"']]);
    isCut = true;
    const { token, journeyId } = laneOf(2);
    const target = JSON.stringify({ journeyId, stepId: 'two' });
    const other = `<script src="/client.js"></script><script>
      const other = PartnerJourneyClient.createJourneyClient({
        ...{ api: '${ground.api}', viewerKey: 'viewer-2', token: () => '${token}' },
      });
      other.observe({ kind: 'journey', id: '${journeyId}' });
    </script>`;
    await visit(2, other);
    await row('one').getByRole('checkbox').click();
    await page.evaluate(`other.change('step.complete', ${target}, {})`);
    for (const step of ['one', 'two']) await row(step).getByText('Not yet saved').waitFor();
    await page.waitForFunction('other.getSnapshot().changes.length === 2');

    isCut = false;
    await page.evaluate(`dispatchEvent(new Event('online'))`);
    await page.waitForFunction('other.getSnapshot().changes.length === 0');
    await page.locator('journey-checklist [part~=pending]').first().waitFor({ state: 'detached' });

    for (const step of ['one', 'two']) assert.equal(await completions(upstream, laneOf(2), step), 1);
    await page.goto(elsewhere);
    assert.deepEqual(await readAll(page, others), [['outbox/', 'of another application']]);
    assert.deepEqual(await namesOf(page), ['keyval-store', 'partner-journey-1']);
    assert.deepEqual(uncaught, []);
    await context.close();
  });
});
