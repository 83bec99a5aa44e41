/** Many schedules at one host, several at a time: each has a partner of its own there. */
import { createHash } from 'node:crypto';
import { bundleClient, type ClientModule, type PageGlobals } from '../node/client-bundle.js';
import { laneOf } from '../host/fault-program.js';
import { startFaultHost } from '../host/start-fault-host.js';
import { connectUpstream, type Upstream } from '../proxy/upstream.js';
import type { Sabotage } from '../controls/sabotage.js';
import { runSchedule, type ScheduleResult } from './run-schedule.js';

export interface CampaignOptions {
  /** The first seed; the schedules take this one and those after it. */
  readonly seed: number;
  readonly schedules: number;
  /** Breaks every client. */
  readonly sabotage?: Sabotage;
  readonly onResult?: (result: ScheduleResult) => void;
}

export interface CampaignResult {
  readonly results: readonly ScheduleResult[];
  /** Errors nobody caught, in words. */
  readonly uncaught: readonly string[];
}

/** Where schedules run: hosts, and the client they all use. */
export interface Ground {
  readonly upstreams: readonly Upstream[];
  readonly load: (globals: PageGlobals) => ClientModule;
  /** How many schedules run at each host at the same time. */
  readonly lanes: number;
  stop(): Promise<void>;
}

/** Starts the hosts, each with its own database, and builds the client. */
export async function prepareGround({ hosts = 1, lanes = 4 } = {}): Promise<Ground> {
  const load = await bundleClient();
  const started = await Promise.all(Array.from({ length: hosts }, () => startFaultHost(lanes)));
  const upstreams = started.map(({ origin }) => connectUpstream(origin));
  const stop = async () => {
    for (const upstream of upstreams) upstream.close();
    await Promise.all(started.map((host) => host.stop()));
  };
  return { upstreams, load, lanes, stop };
}

/** Runs schedules with the seeds from `seed` on. */
export async function runCampaign(
  { upstreams, load, lanes }: Ground,
  { seed: first, schedules, sabotage, onResult = () => {} }: CampaignOptions,
): Promise<CampaignResult> {
  const results: ScheduleResult[] = [];
  const uncaught: string[] = [];
  const running = new Set<number>();
  const hear = (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    uncaught.push(`while the seeds ${[...running].join(', ')} ran: ${text}`);
  };
  process.on('unhandledRejection', hear);
  process.on('uncaughtException', hear);
  let next = first;
  const work = async (upstream: Upstream, lane: number) => {
    while (next < first + schedules) {
      const seed = next++;
      running.add(seed);
      const nonce = newNonce();
      const options = { seed, nonce, upstream, load, lane: laneOf(lane) };
      const result = await runSchedule({ ...options, ...(sabotage && { sabotage }) });
      running.delete(seed);
      results.push(result);
      onResult(result);
    }
  };
  try {
    const all = upstreams.flatMap((upstream) =>
      Array.from({ length: lanes }, (_, lane) => work(upstream, lane)),
    );
    await Promise.all(all);
  } finally {
    process.off('unhandledRejection', hear);
    process.off('uncaughtException', hear);
  }
  return { results, uncaught };
}

let runs = 0;

/** Twelve hexadecimal digits that no other run at any host has. */
export function newNonce(): string {
  return createHash('sha256')
    .update(`${process.pid}/${Date.now()}/${(runs += 1)}`)
    .digest('hex')
    .slice(0, 12);
}

/** How many findings there are of each kind. */
export function countFindings(results: readonly ScheduleResult[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind } of results.flatMap(({ findings }) => findings)) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
