/**
 * One schedule in a real browser: three tabs over one real IndexedDB, crashed, closed, reloaded, frozen and cut off
 * while a person writes, and a host that may be killed. Then peace, one more visit, and the ledger.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { compare, type Finding } from '../ledger/compare.js';
import { IntentLog } from '../ledger/intents.js';
import { readHost } from '../ledger/read-host.js';
import { commentSteps, type Lane } from '../host/fault-program.js';
import type { FaultHost } from '../host/start-fault-host.js';
import { allWeights, faultsBySeed, type DecideFault } from '../proxy/decide-fault.js';
import { noFault, type Fault } from '../proxy/fault.js';
import type { FaultProxy } from '../proxy/fault-proxy.js';
import type { Upstream } from '../proxy/upstream.js';
import { Random } from '../random/random.js';
import { BrowserTab } from './browser-tab.js';
import type { Ability, Engine, Profile } from './engines/engine.js';
import type { PageConfig, PageWish } from './page-kit.js';

export interface BrowserGround {
  readonly engine: Engine;
  readonly host: FaultHost;
  readonly upstream: Upstream;
  readonly proxy: FaultProxy;
  /** Makes a page for one schedule; gives its address. */
  readonly page: (name: string, config: PageConfig) => string;
}

export interface BrowserScheduleOptions extends BrowserGround {
  readonly seed: number;
  readonly lane: Lane;
  readonly nonce: string;
  /** Whether the host may be killed: nobody else uses it then. */
  readonly mayKillHost: boolean;
}

export interface BrowserResult {
  readonly seed: number;
  readonly findings: readonly (Pick<Finding, 'text' | 'detail'> & { readonly kind: string })[];
  readonly saved: number;
}

const wishes = 20;
const mostTabs = 3;
const longestPeaceMs = 60_000;
const haste = 10;

export async function runBrowserSchedule(options: BrowserScheduleOptions): Promise<BrowserResult> {
  const { engine, seed } = options;
  const profile = await engine.newProfile();
  try {
    return await new BrowserSchedule(options, profile).run();
  } catch (error) {
    throw new Error(`The schedule ${seed} could not be run.`, { cause: error });
  } finally {
    await profile.close();
  }
}

class BrowserSchedule {
  readonly #options: BrowserScheduleOptions;
  readonly #profile: Profile;
  readonly #random: Random;
  readonly #intents: IntentLog;
  readonly #uncaught: string[] = [];
  /** What was done, and to which tab, for whoever asks why something waits. */
  readonly #story: string[] = [];
  readonly #dealt = new Set<string>();
  readonly #prefix: string;
  readonly #url: string;
  readonly #proxyLane: ReturnType<FaultProxy['lane']>;
  #tabs: BrowserTab[] = [];
  #opened = 0;
  #isCut = false;

  constructor(options: BrowserScheduleOptions, profile: Profile) {
    const { seed, nonce, upstream, proxy, page, lane } = options;
    this.#options = options;
    this.#profile = profile;
    this.#random = new Random(`browser/${seed}`);
    this.#intents = new IntentLog((id) => upstream.applied.has(id.toLowerCase()));
    this.#prefix = `${nonce}/${seed}/`;
    const weather = { rate: this.#random.pick([0.1, 0.3, 0.5]), weights: allWeights };
    const decide = shortened(faultsBySeed(seed, weather));
    this.#proxyLane = proxy.lane(nonce, (place) => (this.#isCut ? { name: 'refused' } : decide(place)));
    this.#url = page(nonce, {
      ...{ api: this.#proxyLane.api, token: lane.token, haste, begin: Date.now() },
      viewerKey: this.#random.chance(0.6) ? lane.token : undefined,
      observes: this.#random.chance(0.5) ? 'journey' : 'session',
    });
  }

