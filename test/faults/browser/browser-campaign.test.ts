import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { engineNamed } from '../../support/engines/find-engines.js';
import { laneOf } from '../host/fault-program.js';
import { failuresIn } from '../ledger/compare.js';
import { newNonce } from '../schedules/campaign.js';
import { prepareBrowserGround } from './browser-ground.js';
import { sumUp } from './sum-up.js';
import { runBrowserSchedule, type BrowserGround, type BrowserResult } from './run-browser-schedule.js';

const firstSeed = Number(process.env['FAULT_SEED'] ?? 1);
const lanes = 2;

/** Chromium is there on every machine; another one is asked by name. */
const engine = engineNamed(process.env['FAULT_ENGINE'] ?? 'chromium');
const schedules = Number(process.env['FAULT_BROWSER_SCHEDULES'] ?? 30);
/** Those in which the host is killed have it for themselves. */
const withKills = Math.ceil(schedules / 6);

describe(`A person in a real browser: ${engine}`, () => {
  let ground: BrowserGround & { stop(): Promise<void> };
  before(async () => (ground = await prepareBrowserGround(lanes, engine)));
  after(() => ground?.stop());

  async function run(seeds: number[], lane: number, mayKillHost: boolean): Promise<BrowserResult[]> {
    const results: BrowserResult[] = [];
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const options = { ...ground, seed, lane: laneOf(lane), nonce: newNonce(), mayKillHost };
      results.push(await runBrowserSchedule(options));
    }
    return results;
  }

  function judge(results: readonly BrowserResult[], test: TestContext): void {
    test.diagnostic(sumUp(engine, results));
    assert.deepEqual(
      results.filter(({ findings }) => failuresIn(findings).length > 0),
      [],
    );
    assert.ok(results.reduce((sum, { saved }) => sum + saved, 0) > results.length * 5);
  }

  it('loses nothing through faults and all that can be done to its tabs', async (test) => {
    const seeds = Array.from({ length: schedules - withKills }, (_, index) => firstSeed + index);

    const results = await Promise.all(Array.from({ length: lanes }, (_, lane) => run(seeds, lane, false)));

    judge(results.flat(), test);
  });

  it('loses nothing when the host is killed, too', async (test) => {
    const seeds = Array.from({ length: withKills }, (_, index) => firstSeed + schedules + index);

    judge(await run(seeds, 0, true), test);
  });
});
