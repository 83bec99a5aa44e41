/** The figures of many clients that lose their host at once. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleClient } from '../node/client-bundle.js';
import { runCrowd } from './crowd.js';
import { unless, type Figure } from './figure.js';
import { barsAsCsv, barsAsSvg } from './plot.js';

/** The largest share of the clients that may ask the host anything in one second. */
const largestShare = 0.1;
const inPercent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** The second half of G12: a host that starts again. */
export async function restart(seed: number): Promise<Figure> {
  const load = await bundleClient();
  const options = { clients: 200, awayMs: 30_000, watchMs: 120_000, seed };
  const { peak, returns } = await runCrowd(load, options);
  const back = returns.reduce((sum, count) => sum + count, 0);
  return {
    lines: [
      `${options.clients} clients after a restart: ${back} come back, at most ${inPercent(peak)} in one second`,
    ],
    wrong: [
      ...unless(peak <= largestShare, `${inPercent(peak)} in one second`),
      ...unless(back === options.clients, `${options.clients - back} do not come back`),
    ],
  };
}

/** Who has changed something while the host was away. */
const crowds = [
  { writers: 0, who: 'nothing to save' },
  { writers: 0.1, who: 'a tenth with something to save' },
  { writers: 1, who: 'all with something to save' },
] as const;

/** How they come back after a longer and longer absence, also as a drawing and a table for each. */
export async function crowd(seed: number): Promise<Figure> {
  const load = await bundleClient();
  const folder = await mkdtemp(join(tmpdir(), 'figures-'));
  const lines: string[] = [];
  const wrong: string[] = [];
  for (const { writers, who } of crowds) {
    for (const awayMs of [1_000, 3_000, 30_000, 300_000]) {
      const options = { clients: 1_000, writers, awayMs, watchMs: 120_000, seed };
      const { peak, busy, saved } = await runCrowd(load, options);
      const title = `1,000 clients, ${who}, after ${awayMs / 1000} s without their host: asking per second`;
      const file = join(folder, `${awayMs}-${writers}`);
      await writeFile(`${file}.svg`, barsAsSvg(title, busy, 1_000 * largestShare));
      await writeFile(`${file}.csv`, barsAsCsv(busy));
      lines.push(`${title}: at most ${inPercent(peak)} in one second`);
      wrong.push(
        ...unless(peak <= largestShare, `${inPercent(peak)} in one second after ${awayMs / 1000} s`),
        ...unless(saved === 1_000 * writers, `${1_000 * writers - saved} changes are not saved`),
      );
    }
  }
  return { lines: [...lines, `plotted in ${folder}`], wrong };
}
