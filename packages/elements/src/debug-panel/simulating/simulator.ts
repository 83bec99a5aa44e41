import type { JourneyClient } from '@partner-journey/client';
import type { PartnerJourneyElement } from '../../partner-journey/partner-journey-element.js';
import { words } from '../words.js';
import { copyOf, type Copy } from './documents.js';
import { simulate, type Simulation } from './simulation.js';
import { isSimulated, type Wanted } from './wanted.js';

/**
 * Has a root take another adapter, which lives in memory, and gives it the real one back:
 *
 *   real ── a switch ──▶ simulated ── another switch ──▶ simulated anew
 *    ▲                       │
 *    └── leave, close, another setting of the page ──┘
 */
export class Simulator {
  wanted: Wanted = {};
  /** What is to be said of it; empty before the first simulation. */
  notice = '';
  private readonly root: PartnerJourneyElement;
  private readonly onNews: () => void;
  private copy: Copy | undefined;
  /** The one that is on, for the client that the root makes next. */
  private current: Simulation | undefined;
  /** The one the root's client belongs to: only such a client is ever wiped. */
  private followed: { readonly simulation: Simulation; readonly client: JourneyClient } | undefined;
  private isSwitching = false;
  private turns = 0;
  private stopFollowing = (): void => {};

  constructor(root: PartnerJourneyElement, onNews: () => void) {
    this.root = root;
    this.onNews = onNews;
  }

  get isOn(): boolean {
    return this.current !== undefined;
  }

  /** What the simulated host was asked. */
  get watch() {
    return this.current?.watch;
  }

  /** The stages it was begun with. */
  get stages() {
    return this.copy?.documents.journey.stages;
  }

  /** Whether the root makes a client because of a switch, and not because the page has changed a setting; asked once. */
  takeTurn(): boolean {
    const { isSwitching } = this;
    this.isSwitching = false;
    return isSwitching;
  }

  /** The options of a client that is simulated; nothing of it is kept on the device. */
  get options(): object | undefined {
    if (!this.current) return undefined;
    const own = { api: undefined, viewerKey: undefined, partnerId: undefined, journeyId: undefined };
    return { ...own, adapter: this.current.watch.adapter, storage: 'session' };
  }

  /** The root has made another client. Gives whether it is a simulated one. */
  follow(client: JourneyClient | undefined): boolean {
    this.stopFollowing();
    this.stopFollowing = () => {};
    const { current: simulation } = this;
    this.followed = client && simulation && { client, simulation };
    if (client && simulation) {
      const look = (): void => simulation.follow(client);
      this.stopFollowing = client.subscribe(look);
      look();
    }
    return this.followed !== undefined;
  }

  /** Simulates what is wanted instead of what was simulated before. */
  async simulate(wanted: Wanted): Promise<void> {
    const before = this.wanted;
    this.wanted = wanted;
    this.onNews();
    const turn = ++this.turns;
    try {
      const next = isSimulated(wanted) ? await this.begin(wanted) : undefined;
      if (turn !== this.turns) return;
      await this.wipe();
      if (turn !== this.turns) return;
      this.current = next;
      if (!next) this.copy = undefined;
      this.notice = next ? this.noticeOn : words.simulate.off;
      this.isSwitching = true;
      // makes another client of the same settings
      this.root.requestUpdate('debug');
    } catch (error) {
      console.warn(`<${this.root.localName}>: ${words.simulate.failed}`, error);
      this.wanted = before;
      this.notice = words.simulate.failed;
    }
    this.onNews();
  }

  /** Forgets the simulation, for a client of the real host that is made anyway. */
  async end(): Promise<void> {
    if (!this.current) return;
    this.turns++;
    await this.wipe();
    this.current = undefined;
    this.copy = undefined;
    this.wanted = {};
    this.notice = words.simulate.off;
    this.onNews();
  }

  private get noticeOn(): string {
    return this.copy?.isSample ? words.simulate.onSample : words.simulate.on;
  }

  private async begin(wanted: Wanted): Promise<Simulation> {
    this.copy ??= await copyOf(this.root.client);
    return simulate(this.copy, wanted, this.onNews);
  }

  /** Puts away what was changed in a simulation, so that it does not hold the page. */
  private async wipe(): Promise<void> {
    const { followed } = this;
    if (!followed) return;
    this.followed = undefined;
    this.stopFollowing();
    followed.simulation.endTrouble();
    await followed.client.signOut({ unsent: 'discard' }).catch(() => {});
  }
}