  async run(): Promise<BrowserResult> {
    const { seed, lane, upstream } = this.#options;
    for (let number = 0; number < wishes; number += 1) {
      if (this.#random.chance(0.5)) await this.#makeTrouble();
      await this.#wish(number);
      await pause(this.#random.pick([0, 0, 5, 40, 200]));
    }
    const waiting = await this.#makePeace();
    const { truth } = await readHost(upstream, lane, this.#prefix);
    const other = [
      ...(waiting === undefined
        ? []
        : [{ kind: 'stuck', text: this.#prefix, detail: `${waiting}; ${this.#whatHappened()}` }]),
      ...this.#uncaught.map((detail) => ({ kind: 'uncaught', text: this.#prefix, detail })),
    ];
    const { intents } = this.#intents;
    const saved = intents.filter(({ savedAt }) => savedAt !== undefined).length;
    return { seed, findings: [...other, ...compare(intents, truth)], saved };
  }

  /** A page itself cannot be had offline: whoever opens one has a network. */
  async #open(): Promise<BrowserTab> {
    await this.#setOffline(false);
    const { intents, profile } = { intents: this.#intents, profile: this.#profile };
    const tab = await BrowserTab.open({
      ...{ profile, intents, url: this.#url, name: `tab-${(this.#opened += 1)}`, dealt: this.#dealt },
      onUncaught: (text) => this.#uncaught.push(text),
    });
    this.#tabs.push(tab);
    return tab;
  }

  /** One of the tabs that run; opens one when there is none. */
  async #anyTab(): Promise<BrowserTab> {
    this.#tabs = this.#tabs.filter(({ isAlive }) => isAlive);
    const running = this.#tabs.filter(({ isFrozen }) => !isFrozen);
    return running.length > 0 ? this.#random.pick(running) : this.#open();
  }

  async #wish(number: number): Promise<void> {
    const { lane } = this.#options;
    const tab = await this.#anyTab();
    const text = `${this.#prefix}${number}`;
    const stepId = this.#random.chance(0.8) ? this.#random.pick(commentSteps) : '';
    const about: Omit<PageWish, 'text'> = stepId
      ? { kind: 'step.comment', target: { journeyId: lane.journeyId, stepId }, payload: { text } }
      : { kind: 'feedback.send', target: {}, payload: { text, context: {} } };
    this.#intents.called(text, stepId, tab.name);
    await tab.wish({ text, ...about });
  }

  async #makeTrouble(): Promise<void> {
    const tab = await this.#anyTab();
    const { mayKillHost } = this.#options;
    const can = (ability: Ability, weight: number) => (this.#can(ability) ? weight : 0);
    const trouble = this.#random.weighted({
      ...{
        open: 4,
        crash: can('crash', 4),
        close: 2,
        reload: 3,
        freeze: can('freeze', 2),
        thaw: can('freeze', 2),
      },
      ...{ offline: 2, online: 3, deal: 3, kill: mayKillHost ? 3 : 0, 'kill-browser': can('kill', 2) },
    });
    this.#story.push(`${trouble} ${tab.name}`);
    if (trouble === 'open') {
      if (this.#tabs.length < mostTabs) await this.#open();
    } else if (trouble === 'reload') {
      await this.#setOffline(false);
      await tab.reload();
    } else if (trouble === 'crash' || trouble === 'close') await tab[trouble]();
    else if (trouble === 'freeze') await tab.freeze(true);
    else if (trouble === 'thaw') await this.#tabs.find(({ isFrozen }) => isFrozen)?.freeze(false);
    else if (trouble === 'deal') await this.#deal(tab);
    else if (trouble === 'kill') await this.#killHost();
    else if (trouble === 'kill-browser') await this.#profile.kill();
    else await this.#setOffline(trouble === 'offline');
  }

  #whatHappened(): string {
    const { counts, open, log } = this.#proxyLane;
    const requests = `${JSON.stringify(counts)}, ${open} of them not over`;
    return `done: ${this.#story.join(', ')}; requests: ${requests}; faults: ${log.join(', ')}`;
  }

  #can(ability: Ability): boolean {
    return this.#options.engine.abilities.has(ability);
  }

  /** Where the browser cannot be told, the line to the host is cut: it does not know then. */
  async #setOffline(isOffline: boolean): Promise<void> {
    if (this.#can('offline')) await this.#profile.setOffline(isOffline);
    else this.#isCut = isOffline;
  }

  async #killHost(): Promise<void> {
    const { host } = this.#options;
    await host.kill();
    await pause(this.#random.between(0, 300));
    await host.startAgain();
  }

  async #deal(tab: BrowserTab): Promise<void> {
    await tab.wake();
    for (const { id, text } of tab.refused) {
      const intent = this.#intents.withText(text);
      if (!intent || this.#dealt.has(id) || tab.isFrozen || !tab.isAlive) continue;
      this.#dealt.add(id);
      const gives = this.#random.chance(0.3);
      if (gives) this.#intents.discarded(intent);
      else this.#intents.retried(intent);
      await tab.deal(id, text, gives);
    }
  }

  /** Lets everything come to rest, then looks once more; says what still waits when something does. */
  async #makePeace(): Promise<string | undefined> {
    this.#proxyLane.decide = () => noFault;
    await this.#setOffline(false);
    for (const tab of this.#tabs) if (tab.isFrozen) await tab.freeze(false);
    await this.#anyTab();
    const waiting = await this.#untilCalm();
    if (waiting !== undefined) return waiting;
    for (const tab of this.#tabs) await tab.close();
    await this.#anyTab();
    return this.#untilCalm();
  }

  async #untilCalm(): Promise<string | undefined> {
    const end = Date.now() + longestPeaceMs;
    while (Date.now() < end) {
      this.#tabs = this.#tabs.filter(({ isAlive }) => isAlive);
      for (const tab of this.#tabs) await this.#deal(tab);
      const calm = await Promise.all(this.#tabs.map((tab) => tab.isCalm()));
      if (!calm.includes(false)) return undefined;
      await pause(50);
    }
    return (await Promise.all(this.#tabs.map((tab) => tab.describe()))).join('; ');
  }
}

/** Real time is dear: what lasts long lasts as long as a patient test may wait. */
function shortened(decide: DecideFault): DecideFault {
  return (place) => shorten(decide(place));
}

function shorten(fault: Fault): Fault {
  if (fault.name === 'late') return { ...fault, delayMs: Math.min(fault.delayMs, 600) };
  if (fault.name === 'slow-body') return { ...fault, byteMs: Math.min(fault.byteMs, 20) };
  if (fault.name !== 'status' || !fault.retryAfter) return fault;
  const { retryAfter } = fault;
  if (retryAfter.form === 'seconds') return { ...fault, retryAfter: { form: 'seconds', value: '5' } };
  return retryAfter.form === 'date'
    ? { ...fault, retryAfter: { ...retryAfter, inMs: Math.min(retryAfter.inMs, 5_000) } }
    : fault;
}
