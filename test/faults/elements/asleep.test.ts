import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { letGo, stopTab } from '../browser/engines/chromium.js';
import { until } from '../browser/page-bench.js';
import { startFaultProxy, type FaultProxy, type ProxyLane } from '../proxy/fault-proxy.js';
import { connectUpstream, type Upstream } from '../proxy/upstream.js';
import { prepareElementsGround, rootOf, type ElementsGround } from './elements-ground.js';

/** What the widgets show, and what they hear. */
const onceEach = [
  ...['/events?lastEventId=0', '/feedback', '/journeys/journey-0', '/resources?limit=12'],
  ...['/resources?stageId=onboard&limit=1', '/session', '/surveys'],
];

/**
 * A browser without a screen shows every page and freezes none, whatever it is told: the page hears of it from the
 * test, and is then stopped in the middle, as a frozen one is.
 */
describe('A page that nobody sees for ten minutes', { timeout: 300_000 }, () => {
  let ground: ElementsGround;
  let upstream: Upstream;
  let proxy: FaultProxy;
  let line: ProxyLane;
  let page: Page;

  before(async () => {
    ground = await prepareElementsGround(1);
    upstream = connectUpstream(ground.host.origin);
    proxy = await startFaultProxy(upstream);
  });

  after(async () => {
    await proxy?.close();
    upstream?.close();
    await ground?.stop();
  });

  async function openPage(name: string): Promise<void> {
    line = proxy.lane(name);
    const context = await ground.browser.newContext();
    page = await context.newPage();
    await page.clock.install();
    const asked = listen();
    await page.goto(ground.page(name, rootOf(line.api)));
    await page.locator('journey-checklist[status=ready]').waitFor();
    await page.locator('journey-resources[status=ready]').waitFor();
    const reads = onceEach.filter((path) => !path.startsWith('/events'));
    await until('everything was asked for', () => reads.every((path) => asked.includes(path)));
    await until('the stream is all that is open', () => line.counts.events === 1 && line.open === 1);
  }

  /** Everything the page asks from now on; what it has asked before may still be on its way to the host. */
  function listen(): string[] {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(line.api)) asked.push(request.url().slice(line.api.length));
    });
    return asked;
  }

  /** Ten minutes in which nothing is open, and nothing is asked. */
  async function sleep(): Promise<void> {
    await until('nothing is open', () => line.open === 0);
    const asked = listen();
    await page.clock.fastForward('10:00');
    assert.deepEqual(asked, []);
  }

  /** What is asked from now on, until the page has come to rest with its stream, and ten seconds after. */
  async function askedOnWaking(wake: () => Promise<unknown>): Promise<string[]> {
    const asked = listen();
    await wake();
    const hasStream = () => asked.some((path) => path.startsWith('/events'));
    await until('there is a stream again', () => hasStream() && line.open === 1);
    await page.clock.runFor('00:10');
    await until('the stream is all that is open', () => line.open === 1);
    await page.context().close();
    return asked.sort();
  }

  const say = (type: string) => page.evaluate((name) => document.dispatchEvent(new Event(name)), type);

  async function hide(): Promise<void> {
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    });
    await say('visibilitychange');
  }

  async function show(): Promise<void> {
    await page.evaluate(() => Reflect.deleteProperty(document, 'visibilityState'));
    await say('visibilitychange');
  }

  it('closes its stream when it is frozen, and asks for each thing once when it thaws', async () => {
    await openPage('frozen');
    await hide();
    await say('freeze');
    const devTools = await page.context().newCDPSession(page);
    await stopTab(devTools);
    await until('nothing is open', () => line.open === 0);
    await letGo(devTools);
    await sleep();

    const asked = await askedOnWaking(async () => {
      await say('resume');
      await show();
    });

    assert.deepEqual(asked, onceEach);
  });

  it('closes its stream after a minute, and asks for each thing once when it is seen again', async () => {
    await openPage('hidden');
    await hide();
    await page.clock.runFor('01:01');
    await sleep();

    const asked = await askedOnWaking(show);

    assert.deepEqual(asked, onceEach);
  });
});
