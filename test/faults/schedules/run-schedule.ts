/**
 * One schedule: a person's changes in several tabs over one storage, killed, reloaded, frozen and cut off at any
 * moment, then peace: the network is good, a tab is open, whatever was refused is dealt with. In the end everything
 * they were told is held against what the host has.
 *
 *     trouble (by the seed) ─ peace ─ one more visit ─ the ledger
 */
import type { JourneyClient } from '@partner-journey/client';
import { readHost } from '../ledger/read-host.js';
import { compare, judgeSwitch, type Finding, type FindingKind } from '../ledger/compare.js';
import { IntentLog } from '../ledger/intents.js';
import type { Lane } from '../host/fault-program.js';
import type { ClientModule, PageGlobals } from '../node/client-bundle.js';
import { SimBrowser } from '../node/sim-browser.js';
import type { Tab } from '../node/tab.js';
import { allWeights, faultsBySeed, type Weather } from '../proxy/decide-fault.js';
import { noFault } from '../proxy/fault.js';
import type { Upstream } from '../proxy/upstream.js';
import { Random } from '../random/random.js';
import type { Parts, Sabotage } from '../controls/sabotage.js';
import { Hands } from './hands.js';
import { planPerson } from './person.js';

export interface ScheduleOptions {
  readonly seed: number | string;
  readonly lane: Lane;
  readonly upstream: Upstream;
  readonly load: (globals: PageGlobals) => ClientModule;
  /** Unlike that of any other run at this host: twelve hexadecimal digits. */
  readonly nonce: string;
  /** @default 20 */
  readonly wishes?: number;
  /** Breaks the client from outside, to show that it is noticed. */
  readonly sabotage?: Sabotage;
  /** Takes every line of what happens. */
  readonly log?: (line: string) => void;
}

export interface ScheduleResult {
  readonly seed: number | string;
  readonly findings: readonly (
    Finding | { readonly kind: 'stuck'; readonly text: string; readonly detail: string }
  )[];
  readonly writes: number;
  /** How often people were told that something is saved. */
  readonly saved: number;
}

export type ResultKind = FindingKind | 'stuck' | 'uncaught';

/** In peace, longer than any pause of the client. */
const longestPeaceMs = 6 * 60 * 60 * 1000;
const mostPeaceSteps = 30_000;

export async function runSchedule(options: ScheduleOptions): Promise<ScheduleResult> {
  const { seed, lane, upstream, nonce, log = () => {} } = options;
  const random = new Random(seed);
  const browser = new SimBrowser({
    ...{ seed, nonce, upstream, log, load: options.load },
    decide: faultsBySeed(`${seed}/wire`, weatherOf(random.fork('weather'))),
    features: { locks: random.chance(0.7), channels: random.chance(0.85) },
  });
  const intents = new IntentLog((id) => upstream.applied.has(id.toLowerCase()));
  const prefix = `${nonce}/${seed}/`;
  const hands = new Hands({ browser, intents, prefix, lane, make: makeClient(options, random), log });
  for (const { action, steps, where } of planPerson(random.fork('person'), options.wishes)) {
    for (let step = 0; step < steps; step += 1) if (!(await hands.step())) break;
    log(`— ${JSON.stringify(action)}`);
    await hands.act(action, where);
  }
  const isCalm = await makePeace(browser, hands);
  const stuck = isCalm ? [] : [{ kind: 'stuck' as const, text: prefix, detail: hands.describeWaiting() }];
  for (const tab of browser.tabs) tab.client.close();
  const { truth, isDone, isFavorite } = await readHost(upstream, lane, prefix);
  const switches = [
    judgeSwitch(
      intents.intents.filter(({ target }) => target === 'favorite'),
      `${isFavorite}`,
    ),
    judgeSwitch(
      intents.intents.filter(({ target }) => target === 'done'),
      `${isDone}`,
    ),
  ].filter((finding) => finding !== undefined);
  const counted = intents.intents;
  return {
    seed,
    findings: [...stuck, ...compare(counted, truth), ...switches],
    writes: counted.length,
    saved: counted.filter(({ savedAt }) => savedAt !== undefined).length,
  };
}

function weatherOf(random: Random): Weather {
  return { rate: random.pick([0.05, 0.2, 0.4, 0.6]), weights: allWeights };
}

function makeClient({ lane, upstream, sabotage }: ScheduleOptions, random: Random) {
  const style = random.fork('page');
  const hasKey = style.chance(0.6);
  const observes = style.chance(0.4) ? ('journey' as const) : ('session' as const);
  const failureRate = style.chance(0.12) ? 0.2 : 0;
  return (module: ClientModule, tab: Tab, browser: SimBrowser): JourneyClient => {
    const { fetch, clock } = tab;
    const token = async () => lane.token;
    const own: Parts = {
      adapter: module.restAdapter({ api: `${upstream.origin}/api/v1`, token, fetch, clock }),
      storage: browser.device.forTab(tab.name, tab.random.fork('storage'), failureRate),
    };
    const parts = sabotage ? sabotage(own, tab) : own;
    const client = module.createJourneyClient({ ...parts, clock, ...(hasKey && { viewerKey: lane.token }) });
    client.observe({ kind: observes });
    return client;
  };
}

/** Lets everything come to rest; false when something still waits after hours of good weather. */
async function makePeace(browser: SimBrowser, hands: Hands): Promise<boolean> {
  browser.wire.decide = () => noFault;
  browser.wire.isAway = false;
  hands.calmDown();
  if (!(await untilNothingWaits(browser, hands))) return false;
  await hands.act({ do: 'open' }, 0);
  return untilNothingWaits(browser, hands);
}

async function untilNothingWaits(browser: SimBrowser, hands: Hands): Promise<boolean> {
  const end = browser.clock.now() + longestPeaceMs;
  for (let steps = 0; steps < mostPeaceSteps && browser.clock.now() < end; steps += 1) {
    if (await browser.stepTask()) continue;
    hands.deal();
    if (await browser.stepTask()) continue;
    if (!hands.isAnythingWaiting()) return true;
    if (!(await browser.stepTime())) return false;
  }
  return false;
}
