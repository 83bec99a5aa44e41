/** How fast what was queued goes out once the host is back: many changes against a host that takes 5 ms. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { createJourneyClient, memoryStorage } from '@partner-journey/client';
import type { Change } from '@partner-journey/contract';
import { smallFixture } from '@partner-journey/contract/fixtures';

export interface DrainResult {
  readonly changes: number;
  readonly durationMs: number;
  readonly requests: number;
  /** The most requests with changes that were under way at the same time. */
  readonly atOnce: number;
  /** The longest time for which nothing else could run. */
  readonly longestBlockMs: number;
}

const hostMs = 5;
const { session } = smallFixture(new Date().toISOString());

export async function drain(changes: number): Promise<DrainResult> {
  const counts = { requests: 0, open: 0, atOnce: 0 };
  let isAway = true;
  const answer = async (path: string, body: string): Promise<Response> => {
    if (path.endsWith('/session')) return Response.json(session);
    if (isAway) throw new TypeError('Failed to fetch');
    counts.requests += 1;
    counts.atOnce = Math.max(counts.atOnce, (counts.open += 1));
    await pause(hostMs);
    counts.open -= 1;
    const sent = (JSON.parse(body) as { changes: Change[] }).changes;
    return Response.json({
      receipts: sent.map(({ id }) => ({ changeId: id, outcome: 'saved', affected: [] })),
    });
  };
  const client = createJourneyClient({
    api: 'https://portal.example/api/v1',
    storage: memoryStorage(),
    fetch: (input, init) => answer(new URL(input as string).pathname, init?.body as string),
  });
  client.observe({ kind: 'session' });
  const settled: Promise<unknown>[] = [];
  for (let number = 0; number < changes; number += 1) {
    const target = { journeyId: 'harbor-finch-journey', stepId: `step-${number % 40}` };
    settled.push((await client.change('step.comment', target, { text: `${number}` })).settled);
  }
  const block = monitorEventLoopDelay({ resolution: 1 });
  block.enable();
  const begin = performance.now();
  isAway = false;
  client.resume();

  await Promise.all(settled);
  block.disable();
  client.close();
  const { requests, atOnce } = counts;
  return {
    changes,
    durationMs: performance.now() - begin,
    requests,
    atOnce,
    longestBlockMs: block.max / 1e6,
  };
}
