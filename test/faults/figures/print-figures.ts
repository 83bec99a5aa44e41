/**
 * Measures and prints the figures that are named, or all of them: `npm run test:faults -- --figures G3`. Ends with a
 * failure when one of them has something that must not be.
 */
import { crowd, restart } from './crowd-figures.js';
import { badAnswers, isolation, liveTabs, mounts, pageCache } from './element-figures.js';
import type { FigureName } from './figure-list.js';
import { both, type Figure } from './figure.js';
import { referenceHost } from './host-figures.js';
import { browserSchedules, draining, schedules } from './write-figures.js';

const { FAULT_SEED, FAULT_SCHEDULES, FAULT_BROWSER_SCHEDULES, FAULT_ENGINE = 'chromium' } = process.env;
const seed = Number(FAULT_SEED ?? 1);

const figures: Readonly<Record<FigureName, () => Promise<Figure>>> = {
  G1: () => schedules(seed, Number(FAULT_SCHEDULES ?? 500)),
  G2: () => browserSchedules(seed, Number(FAULT_BROWSER_SCHEDULES ?? 30), FAULT_ENGINE),
  G3: draining,
  G5: () => badAnswers(seed, 10_000),
  G10: () => mounts(200, 1_000),
  G11: () => pageCache(20),
  G12: async () => both(await liveTabs(10), await restart(seed)),
  G14: () => isolation(seed, 500),
  G15: () => referenceHost(100, 200),
  crowd: () => crowd(seed),
};
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in figures));
if (unknown.length > 0)
  throw new Error(`No figure: ${unknown.join(', ')}. There are ${Object.keys(figures).join(', ')}.`);
for (const [name, measure] of Object.entries(figures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { lines, wrong } = await measure();
  const text = [...lines, ...wrong.map((one) => `WRONG: ${one}`)];
  process.stdout.write(`${name.padEnd(5)} ${text.join('\n      ')}\n`);
  if (wrong.length > 0) process.exitCode = 1;
}
