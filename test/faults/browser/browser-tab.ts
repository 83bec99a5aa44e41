/** One tab of a real browser, and what it said. */
import type { Intent, IntentLog } from '../ledger/intents.js';
import type { EngineTab, Profile, TabEars } from './engines/engine.js';
import type { PageWish, Pending, Told } from './page-kit.js';

export interface BrowserTabOptions {
  readonly profile: Profile;
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
  #page: EngineTab | undefined;
  #before: readonly Pending[] = [];

  private constructor(options: BrowserTabOptions) {
    this.name = options.name;
    this.#options = options;
  }

  /** Opens a tab and waits until its client stands. */
  static async open(options: BrowserTabOptions): Promise<BrowserTab> {
    const tab = new BrowserTab(options);
    tab.#page = await options.profile.openTab(options.url, tab.#ears());
    return tab;
  }

  wish(wish: PageWish): Promise<void> {
    return this.#run(`kit.wish(${JSON.stringify(wish)})`);
  }

  deal(id: string, text: string, gives: boolean): Promise<void> {
    return this.#run(`kit.deal(...${JSON.stringify([id, text, gives])})`);
  }

  /** Signs in if that is needed, and says that the network is there. */
  wake(): Promise<void> {
    return this.#run(`(kit.signIn(), dispatchEvent(new Event('online')))`);
  }

  async isCalm(): Promise<boolean> {
    if (!this.isAlive) return true;
    return (await this.#ask('kit.isCalm()').catch(() => false)) === true;
  }

  async describe(): Promise<string> {
    return `${this.name}: ${String(await this.#ask('kit.describe()').catch(() => 'gone'))}`;
  }

  /** Its process dies. */
  crash(): Promise<void> {
    return this.#suffer((page) => page.crash());
  }

  close(): Promise<void> {
    return this.#suffer((page) => page.close());
  }

  reload(): Promise<void> {
    return this.#suffer((page) => page.reload());
  }

  async freeze(isFrozen: boolean): Promise<void> {
    await this.#suffer((page) => page.freeze(isFrozen));
    if (this.isAlive) this.isFrozen = isFrozen;
  }

  /** A tab may die at any moment. */
  async #suffer(what: (page: EngineTab) => Promise<unknown>): Promise<void> {
    if (this.isAlive && this.#page) await what(this.#page).catch(() => {});
  }

  async #run(expression: string): Promise<void> {
    if (!this.isFrozen) await this.#suffer((page) => page.evaluate(expression));
  }

  #ask(expression: string): Promise<unknown> {
    return this.#page?.evaluate(expression) ?? Promise.reject(new Error('The tab is not open yet.'));
  }

  #ears(): TabEars {
    return {
      told: (told) => this.#hear(told),
      uncaught: (text) => this.#options.onUncaught(`${this.name}: ${text}`),
      // what the page before said last is no picture that this one could take something from
      left: () => (this.#before = []),
      gone: () => (this.isAlive = false),
    };
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
