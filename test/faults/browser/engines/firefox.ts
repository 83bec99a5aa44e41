/**
 * Firefox, by WebDriver BiDi. Nothing of it can be made to crash but the whole browser, which then starts again on the
 * profile it left on the disk: so each profile is a browser of its own.
 */
import { once } from 'node:events';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { launchFirefox } from '../../../support/engines/launch-firefox.js';
import { openEar, type Ear } from './ear.js';
import { cannot, type Ability, type Engine, type EngineTab, type Profile, type TabEars } from './engine.js';

export async function startFirefox(): Promise<Engine> {
  const ear = await openEar();
  return {
    name: 'Firefox',
    abilities: new Set<Ability>(['kill', 'offline']),
    newProfile: async () =>
      new FirefoxProfile(ear, await mkdtemp(join(tmpdir(), 'partner-journey-firefox-'))),
    close: () => ear.close(),
  };
}

class FirefoxProfile implements Profile {
  readonly #ear: Ear;
  readonly #folder: string;
  #lives = 1;
  #browser: Browser | undefined;
  readonly #pages = new Map<Page, TabEars>();

  constructor(ear: Ear, folder: string) {
    this.#ear = ear;
    this.#folder = folder;
  }

  async openTab(url: string, ears: TabEars): Promise<EngineTab> {
    this.#browser ??= await launchFirefox(join(this.#folder, `${this.#lives}`));
    const page = await this.#browser.newPage();
    this.#pages.set(page, ears);
    await page.goto(`${url}#${this.#ear.listen(ears)}`);
    return {
      evaluate: (expression) => page.evaluate(expression),
      reload: async () => {
        await page.reload();
      },
      close: async () => {
        await page.close();
        this.#forget(page);
      },
      crash: () => cannot('crash'),
      freeze: () => cannot('freeze'),
    };
  }

  async setOffline(isOffline: boolean): Promise<void> {
    for (const page of this.#pages.keys()) await page.setOfflineMode(isOffline);
  }

  async kill(): Promise<void> {
    const browser = this.#browser;
    const child = browser?.process();
    if (!browser || !child?.pid) return;
    const dead = once(child, 'exit');
    // it leads a group of its own, to which the processes of its tabs belong
    process.kill(-child.pid, 'SIGKILL');
    await dead;
    this.#browser = undefined;
    // whoever started it still tidies up where it was
    const before = join(this.#folder, `${this.#lives}`);
    await rename(before, join(this.#folder, `${(this.#lives += 1)}`));
    for (const page of this.#pages.keys()) this.#forget(page);
  }

  async close(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #forget(page: Page): void {
    this.#pages.get(page)?.gone();
    this.#pages.delete(page);
  }
}
