/** The figures of writes: what schedules find in Node and in a real browser, and how a full outbox is emptied. */
import { engineNamed } from '../../support/engines/find-engines.js';
import { prepareBrowserGround } from '../browser/browser-ground.js';
import { runBrowserSchedule } from '../browser/run-browser-schedule.js';
import { sumUp } from '../browser/sum-up.js';
import { newIdPerSending } from '../controls/sabotage.js';
import { laneOf } from '../host/fault-program.js';
import { failuresIn } from '../ledger/compare.js';
import { countFindings, newNonce, prepareGround, runCampaign } from '../schedules/campaign.js';
import { drain } from './drain.js';
import { noneOf, unless, type Figure } from './figure.js';

const kinds = ['lost', 'duplicated', 'reordered', 'false-saved', 'unwanted', 'stuck'] as const;
const countsOf = (found: Readonly<Record<string, number>>) =>
  noneOf(Object.fromEntries(kinds.map((kind) => [kind, found[kind] ?? 0])));

/** G1: seeded schedules in Node, and the same with a client that is broken on purpose. */
export async function schedules(seed: number, count: number): Promise<Figure> {
  const ground = await prepareGround({ hosts: 2 });
  const { results, uncaught } = await runCampaign(ground, { seed, schedules: count });
  const sabotage = newIdPerSending;
  const control = await runCampaign(ground, { seed, schedules: Math.min(count, 100), sabotage });
  await ground.stop();
  const saved = results.reduce((sum, result) => sum + result.saved, 0);
  const { uncertain = 0, ...found } = countFindings(results);
  const { words, wrong } = countsOf(found);
  const errors = noneOf({ 'uncaught errors': uncaught.length });
  const caught = countFindings(control.results)['duplicated'] ?? 0;
  return {
    lines: [
      `${results.length} schedules × 20 writes: ${saved} told saved, ${words}, ${errors.words}`,
      `${uncertain} given up by the person although the host had taken them, which nobody could tell`,
      `control, a new id for each sending: ${caught} duplicated in ${control.results.length} schedules`,
    ],
    wrong: [...wrong, ...errors.wrong, ...unless(caught > 0, 'the control was not caught')],
  };
}

/** G2: the same in a real browser whose tabs die. */
export async function browserSchedules(seed: number, count: number, engineName: string): Promise<Figure> {
  const engine = engineNamed(engineName);
  const ground = await prepareBrowserGround(1, engine);
  const all = [];
  for (let index = 0; index < count; index += 1) {
    const options = { seed: seed + index, lane: laneOf(0), nonce: newNonce(), mayKillHost: index % 6 === 5 };
    all.push(await runBrowserSchedule({ ...ground, ...options }));
  }
  await ground.stop();
  const findings = all.flatMap((result) => failuresIn(result.findings));
  return {
    lines: [sumUp(engine, all)],
    wrong: findings.map(({ kind, text, detail }) => `${kind}: ${text} ${detail}`),
  };
}

/** Requests with changes that may be under way at the same time. */
const mostAtOnce = 6;

/** G3: how what was queued goes out. */
export async function draining(): Promise<Figure> {
  const [some, many] = [await drain(250), await drain(1_000)];
  const perChange = many.durationMs / many.changes / (some.durationMs / some.changes);
  return {
    lines: [
      ...[some, many].map(
        ({ changes, requests, atOnce }) =>
          `${changes} queued changes: ${requests} requests, ${atOnce} at once`,
      ),
      `a change takes ${perChange.toFixed(2)} times as long among ${many.changes} as among ${some.changes}`,
      `nothing else could run for ${(many.longestBlockMs / 50).toFixed(2)} times the 50 ms that a person notices`,
    ],
    wrong: [some, many]
      .filter(({ atOnce }) => atOnce > mostAtOnce)
      .map(({ changes, atOnce }) => `${atOnce} requests at once among ${changes} changes`),
  };
}
