/** One fault at a time: a person, one tab, and a network that does exactly what a case says. */
import type { Change } from '@partner-journey/contract';
import { laneOf, type Lane } from '../host/fault-program.js';
import { countCompletions, readHost, type HostReading } from '../ledger/read-host.js';
import type { ClientModule } from '../node/client-bundle.js';
import { settled, SimBrowser } from '../node/sim-browser.js';
import type { Tab } from '../node/tab.js';
import type { DecideFault } from '../proxy/decide-fault.js';
import { noFault, type Fault } from '../proxy/fault.js';
import { newNonce, type Ground } from '../schedules/campaign.js';

/** What stands between a tab and its network, such as a gateway. */
export type Through = (fetch: typeof globalThis.fetch, now: () => number) => typeof globalThis.fetch;

export interface BenchOptions {
  /** What the page answers when it is asked for a token, at this moment. @default the token of the lane */
  readonly token?: (nowMs: number) => string;
  readonly through?: Through;
  /** Which of the host's lanes. @default 0 */
  readonly lane?: number;
}

export interface Bench {
  readonly browser: SimBrowser;
  readonly lane: Lane;
  /** Begins every text of this case. */
  readonly prefix: string;
  /** What people were told, in order: `saved` or `rejected` and the text. */
  readonly told: string[];
  readonly tokensAsked: number;
  openTab(): Tab;
  /** Says something about a step, the first one unless another is named. */
  comment(tab: Tab, text: string, stepId?: string): void;
  follow(text: string, taking: ReturnType<Tab['client']['change']>): void;
  /** Lets everything happen until nothing is left but waiting, or the condition is true. */
  until(isEnough: () => boolean): Promise<void>;
  /** Lets so many milliseconds pass, and everything happen in them; none: what takes no time. */
  pass(ms: number): Promise<void>;
  /** What is shown as not saved yet, or refused. */
  waiting(tab: Tab): readonly string[];
  read(): Promise<HostReading>;
  /** What the host has about the first step, in order. */
  kept(): Promise<readonly string[]>;
  /** How often the step that is ticked was done. */
  completions(): Promise<number>;
}

/** Faults for writes, in this order; everything else is well. */
export function writesMeet(...faults: readonly Fault[]): DecideFault {
  return ({ kind, ordinal }) => (kind === 'write' ? (faults[ordinal] ?? noFault) : noFault);
}

const mostSteps = 20_000;

export function makeBench(
  { load, upstreams }: Ground,
  decide: DecideFault,
  { token: give, through = (fetch) => fetch, lane: number = 0 }: BenchOptions = {},
): Bench {
  const [upstream] = upstreams;
  if (!upstream) throw new Error('There is no host.');
  const nonce = newNonce();
  const lane = laneOf(number);
  const prefix = `${nonce}/`;
  const features = { locks: true, channels: true };
  const browser = new SimBrowser({ seed: 1, nonce, load, upstream, decide, features, log: () => {} });
  const told: string[] = [];
  let tokensAsked = 0;
  const make = (module: ClientModule, tab: Tab) => {
    const token = async () => {
      tokensAsked += 1;
      return give ? give(clock.now()) : lane.token;
    };
    const { clock } = tab;
    const fetch = through(tab.fetch, () => clock.now());
    const storage = browser.device.forTab(tab.name, tab.random, 0);
    const api = `${upstream.origin}/api/v1`;
    const client = module.createJourneyClient({ api, token, fetch, clock, storage });
    client.observe({ kind: 'session' });
    return client;
  };
  const follow: Bench['follow'] = (text, taking) => {
    void taking
      .then(({ settled }) => settled)
      .then(
        ({ outcome }) => told.push(`${outcome} ${text}`),
        () => {},
      );
  };
  return {
    ...{ browser, lane, prefix, told, follow },
    get tokensAsked() {
      return tokensAsked;
    },
    openTab: () => browser.open(make),
    comment: ({ client }, text, stepId = 'one') => {
      const target = { journeyId: lane.journeyId, stepId };
      follow(text, client.change('step.comment', target, { text: prefix + text }));
    },
    async until(isEnough) {
      await settled();
      for (let step = 0; !isEnough(); step += 1) {
        if (step > mostSteps) throw new Error('This did not come true.');
        if ((await browser.stepTask()) || (await browser.stepTime())) continue;
        throw new Error('Nothing happens any more.');
      }
    },
    async pass(ms) {
      const end = browser.clock.now() + ms;
      await settled();
      for (let step = 0; (await browser.stepTask()) || (await browser.stepTime(end)); step += 1)
        if (step > mostSteps) throw new Error('This does not come to rest.');
      browser.clock.tick(end - browser.clock.now());
    },
    waiting: ({ client }) =>
      client
        .getSnapshot()
        .changes.map(({ change, state }) => `${state} ${textOf(change).slice(prefix.length)}`),
    read: () => readHost(upstream, lane, prefix),
    async kept() {
      const { truth } = await readHost(upstream, lane, prefix);
      return (truth.get('one') ?? []).map(({ text }) => text.slice(prefix.length));
    },
    completions: () => countCompletions(upstream, lane),
  };
}

function textOf({ payload, kind }: Change): string {
  return 'text' in payload ? payload.text : kind;
}
