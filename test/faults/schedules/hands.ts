/** The person's hands and eyes: does to the tabs what was planned, and writes down what the screens say. */
import type { JourneyClient, Snapshot, TakenChange } from '@partner-journey/client';
import type { Change } from '@partner-journey/contract';
import type { Lane } from '../host/fault-program.js';
import { toggledResource, toggledStep } from '../host/fault-program.js';
import type { Intent, IntentLog } from '../ledger/intents.js';
import type { ClientModule } from '../node/client-bundle.js';
import type { SimBrowser } from '../node/sim-browser.js';
import type { Tab } from '../node/tab.js';
import type { Action, TabAction, Wish } from './person.js';

export interface HandsOptions {
  readonly browser: SimBrowser;
  readonly intents: IntentLog;
  readonly lane: Lane;
  /** Begins the text of every intent. */
  readonly prefix: string;
  readonly make: (module: ClientModule, tab: Tab, browser: SimBrowser) => JourneyClient;
  readonly log: (line: string) => void;
}

export class Hands {
  readonly #options: HandsOptions;
  /** Refused ones that were dealt with, and in which tab, so that nobody asks twice. */
  readonly #dealt = new Map<string, Tab>();
  #count = 0;
  #deals = 0;
  #isCalm = false;

  constructor(options: HandsOptions) {
    this.#options = options;
  }

  /** Lets one thing happen, by itself or by the time; false when there is nothing. */
  async step(): Promise<boolean> {
    const { browser } = this.#options;
    return (await browser.stepTask()) || (await browser.stepTime());
  }

  async act(action: Action, where: number): Promise<void> {
    const { browser } = this.#options;
    // nobody does two things in the same millisecond
    browser.clock.tick(1);
    const awake = browser.tabs.filter(({ isFrozen }) => !isFrozen);
    const tab = awake[Math.floor(where * awake.length)] ?? this.#open();
    if (action.do === 'wish') this.#wish(tab, action.wish);
    else if (action.do === 'wait') await this.#wait(action.ms);
    else if (action.do === 'deal') this.deal();
    else if (action.do === 'online') this.#backOnline();
    else if (action.do === 'host') browser.wire.isAway = action.isAway;
    else this.#useTab(tab, action, where);
  }

  /** Everything is well from now on: every tab runs and is online, one at least is there. */
  calmDown(): void {
    const { browser } = this.#options;
    this.#isCalm = true;
    for (const tab of browser.tabs) if (tab.isFrozen) tab.thaw(false);
    this.#backOnline();
    if (browser.tabs.length === 0) this.#open();
  }

