/** Chromium, by its own protocol: everything can be done to it. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../../../support/launch-browser.js';
import type { Told } from '../page-kit.js';
import { cannot, type Ability, type Engine, type EngineTab, type Profile, type TabEars } from './engine.js';

export async function startChromium(): Promise<Engine> {
  const browser = await launchBrowser();
  return {
    name: 'Chromium',
    abilities: new Set<Ability>(['crash', 'freeze', 'offline']),
    newProfile: async () => profileIn(await browser.newContext()),
    close: () => browser.close(),
  };
}

function profileIn(context: BrowserContext): Profile {
  return {
    async openTab(url, ears) {
      const page = await context.newPage();
      listen(page, ears);
      await page.exposeBinding('told', (_, told: Told) => ears.told(told));
      const tab = new ChromiumTab(page, await context.newCDPSession(page));
      await page.goto(url);
      return tab;
    },
    setOffline: (isOffline) => context.setOffline(isOffline),
    kill: () => cannot('kill'),
    close: () => context.close(),
  };
}

function listen(page: Page, { gone, left, uncaught }: TabEars): void {
  page.on('crash', gone);
  page.on('close', gone);
  page.on('framenavigated', left);
  page.on('pageerror', (error) => uncaught(error.message));
}

class ChromiumTab implements EngineTab {
  readonly #page: Page;
  readonly #protocol: CDPSession;

  constructor(page: Page, protocol: CDPSession) {
    this.#page = page;
    this.#protocol = protocol;
  }

  evaluate(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression);
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  close(): Promise<void> {
    return this.#page.close();
  }

  async crash(): Promise<void> {
    const dead = new Promise<void>((resolve) => this.#page.once('crash', () => resolve()));
    this.#protocol.send('Page.crash').catch(() => {});
    await dead;
    await this.#page.close();
  }

  async freeze(isFrozen: boolean): Promise<void> {
    await (isFrozen ? stopTab(this.#protocol) : letGo(this.#protocol));
  }
}

/**
 * Stops everything that runs in a tab, in the middle and without a word to it. The browser's own way to freeze a page
 * does nothing to one that is seen, as all pages of a browser without a screen are.
 */
export async function stopTab(protocol: CDPSession): Promise<void> {
  await protocol.send('Debugger.enable');
  const stopped = new Promise<void>((resolve) => protocol.once('Debugger.paused', () => resolve()));
  await protocol.send('Debugger.pause');
  // it stops at the next statement, whoever runs that
  protocol.send('Runtime.evaluate', { expression: '0' }).catch(() => {});
  await stopped;
}

/** Lets a stopped tab go on. */
export async function letGo(protocol: CDPSession): Promise<void> {
  await protocol.send('Debugger.disable');
}
