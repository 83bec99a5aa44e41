/** Clicks on a widget whose tab dies right after: what the widget had shown, held against what the host has. */
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { laneOf, type Lane } from '../host/fault-program.js';
import { completions } from '../ledger/read-host.js';
import type { DecideFault } from '../proxy/decide-fault.js';
import { noFault, type Fault } from '../proxy/fault.js';
import type { ProxyLane } from '../proxy/fault-proxy.js';
import type { Upstream } from '../proxy/upstream.js';
import type { Random } from '../random/random.js';
import { clickedSteps, watchRows, type RowWord } from './watch-rows.js';

export interface ClicksOptions {
  readonly lane: Lane;
  readonly line: ProxyLane;
  readonly upstream: Upstream;
  readonly url: string;
  /** What befalls the writes while tabs die. */
  readonly weather: Fault;
  readonly random: Random;
  /** How long the last visit may take to send what is on the device. @default 20 seconds */
  readonly patienceMs?: number;
}

export interface ClicksResult {
  /** Steps that were shown as done and not yet saved, or as saved, before the tab died. */
  readonly shown: number;
  readonly saved: number;
  /** What was shown as done and had no effect, or several; what was called saved before its effect. */
  readonly findings: readonly string[];
}

/** The longest that a tab lives after its click, or, every other time, after the click was shown as done. */
const longestLifeMs = 200;

/** One click per visit, and the tab dies; then a visit in peace. */
export async function clickAndDie(context: BrowserContext, options: ClicksOptions): Promise<ClicksResult> {
  return new Clicks(context, options).run();
}

class Clicks {
  readonly #context: BrowserContext;
  readonly #options: ClicksOptions;
  readonly #shown = new Set<string>();
  readonly #saved = new Set<string>();
  readonly #findings: string[] = [];
  readonly #checks: Promise<void>[] = [];
  #wake = () => {};

  constructor(context: BrowserContext, options: ClicksOptions) {
    this.#context = context;
    this.#options = options;
  }

  async run(): Promise<ClicksResult> {
    const { line, lane, random, upstream, weather } = this.#options;
    const isThrough = weather.name === 'none' || weather.name === 'late';
    line.decide = writesMeet(weather);
    for (const [number, step] of clickedSteps.entries()) {
      const page = await this.#open();
      const box = page.locator('journey-checklist').getByRole('checkbox', { name: `Step ${step}` });
      await box.waitFor();
      const clicked = box.dispatchEvent('click').catch(() => {});
      if (number % 2 === 1) await this.#untilSaid(step, number === 3 && isThrough ? 'saved' : 'kept');
      await pause(random.between(0, longestLifeMs));
      await (random.chance(0.5) ? crash(page) : page.close());
      await clicked;
    }
    const { shown, saved } = { shown: this.#shown.size, saved: this.#saved.size };
    line.decide = () => noFault;
    const page = await this.#open();
    await this.#untilArrived();
    await page.locator('journey-checklist [part~=pending]').first().waitFor({ state: 'detached' });
    await Promise.all(this.#checks);
    for (const step of this.#shown) {
      const count = await completions(upstream, lane, step);
      if (count !== 1) this.#findings.push(`${step} was shown as done, and has ${count} effects`);
    }
    return { shown, saved, findings: this.#findings };
  }

  async #open(): Promise<Page> {
    const page = await this.#context.newPage();
    page.on('pageerror', ({ message }) => this.#findings.push(`nobody caught: ${message}`));
    await page.exposeBinding('told', (_, step: string, word: RowWord) => this.#hear(step, word));
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(watchRows);
    await page.goto(this.#options.url);
    return page;
  }

  async #untilSaid(step: string, word: RowWord): Promise<void> {
    const words = word === 'saved' ? this.#saved : this.#shown;
    while (!words.has(step)) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  /** Until everything that was shown as done is at the host, or it takes too long. */
  async #untilArrived(): Promise<void> {
    const { lane, upstream, patienceMs = 20_000 } = this.#options;
    const end = performance.now() + patienceMs;
    const isThere = async (step: string) => (await completions(upstream, lane, step)) > 0;
    for (const step of this.#shown) while (!(await isThere(step)) && performance.now() < end) await pause(20);
  }

  #hear(step: string, word: RowWord): void {
    this.#shown.add(step);
    if (word === 'saved') this.#saved.add(step);
    this.#wake();
    if (word !== 'saved') return;
    const check = async () => {
      const { upstream, lane } = this.#options;
      if ((await completions(upstream, lane, step)) === 0)
        this.#findings.push(`${step} was called saved before it was`);
    };
    this.#checks.push(check());
  }
}

/** Its process dies. */
async function crash(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const dead = new Promise<void>((resolve) => page.once('crash', () => resolve()));
  devTools.send('Page.crash').catch(() => {});
  await dead;
  await page.close();
}

function writesMeet(weather: Fault): DecideFault {
  return ({ kind }) => (kind === 'write' ? weather : noFault);
}

/** Weathers in which a tab may die, each for one of the host's people. */
export const weathers: readonly (readonly [lane: Lane, weather: Fault])[] = (
  [
    noFault,
    { name: 'refused' },
    { name: 'answer-lost' },
    { name: 'late', what: 'request', delayMs: 100 },
  ] as const
).map((weather, number) => [laneOf(number), weather]);