  /** Signs in where that is needed, and deals with everything that was refused: asks again, or gives up. */
  deal(): void {
    for (const tab of this.#options.browser.tabs) {
      if (tab.isFrozen) continue;
      const snapshot = tab.client.getSnapshot();
      if (snapshot.signInNeeded) tab.client.resume();
      for (const { change, problem } of snapshot.changes) {
        if (!problem) continue;
        const dealtIn = this.#dealt.get(change.id);
        if (!dealtIn) this.#dealWith(tab, change);
        else if (this.#isCalm) this.#dealAgain(tab, change, dealtIn);
      }
    }
  }

  isAnythingWaiting(): boolean {
    return this.#options.browser.tabs.some(({ client }) => {
      const { changes, signInNeeded } = client.getSnapshot();
      return signInNeeded || changes.length > 0 || !isKnown(client);
    });
  }

  describeWaiting(): string {
    const { intents } = this.#options;
    const waiting = this.#options.browser.tabs.map(({ name, client }) => {
      const { changes, signInNeeded, connection } = client.getSnapshot();
      const states = changes
        .map(({ state, change }) => `${state} ${intents.of(change)?.text ?? change.kind}`)
        .join(', ');
      return `${name} (${connection}${signInNeeded ? ', signed out' : ''}${isKnown(client) ? '' : ', viewer unknown'}): ${states}`;
    });
    return waiting.join('; ');
  }

  #useTab(tab: Tab, action: TabAction, where: number): void {
    const { browser } = this.#options;
    if (action.do === 'open') {
      if (browser.tabs.length < 4) this.#open();
    } else if (action.do === 'reload') {
      tab.close();
      this.#open();
    } else if (action.do === 'freeze') tab.freeze(action.isInCache);
    else if (action.do === 'thaw') browser.tabs.find(({ isFrozen }) => isFrozen)?.thaw(where < 0.5);
    else if (action.do === 'offline') {
      tab.isOffline = action.isTrue;
      tab.say('offline');
    } else tab[action.do]();
  }

  async #wait(ms: number): Promise<void> {
    const { browser } = this.#options;
    const end = browser.clock.now() + ms;
    for (let steps = 0; browser.clock.now() < end && steps < 500; steps += 1) {
      if (!(await this.step())) return;
    }
  }

  #backOnline(): void {
    for (const tab of this.#options.browser.tabs) {
      tab.isOffline = false;
      if (!tab.isFrozen) tab.say('online');
    }
  }

  #open(): Tab {
    const { browser, make } = this.#options;
    const tab = browser.open((module, own) => make(module, own, browser));
    this.#watch(tab);
    return tab;
  }

  /** What is no longer among the unsaved, and not refused, looks saved. */
  #watch({ client, name }: Tab): void {
    const { intents, log } = this.#options;
    let before: Snapshot['changes'] = [];
    client.subscribe(() => {
      const { changes, signInNeeded } = client.getSnapshot();
      const now = new Set(changes.map(({ change }) => change.id));
      const gone = signInNeeded ? [] : before.filter(({ change }) => !now.has(change.id));
      before = changes;
      for (const { change, problem } of changes) {
        const intent = intents.of(change);
        if (intent && problem) intents.refused(intent, change.id);
      }
      for (const { change } of gone) {
        const intent = intents.of(change);
        if (!intent || intent.isSwitch || this.#isPutAway(intent, change.id)) continue;
        log(`${name} no longer shows ${intent.text} as unsaved`);
        intents.saved(intent, change.id, `no longer shown as unsaved in ${name}`);
      }
    });
  }

  #isPutAway(intent: Intent, changeId: string): boolean {
    return this.#dealt.has(changeId) || intent.ids.at(-1) !== changeId;
  }

  #wish(tab: Tab, wish: Wish): void {
    const { intents, prefix, lane, log } = this.#options;
    const { client } = tab;
    const { journeyId } = lane;
    const number = (this.#count += 1);
    const isSwitch = wish.about === 'favorite' || wish.about === 'done';
    const target = wish.about === 'step' ? wish.stepId : isSwitch ? wish.about : '';
    const text = isSwitch ? `${wish.on}` : `${prefix}${number}`;
    const intent = intents.called(text, target, tab.name, isSwitch);
    log(`${tab.name} wants ${number} at ${target || 'feedback'}: ${text}`);
    const taken =
      wish.about === 'step'
        ? client.change('step.comment', { journeyId, stepId: wish.stepId }, { text })
        : wish.about === 'feedback'
          ? client.change('feedback.send', {}, { text, context: {} })
          : wish.about === 'favorite'
            ? client.change('resource.favorite', { resourceId: toggledResource }, { on: wish.on })
            : client.change(
                wish.on ? 'step.complete' : 'step.reopen',
                { journeyId, stepId: toggledStep },
                {},
              );
    void this.#follow(tab, intent, taken);
  }

  #dealWith(tab: Tab, change: Change): void {
    const { intents, browser, log } = this.#options;
    const { id: changeId } = change;
    this.#dealt.set(changeId, tab);
    const intent = intents.of(change) ?? intents.found(change);
    const gives = browser.random.fork(`deal/${(this.#deals += 1)}`).chance(this.#isCalm ? 0.2 : 0.4);
    log(`${tab.name} ${gives ? 'gives up' : 'asks again for'} ${intent.text}`);
    if (gives) {
      intents.discarded(intent);
      tab.client.discard(changeId).catch(() => this.#dealt.delete(changeId));
    } else {
      intents.retried(intent);
      void this.#follow(tab, intent, tab.client.retry(changeId));
    }
  }

  /** Another tab still shows it where that it was given up, or asked for again, could not be kept before its tab was gone. */
  #dealAgain(tab: Tab, change: Change, dealtIn: Tab): void {
    if (this.#options.intents.of(change)?.discardedAt !== undefined)
      tab.client.discard(change.id).catch(() => {});
    else if (!dealtIn.isAlive) this.#dealWith(tab, change);
  }

  /** Writes down what becomes of a change, as long as the tab is there to say it. */
  async #follow(tab: Tab, intent: Intent, taking: Promise<TakenChange>): Promise<void> {
    const { intents, log } = this.#options;
    try {
      const { id, settled } = await taking;
      if (!tab.isAlive) return;
      // asked for again under its own id: it may be refused again
      this.#dealt.delete(id);
      const pending = tab.client.getSnapshot().changes.find(({ change }) => change.id === id);
      log(`${tab.name} has taken ${intent.text}${pending?.durable ? '' : ', in this tab only'}`);
      intents.taken(intent, id, pending?.durable === true);
      const { outcome } = await settled;
      if (!tab.isAlive) return;
      log(`${tab.name} says of ${intent.text}: ${outcome}`);
      if (outcome === 'rejected' || outcome === 'conflict') intents.refused(intent, id);
      else if (!intent.isSwitch) intents.saved(intent, id, 'told saved');
    } catch (error) {
      log(`${tab.name} could not take ${intent.text}: ${String(error)}`);
    }
  }
}

/** Whether the client knows who is looking. */
function isKnown(client: JourneyClient): boolean {
  return client.select({ kind: 'session' }).status === 'ready';
}
