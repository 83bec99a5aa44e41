/**
 * A browser without a screen, for one person: tabs over one storage, one time and one network, in which everything
 * that takes a while happens in an order that the seed chooses.
 *
 *     step: a task that waits ─ or, when there is none, the next timer ─ then everything that follows at once
 */
import { Random } from '../random/random.js';
import type { DecideFault } from '../proxy/decide-fault.js';
import type { Upstream } from '../proxy/upstream.js';
import { Channels } from './channels.js';
import type { ClientModule, PageGlobals } from './client-bundle.js';
import { Device } from './device.js';
import { Locks } from './locks.js';
import { SimClock } from './sim-clock.js';
import { Tab, type MakeClient } from './tab.js';
import { Tasks } from './tasks.js';
import { Wire } from './wire.js';

export interface SimBrowserOptions {
  readonly seed: string | number;
  /** Makes ids of changes differ between two runs of one seed at one host. */
  readonly nonce: string;
  readonly load: (globals: PageGlobals) => ClientModule;
  readonly upstream: Upstream;
  readonly decide: DecideFault;
  /** What this browser has. */
  readonly features: { readonly locks: boolean; readonly channels: boolean };
  readonly log: (line: string) => void;
}

export class SimBrowser {
  readonly random: Random;
  readonly tasks = new Tasks();
  readonly clock = new SimClock();
  readonly device = new Device(this.tasks);
  readonly locks = new Locks(this.tasks);
  readonly channels = new Channels(this.tasks);
  readonly wire: Wire;
  readonly load: (globals: PageGlobals) => ClientModule;
  readonly features: SimBrowserOptions['features'];
  readonly #order: Random;
  readonly #nonce: string;
  readonly #log: (line: string) => void;
  #tabs: Tab[] = [];
  #opened = 0;

  constructor({ seed, nonce, load, upstream, decide, features, log }: SimBrowserOptions) {
    this.random = new Random(seed);
    this.#order = this.random.fork('order');
    this.#nonce = nonce;
    this.load = load;
    this.features = features;
    this.#log = log;
    this.wire = new Wire({ tasks: this.tasks, clock: this.clock, upstream, log }, decide);
  }

  /** The tabs that are still there. */
  get tabs(): readonly Tab[] {
    this.#tabs = this.#tabs.filter(({ isAlive }) => isAlive);
    return this.#tabs;
  }

  open(make: MakeClient): Tab {
    const tab = new Tab(this, `tab-${(this.#opened += 1)}`, make);
    this.#tabs.push(tab);
    return tab;
  }

  newId(random: Random): string {
    return random.uuid().slice(0, 24) + this.#nonce;
  }

  /** Lets one thing happen that waits; false when nothing does. */
  async stepTask(): Promise<boolean> {
    const task = this.tasks.take(this.#order, this.#isFrozen);
    if (!task) return false;
    this.#log(`${task.tab}: ${task.label}`);
    await task.run();
    await settled();
    return true;
  }

  /** Goes on to the next timer; false when none waits before `end`. */
  async stepTime(end?: number): Promise<boolean> {
    const callback = this.clock.takeNext(this.#isFrozen, end);
    if (!callback) return false;
    callback();
    await settled();
    return true;
  }

  readonly #isFrozen = (name: string): boolean =>
    this.#tabs.some((tab) => tab.name === name && tab.isFrozen && tab.isAlive);
}

/** Everything that only waits for promises has gone on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
