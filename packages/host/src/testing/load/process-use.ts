import { readFile } from 'node:fs/promises';
import type { HostProcess } from '../start-host-process.js';

/** What processes take of the machine. */
export interface ProcessUse {
  /** Milliseconds of processor time since they began, all threads together. */
  readonly processorMs: number;
  /** Kilobytes of memory they hold now. */
  readonly kilobytes: number;
}

// clock ticks are a hundredth of a second on every Linux that Node.js runs on
const tickMs = 10;

/** What some hosts take together; undefined where the system does not tell. */
export async function useOf(hosts: readonly HostProcess[]): Promise<ProcessUse | undefined> {
  const uses = await Promise.all(hosts.map(({ pid }) => useOfOne(pid)));
  const sum = (part: keyof ProcessUse) => uses.reduce((total, use) => total + (use?.[part] ?? NaN), 0);
  const use = { processorMs: sum('processorMs'), kilobytes: sum('kilobytes') };
  return Number.isNaN(use.processorMs + use.kilobytes) ? undefined : use;
}

async function useOfOne(pid: number): Promise<ProcessUse | undefined> {
  try {
    const [stat, status] = await Promise.all(
      ['stat', 'status'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8')),
    );
    // the second field, a name in brackets, may hold spaces
    const fields = stat!.slice(stat!.lastIndexOf(')') + 2).split(' ');
    return {
      processorMs: (Number(fields[11]) + Number(fields[12])) * tickMs,
      kilobytes: Number(/VmRSS:\s+(\d+) kB/.exec(status!)?.[1]),
    };
  } catch {
    return undefined;
  }
}
