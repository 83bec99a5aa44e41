import { recordedHosts } from '../../support/recorded/recording.js';
import { contractWays } from './contract-ways.js';
import { mappedWay } from './mapped-way.js';
import type { Way } from './way.js';

/** A way in, with how many mutations go through it. */
type CountedWay = readonly [count: number, make: () => Promise<Way>];

/** Each way in by its name, with so many mutations for each; the mappings are one way. */
export function everyWay(mutations: number): Readonly<Record<string, CountedWay>> {
  const mapped = recordedHosts.map((host): readonly [string, CountedWay] => [
    `the mapping of ${host}`,
    [mutations / recordedHosts.length, () => mappedWay(host)],
  ]);
  const byContract = Object.entries(contractWays).map(([what, make]): readonly [string, CountedWay] => [
    what,
    [mutations, make],
  ]);
  return Object.fromEntries([...byContract, ...mapped]);
}
