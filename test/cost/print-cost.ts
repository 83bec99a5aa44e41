/**
 * Measures in a real Chromium what a mapping costs beside hand-written code that makes the same documents of the same
 * answers: `npm run cost`. Prints medians with their ratio, for times are those of one machine, and plots every round
 * beside the decision that shows it. Ends with a failure when the two make different documents.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../support/launch-browser.js';
import { repositoryRoot } from '../support/repository.js';
import { openCostPage } from './cost-page.js';
import type { Measured, Measuring } from './in-page.js';
import { medianOf, roundsAsSvg, type Rounds } from './plot-cost.js';

const cases: readonly (Measuring & { readonly what: string })[] = [
  { what: 'a journey of 40 steps', kind: 'journey', steps: 40, resources: 0, rounds: 40, reads: 20 },
  { what: '10,000 resources', kind: 'resources', steps: 0, resources: 10_000, rounds: 20, reads: 1 },
];
/** Pages that are opened anew for the first read of each case. */
const firstReads = 9;

/** Both ways of a round meet the same machine, so the ratio is that of each round, and the one in the middle. */
function compare({ mapped, handWritten }: Omit<Rounds, 'what'>): string {
  const ratios = mapped.map((value, round) => value / (handWritten[round] ?? Number.NaN));
  const [one, other] = [mapped, handWritten].map((values) => `${medianOf(values).toFixed(1)} ms`);
  return `${one}, by hand ${other}: ${medianOf(ratios).toFixed(1)} times`;
}

function linesOf(what: string, measured: Measured): readonly string[] {
  const { mapped, handWritten } = measured.longestTasksMs;
  const [one, other] = [mapped, handWritten]
    .map(medianOf)
    .map((ms) => (ms === 0 ? 'below 50 ms' : `${ms} ms`));
  return [`${what}: ${compare(measured)}`, `  longest task: ${one}, by hand ${other}`];
}

const page = await openCostPage();
const browser = await launchBrowser();
const plotted: Rounds[] = [];
const say = (text: string) => process.stdout.write(`${text}\n`);
try {
  for (const { what, ...measuring } of cases) {
    const measured = await page.measure(browser, measuring);
    plotted.push({ what, ...measured });
    linesOf(what, measured).forEach(say);
    const firsts = { mapped: [] as number[], handWritten: [] as number[] };
    for (let index = 0; index < firstReads; index += 1) {
      const { first } = await page.measure(browser, { ...measuring, rounds: 0 });
      firsts.mapped.push(first.mapped);
      firsts.handWritten.push(first.handWritten);
    }
    say(`  first read of a page: ${compare(firsts)}`);
    plotted.push({ what: `${what}, first read of a page`, ...firsts });
    if (!measured.same) {
      say(`WRONG: ${what}: the two ways make different documents`);
      process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
  await page.close();
}
const picture = join('stories', 'decisions', '22-mapping-cost.svg');
await writeFile(join(repositoryRoot, picture), roundsAsSvg(plotted));
say(`plotted in ${picture}`);
