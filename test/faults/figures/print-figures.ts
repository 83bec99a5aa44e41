/** Measures and prints the figures that are named, or all of them: `npm run test:faults -- --figures G3`. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineNamed } from '../../support/engines/find-engines.js';
import { prepareBrowserGround } from '../browser/browser-ground.js';
import { runBrowserSchedule } from '../browser/run-browser-schedule.js';
import { sumUp } from '../browser/sum-up.js';
import { newIdPerSending } from '../controls/sabotage.js';
import { laneOf } from '../host/fault-program.js';
import { failuresIn } from '../ledger/compare.js';
import { bundleClient } from '../node/client-bundle.js';
import { countFindings, newNonce, prepareGround, runCampaign } from '../schedules/campaign.js';
import { runCrowd } from './crowd.js';
import { drain } from './drain.js';
import { barsAsCsv, barsAsSvg } from './plot.js';

const seed = Number(process.env['FAULT_SEED'] ?? 1);
const say = (text: string) => process.stdout.write(`${text}\n`);
const inWords = (counts: Readonly<Record<string, number>>) =>
  ['lost', 'duplicated', 'reordered', 'false-saved', 'unwanted', 'stuck', 'uncertain']
    .map((kind) => `${counts[kind] ?? 0} ${kind}`)
    .join(', ');

async function schedules(): Promise<void> {
  const count = Number(process.env['FAULT_SCHEDULES'] ?? 500);
  const ground = await prepareGround({ hosts: 2 });
  const begin = performance.now();
  const { results, uncaught } = await runCampaign(ground, { seed, schedules: count });
  const seconds = Math.round((performance.now() - begin) / 1000);
  const saved = results.reduce((sum, result) => sum + result.saved, 0);
  say(
    `G1  ${count} schedules × 20 writes in ${seconds} s: ${saved} told saved, ${uncaught.length} uncaught errors`,
  );
  say(`    ${inWords(countFindings(results))}`);
  const control = await runCampaign(ground, {
    seed,
    schedules: Math.min(count, 100),
    sabotage: newIdPerSending,
  });
  say(`    control, a new id for each sending: ${inWords(countFindings(control.results))}`);
  await ground.stop();
}

async function browser(): Promise<void> {
  const count = Number(process.env['FAULT_BROWSER_SCHEDULES'] ?? 30);
  const engine = engineNamed(process.env['FAULT_ENGINE'] ?? 'chromium');
  const ground = await prepareBrowserGround(1, engine);
  const all = [];
  for (let index = 0; index < count; index += 1) {
    const options = { seed: seed + index, lane: laneOf(0), nonce: newNonce(), mayKillHost: index % 6 === 5 };
    all.push(await runBrowserSchedule({ ...ground, ...options }));
  }
  await ground.stop();
  const findings = all.flatMap((result) => failuresIn(result.findings));
  say(`G2  ${sumUp(engine, all)}`);
  for (const { kind, text, detail } of findings) say(`    ${kind}: ${text} ${detail}`);
}

async function draining(): Promise<void> {
  for (const changes of [250, 500, 1_000]) {
    const { durationMs, requests, atOnce, longestBlockMs } = await drain(changes);
    const figures = `${Math.round(durationMs)} ms, ${requests} requests, ${atOnce} at once`;
    say(
      `G3  ${changes} queued changes: ${figures}, nothing blocked longer than ${Math.round(longestBlockMs)} ms`,
    );
  }
}

async function crowd(): Promise<void> {
  const load = await bundleClient();
  const folder = await mkdtemp(join(tmpdir(), 'figures-'));
  for (const awayMs of [1_000, 30_000, 300_000]) {
    const { peak, returns } = await runCrowd(load, { clients: 1_000, awayMs, watchMs: 120_000, seed });
    const title = `1,000 clients after ${awayMs / 1000} s without their host: returns per second`;
    await writeFile(join(folder, `${awayMs}.svg`), barsAsSvg(title, returns, 100));
    await writeFile(join(folder, `${awayMs}.csv`), barsAsCsv(returns));
    say(`crowd  ${title}: at most ${(peak * 100).toFixed(1)} % in one second`);
  }
  say(`       plotted in ${folder}`);
}

const figures: Readonly<Record<string, () => Promise<void>>> = {
  G1: schedules,
  G2: browser,
  G3: draining,
  crowd,
};
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in figures));
if (unknown.length > 0)
  throw new Error(`No figure: ${unknown.join(', ')}. There are ${Object.keys(figures).join(', ')}.`);
for (const [name, measure] of Object.entries(figures)) {
  if (wanted.length === 0 || wanted.includes(name)) await measure();
}
