import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { laneOf } from '../host/fault-program.js';
import { prepareElementsGround, widgets, type ElementsGround } from './elements-ground.js';
import { watchIsolation, type IsolationWindow } from './watch-isolation.js';

/** Frames in which everything that is kept on a device has come, if it comes at all. */
const manyFrames = 60;

describe('The next person at one device', { timeout: 300_000 }, () => {
  let ground: ElementsGround;
  let context: BrowserContext;
  let page: Page;
  before(async () => (ground = await prepareElementsGround(4)));
  after(() => ground?.stop());

  /** Lets the portal serve its page to somebody who is signed in; gives its address, which is the same for everybody. */
  function signIn(lane: number, viewerKey = `viewer-${lane}`): string {
    const root = `<partner-journey api="${ground.api}" viewer-key="${viewerKey}">${widgets}</partner-journey>`;
    const token = `document.querySelector('partner-journey').token = () => '${laneOf(lane).token}';`;
    return ground.page('portal', `${root}<script type="module">${token}</script>`);
  }

  async function openDevice(): Promise<void> {
    context = await ground.browser.newContext();
    page = await context.newPage();
  }

  const checklist = () => page.locator('journey-checklist');
  const box = (step: string, checked?: boolean): Locator =>
    checklist().getByRole('checkbox', { name: `Step ${step}`, ...(checked !== undefined && { checked }) });
  const unsaved = () => checklist().getByText('Not yet saved');
  const saved = () => checklist().locator('[part~=pending]').first().waitFor({ state: 'detached' });

  /** From the next page on, everything that is drawn, read and sent is looked at, in every frame. */
  async function watchFor(lane: number): Promise<void> {
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(watchIsolation);
    await page.addInitScript((person) => {
      const { become, look } = window as unknown as IsolationWindow;
      become(person);
      requestAnimationFrame(function again() {
        look();
        requestAnimationFrame(again);
      });
    }, lane);
  }

  const seen = () => page.evaluate(() => (window as unknown as IsolationWindow).seen);

  /** Which steps are done at the host, for the person of a lane. */
  async function done(lane: number): Promise<string[]> {
    const { token, journeyId } = laneOf(lane);
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${ground.api}/journeys/${journeyId}`, { headers });
    const { stages } = (await response.json()) as { stages: { steps: { id: string; status: string }[] }[] };
    return stages.flatMap(({ steps }) => steps.filter(({ status }) => status === 'done').map(({ id }) => id));
  }

  it('neither sees nor sends what the last one left unsent, which waits for them', async () => {
    await openDevice();
    let isCut = true;
    const writers = new Set<string>();
    await context.route('**/changes', (route) => {
      if (isCut) return route.abort();
      writers.add(route.request().headers()['authorization'] ?? '');
      return route.continue();
    });
    await page.goto(signIn(0));
    await box('one').click();
    await unsaved().waitFor();

    // who made the change is gone before the network is back
    signIn(1);
    await watchFor(1);
    await page.reload();
    await box('one', false).waitFor();
    isCut = false;
    await box('two').click();
    await box('two', true).waitFor();
    await saved();
    assert.deepEqual([await unsaved().count(), await box('one', true).count()], [0, 0]);
    assert.deepEqual((await seen()).foreign, []);
    assert.deepEqual([await done(0), await done(1)], [[], ['two']]);
    assert.deepEqual([...writers], [`Bearer ${laneOf(1).token}`]);

    await page.close();
    page = await context.newPage();
    await page.goto(signIn(0));
    await box('one', true).waitFor();
    await saved();
    assert.deepEqual([await done(0), await done(1)], [['one'], ['two']]);
    await context.close();
  });

  /** The device of one person is reloaded by the next one; what is there while the host is silent is looked at. */
  async function reloadAsNext(last: number, next: number, viewerKey?: string): Promise<readonly string[]> {
    await openDevice();
    await page.goto(signIn(last));
    await box('last').waitFor();
    await watchFor(next);
    signIn(next, viewerKey);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/api/v1/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    const looks = async () => (await seen()).looks;
    await checklist().waitFor({ state: 'attached' });
    const begin = await looks();
    while ((await looks()) < begin + manyFrames);
    letGo();
    await box('last').waitFor();
    const { foreign } = await seen();
    await context.close();
    return foreign;
  }

  it('sees nothing of what was kept for the last one while the host has not answered', async () => {
    assert.deepEqual(await reloadAsNext(2, 3), []);
  });

  it('would be seen to see it where the portal takes one for the other', async () => {
    const foreign = await reloadAsNext(2, 3, 'viewer-2');

    assert.ok(
      foreign.some((text) => text.startsWith('drawn: ')),
      foreign.join('\n'),
    );
  });
});
