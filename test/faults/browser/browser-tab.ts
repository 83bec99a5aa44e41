/** One tab of a real browser, and what it said. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Intent, IntentLog } from '../ledger/intents.js';
import type { PageKit, PageWish, Pending, Told } from './page-kit.js';

export interface BrowserTabOptions {
  readonly context: BrowserContext;
  readonly url: string;
  readonly name: string;
  readonly intents: IntentLog;
  /** Ids of refused changes that a person has dealt with. */
  readonly dealt: Set<string>;
  /** Hears of errors nobody caught. */
  readonly onUncaught: (text: string) => void;
}

export class BrowserTab {
  readonly name: string;
  isAlive = true;
  isFrozen = false;
  refused: readonly Pending[] = [];
  isSignedOut = false;
  readonly #options: BrowserTabOptions;
  readonly #page: Page;
  readonly #protocol: CDPSession;
  #before: readonly Pending[] = [];

  constructor(options: BrowserTabOptions, page: Page, protocol: CDPSession) {
    this.name = options.name;
    this.#options = options;
    this.#page = page;
    this.#protocol = protocol;
    const gone = () => (this.isAlive = false);
    page.on('crash', gone);
    page.on('close', gone);
    // what the page before said last is no picture that this one could take something from
    page.on('framenavigated', () => (this.#before = []));
    page.on('pageerror', (error) => options.onUncaught(`${this.name}: ${error.message}`));
  }

  /** Opens a tab and waits until its client stands. */
  static async open(options: BrowserTabOptions): Promise<BrowserTab> {
    const page = await options.context.newPage();
    const tab = new BrowserTab(options, page, await options.context.newCDPSession(page));
    await page.exposeBinding('told', (_, told: Told) => tab.#hear(told));
    await page.goto(options.url);
    return tab;
  }

  wish(wish: PageWish): Promise<void> {
    return this.#run((given) => (window as unknown as { kit: PageKit }).kit.wish(given), wish);
  }

  deal(id: string, text: string, gives: boolean): Promise<void> {
    const say = (given: [string, string, boolean]) =>
      (window as unknown as { kit: PageKit }).kit.deal(...given);
    return this.#run(say, [id, text, gives] as [string, string, boolean]);
  }

  /** Signs in if that is needed, and says that the network is there. */
  async wake(): Promise<void> {
    await this.#run(() => {
      (window as unknown as { kit: PageKit }).kit.signIn();
      dispatchEvent(new Event('online'));
    }, undefined);
  }

  async isCalm(): Promise<boolean> {
    if (!this.isAlive) return true;
    return this.#page.evaluate(() => (window as unknown as { kit: PageKit }).kit.isCalm()).catch(() => false);
  }

  async describe(): Promise<string> {
    const said = this.#page.evaluate(() => (window as unknown as { kit: PageKit }).kit.describe());
    return `${this.name}: ${await said.catch(() => 'gone')}`;
  }

  /** Its process dies. */
  async crash(): Promise<void> {
    if (!this.isAlive) return;
    const dead = new Promise<void>((resolve) => this.#page.once('crash', () => resolve()));
    this.#protocol.send('Page.crash').catch(() => {});
    await dead;
    await this.#page.close().catch(() => {});
  }

  async close(): Promise<void> {
    if (this.isAlive) await this.#page.close().catch(() => {});
  }

  async reload(): Promise<void> {
    if (this.isAlive) await this.#page.reload().catch(() => {});
  }

  async freeze(isFrozen: boolean): Promise<void> {
    if (!this.isAlive) return;
    const state = isFrozen ? 'frozen' : 'active';
    await this.#protocol.send('Page.setWebLifecycleState', { state }).catch(() => {});
    this.isFrozen = isFrozen;
  }

  async #run<Given>(what: (given: Given) => void, given: Given): Promise<void> {
    if (!this.isAlive || this.isFrozen) return;
    // a tab may die at any moment
    await this.#page.evaluate(what as (given: unknown) => void, given).catch(() => {});
  }

  #hear(told: Told): void {
    const { intents } = this.#options;
    if (told.type === 'screen') {
      this.#see(told.pending, told.isSignedOut);
      return;
    }
    const intent = intents.withText(told.text);
    if (!intent) return;
    if (told.type === 'taken') {
      // asked for again under its own id: it may be refused again
      this.#options.dealt.delete(told.id);
      intents.taken(intent, told.id, told.isDurable);
    }
    if (told.type !== 'settled') return;
    if (told.outcome === 'rejected' || told.outcome === 'conflict') intents.refused(intent, told.id);
    else intents.saved(intent, told.id, `told saved in ${this.name}`);
  }

  /** What is no longer among the unsaved, and not refused, looks saved. */
  #see(pending: readonly Pending[], isSignedOut: boolean): void {
    const { intents, dealt } = this.#options;
    const now = new Set(pending.map(({ id }) => id));
    const gone = isSignedOut ? [] : this.#before.filter(({ id }) => !now.has(id) && !dealt.has(id));
    this.#before = pending;
    this.isSignedOut = isSignedOut;
    this.refused = pending.filter(({ isRefused }) => isRefused);
    for (const { id, text, isRefused } of pending) {
      const intent = this.#intentOf(text, id);
      if (intent && isRefused) intents.refused(intent, id);
    }
    for (const { id, text } of gone) {
      const intent = this.#intentOf(text, id);
      if (intent?.ids.at(-1) === id) intents.saved(intent, id, `no longer shown as unsaved in ${this.name}`);
    }
  }

  #intentOf(text: string, id: string): Intent | undefined {
    const { intents } = this.#options;
    const intent = intents.withText(text);
    if (intent) intents.named(intent, id);
    return intent;
  }
}
