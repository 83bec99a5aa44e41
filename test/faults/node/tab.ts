/** One tab of a simulated browser: a copy of the client with globals of its own, which can die at any moment. */
import type { JourneyClient } from '@partner-journey/client';
import type { Random } from '../random/random.js';
import type { ClientModule, PageGlobals } from './client-bundle.js';
import type { SimBrowser } from './sim-browser.js';

/** How a page in the tab makes its client. */
export type MakeClient = (module: ClientModule, tab: Tab) => JourneyClient;

export class Tab {
  readonly name: string;
  readonly client: JourneyClient;
  readonly fetch: typeof fetch;
  /** Chance of its own. */
  readonly random: Random;
  readonly #browser: SimBrowser;
  readonly #page = new EventTarget();
  readonly #document = Object.assign(new EventTarget(), { visibilityState: 'visible', hidden: false });
  readonly #navigator = { onLine: true };
  #isAlive = true;
  isFrozen = false;
  isOffline = false;

  constructor(browser: SimBrowser, name: string, make: MakeClient) {
    this.name = name;
    this.#browser = browser;
    this.random = browser.random.fork(name);
    this.fetch = browser.wire.forTab(name, () => this.isOffline);
    this.client = make(browser.load(this.#globals()), this);
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  get clock() {
    const { clock } = this.#browser;
    return {
      now: () => clock.now(),
      after: (delayMs: number, callback: () => void) => clock.after(this.name, delayMs, callback),
    };
  }

  /** The process is gone in this moment: nothing runs any more, nothing is told to anybody. */
  crash(): void {
    this.#isAlive = false;
    const { tasks, clock, locks, channels } = this.#browser;
    const keeps = this.random.fork('crash');
    tasks.forget(this.name, () => keeps.chance(0.5));
    clock.forget(this.name);
    channels.forget(this.name);
    locks.forget(this.name);
  }

  /** The person closes it: the page hears of it, then it is gone. */
  close(): void {
    this.hide();
    this.#page.dispatchEvent(pageEvent('pagehide', false));
    this.crash();
  }

  /** Comes to lie behind another one. */
  hide(): void {
    Object.assign(this.#document, { visibilityState: 'hidden', hidden: true });
    this.#document.dispatchEvent(new Event('visibilitychange'));
  }

  show(): void {
    Object.assign(this.#document, { visibilityState: 'visible', hidden: false });
    this.#document.dispatchEvent(new Event('visibilitychange'));
  }

  /** Stops running: in the back/forward cache, or because the browser saves power. */
  freeze(isInCache: boolean): void {
    this.hide();
    if (isInCache) this.#page.dispatchEvent(pageEvent('pagehide', true));
    this.#document.dispatchEvent(new Event('freeze'));
    this.isFrozen = true;
  }

  thaw(isInCache: boolean): void {
    this.isFrozen = false;
    this.#document.dispatchEvent(new Event('resume'));
    if (isInCache) this.#page.dispatchEvent(pageEvent('pageshow', true));
    this.show();
  }

  /** What the browser says about the network, whether or not it is so. */
  say(type: 'online' | 'offline'): void {
    this.#navigator.onLine = type === 'online';
    this.#page.dispatchEvent(new Event(type));
  }

  #globals(): PageGlobals {
    const { clock, locks, channels, features } = this.#browser;
    const { random, name } = this;
    const page = this.#page;
    const begin = clock.now();
    let timers = 0;
    const running = new Map<number, () => void>();
    const setTimeout = (callback: () => void, delayMs = 0) => {
      const id = ++timers;
      running.set(id, clock.after(name, delayMs, callback));
      return id;
    };
    const clearTimeout = (id: number) => running.get(id)?.();
    const globals = {
      navigator: Object.assign(this.#navigator, features.locks && { locks: locks.forTab(name) }),
      document: this.#document,
      location: undefined,
      BroadcastChannel: features.channels ? channels.forTab(name) : undefined,
      indexedDB: undefined,
      crypto: {
        randomUUID: () => this.#browser.newId(random),
        getRandomValues: (bytes: Uint8Array) => bytes.map(() => random.between(0, 255)),
      },
      Math: Object.assign(Object.create(Math) as typeof Math, { random: () => random.next() }),
      Date: dateAt(() => clock.now()),
      performance: { now: () => clock.now() - begin },
      fetch: this.fetch,
      addEventListener: page.addEventListener.bind(page),
      removeEventListener: page.removeEventListener.bind(page),
      ...{ setTimeout, clearTimeout, setInterval: undefined, clearInterval: undefined },
    };
    const self = Object.create(globalThis, Object.getOwnPropertyDescriptors(globals)) as object;
    return { ...globals, globalThis: self, self };
  }
}

function pageEvent(type: string, persisted: boolean): Event {
  return Object.assign(new Event(type), { persisted });
}

function dateAt(now: () => number): typeof Date {
  class SimDate extends Date {
    constructor(...given: [] | [number | string | Date]) {
      super(...((given.length === 0 ? [now()] : given) as [number]));
    }
    static override now(): number {
      return now();
    }
  }
  return SimDate as typeof Date;
}
