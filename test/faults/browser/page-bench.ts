/** One fault at a time in a real browser: a person, a few tabs over a real IndexedDB, and what a test does to them. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { servePages, type PageServer } from '../../flow/support/page-server.js';
import { launchBrowser } from '../../support/launch-browser.js';
import { repositoryRoot } from '../../support/repository.js';
import { laneOf, type Lane } from '../host/fault-program.js';
import { startFaultHost } from '../host/start-fault-host.js';
import { readHost } from '../ledger/read-host.js';
import { bundleText } from '../node/client-bundle.js';
import type { DecideFault } from '../proxy/decide-fault.js';
import { noFault } from '../proxy/fault.js';
import { startFaultProxy, type FaultProxy, type ProxyLane } from '../proxy/fault-proxy.js';
import { connectUpstream, type Upstream } from '../proxy/upstream.js';
import { newNonce } from '../schedules/campaign.js';
import { portalPage } from './browser-ground.js';
import type { Told } from './page-kit.js';

export interface PageGround {
  readonly browser: Browser;
  readonly pages: PageServer;
  readonly upstream: Upstream;
  readonly proxy: FaultProxy;
  stop(): Promise<void>;
}

/** One tab, and what its person was told. */
export interface BenchTab {
  readonly page: Page;
  readonly devTools: CDPSession;
  /** Says something about the first step, and waits until the client has taken it; gives whether it is on the device. */
  comment(text: string): Promise<boolean>;
  /** What is shown as not saved yet. */
  readonly waiting: readonly string[];
}

export interface PageBenchOptions {
  readonly lane?: number;
  /** How much faster time passes for the client. @default 1 */
  readonly haste?: number;
  /** A script that runs in every page first. */
  readonly before?: string;
}

export interface PageBench {
  readonly context: BrowserContext;
  /** Where the pages come from. */
  readonly origin: string;
  readonly lane: Lane;
  readonly line: ProxyLane;
  /** Texts of what was told to be saved, in order. */
  readonly saved: readonly string[];
  /** Errors nobody caught. */
  readonly uncaught: readonly string[];
  /** Opens a tab, with what a test does to it before its page is there, and waits until the host has said who looks. */
  openTab(prepare?: (devTools: CDPSession) => Promise<unknown>): Promise<BenchTab>;
  /** What the host has about the first step, in order. */
  kept(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const longestWaitMs = 60_000;

/** Writes do not arrive; everything else does. */
export const writesLost: DecideFault = ({ kind }) => (kind === 'write' ? { name: 'refused' } : noFault);

export async function preparePages(lanes: number): Promise<PageGround> {
  const [host, client, browser, pages] = await Promise.all([
    startFaultHost(lanes),
    bundleText(),
    launchBrowser(),
    servePages(repositoryRoot),
  ]);
  pages.pages.set('/client.js', { html: client, headers: { 'content-type': 'text/javascript' } });
  pages.pages.set('/elsewhere', { html: '<!doctype html><title>Elsewhere</title>' });
  const upstream = connectUpstream(host.origin);
  const proxy = await startFaultProxy(upstream);
  return {
    ...{ browser, pages, upstream, proxy },
    stop: async () => {
      await browser.close();
      await proxy.close();
      upstream.close();
      await pages.close();
      await host.stop();
    },
  };
}

/** A device nobody has used before, for one person. */
export async function openBench(
  { browser, pages, upstream, proxy }: PageGround,
  { lane: number = 0, haste = 1, before = '' }: PageBenchOptions = {},
): Promise<PageBench> {
  const nonce = newNonce();
  const lane = laneOf(number);
  const prefix = `${nonce}/`;
  const line = proxy.lane(nonce);
  const config = { api: line.api, token: lane.token, viewerKey: lane.token, observes: 'journey' } as const;
  pages.pages.set(`/${nonce}`, { html: portalPage({ ...config, haste, begin: Date.now() }, before) });
  const context = await browser.newContext();
  const saved: string[] = [];
  const uncaught: string[] = [];
  return {
    ...{ context, origin: pages.origin, lane, line, saved, uncaught },
    openTab: async (prepare) => {
      const page = await context.newPage();
      page.on('pageerror', (error) => uncaught.push(String(error.stack)));
      const tab = new WatchedTab(page, await context.newCDPSession(page), { lane, prefix, saved });
      await page.exposeBinding('told', (_, told: Told) => tab.hear(told));
      await prepare?.(tab.devTools);
      await page.goto(`${pages.origin}/${nonce}`);
      await until('it is known who looks', async () => /session ready/.test(await tab.describe()));
      return tab;
    },
    async kept() {
      const { truth } = await readHost(upstream, lane, prefix);
      return (truth.get('one') ?? []).map(({ text }) => text.slice(prefix.length));
    },
    close: () => context.close(),
  };
}

interface TabParts {
  readonly lane: Lane;
  readonly prefix: string;
  readonly saved: string[];
}

class WatchedTab implements BenchTab {
  readonly page: Page;
  readonly devTools: CDPSession;
  waiting: readonly string[] = [];
  readonly #lane: Lane;
  readonly #prefix: string;
  readonly #saved: string[];
  readonly #taken = new Map<string, boolean>();
  readonly #failed: string[] = [];

  constructor(page: Page, devTools: CDPSession, { lane, prefix, saved }: TabParts) {
    this.page = page;
    this.devTools = devTools;
    this.#lane = lane;
    this.#prefix = prefix;
    this.#saved = saved;
  }

  async comment(text: string): Promise<boolean> {
    const own = this.#prefix + text;
    const target = { journeyId: this.#lane.journeyId, stepId: 'one' };
    const wish = { text: own, kind: 'step.comment', target, payload: { text: own } };
    await this.page.evaluate(`kit.wish(${JSON.stringify(wish)})`);
    await until(`"${text.slice(0, 20)}" is taken`, () => this.#taken.has(text) || this.#failed.length > 0);
    return this.#taken.get(text) === true;
  }

  describe(): Promise<string> {
    return this.page.evaluate('kit.describe()');
  }

  hear(told: Told): void {
    const own = (text: string) => text.slice(this.#prefix.length);
    if (told.type === 'screen') this.waiting = told.pending.map(({ text }) => own(text));
    else if (told.type === 'taken') this.#taken.set(own(told.text), told.isDurable);
    else if (told.type === 'failed') this.#failed.push(`${own(told.text)}: ${told.reason}`);
    else if (told.outcome === 'saved') this.#saved.push(own(told.text));
  }
}

/** Waits until something has come true. */
export async function until(what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + longestWaitMs;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`This did not come true: ${what}`);
    await pause(10);
  }
}
