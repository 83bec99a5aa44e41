import { Agent, request } from 'node:http';
import { change } from '../test-host.js';
import type { HostProcess } from '../start-host-process.js';
import { useOf } from './process-use.js';

/** What many callers at once got from hosts. */
export interface RequestFigures {
  readonly perSecond: number;
  /** Milliseconds until an answer: of half of the requests, and of 95 in 100. */
  readonly median: number;
  readonly p95: number;
  /** Milliseconds of a host's processor that one request takes; undefined where the system does not tell. */
  readonly processorMsEach: number | undefined;
}

/** How hosts are asked. */
export interface RequestLoad {
  readonly what: 'read' | 'write';
  readonly callers: number;
  readonly seconds: number;
}

const journeyId = 'northlight-journey';
const headers = { Authorization: 'Bearer demo-ana', 'Content-Type': 'application/json' };

/** Lets callers ask one request after the other, spread evenly over the hosts. */
export async function loadWithRequests(
  hosts: readonly HostProcess[],
  { what, callers, seconds }: RequestLoad,
): Promise<RequestFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const until = performance.now() + seconds * 1000;
  const took: number[] = [];
  const call = async (url: string) => {
    while (performance.now() < until) {
      const startedAt = performance.now();
      const body = what === 'read' ? undefined : writing();
      const path = body === undefined ? `/journeys/${journeyId}` : '/changes';
      await ask(`${url}${path}`, agent, body);
      took.push(performance.now() - startedAt);
    }
  };
  const before = await useOf(hosts);
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: callers }, (_, index) => call(hosts[index % hosts.length]?.url ?? '')),
  );
  const perSecond = took.length / ((performance.now() - startedAt) / 1000);
  const after = await useOf(hosts);
  agent.destroy();
  took.sort((one, other) => one - other);
  const at = (share: number) => took[Math.floor(took.length * share)] ?? 0;
  const processorMsEach = before && after && (after.processorMs - before.processorMs) / took.length;
  return { perSecond, median: at(0.5), p95: at(0.95), processorMsEach };
}

/** A change that any number of people may make at once, with its effect, its receipt and its live message. */
function writing(): string {
  return JSON.stringify({ changes: [change('feedback.send', {}, { text: 'One of many', context: {} })] });
}

/** Sends one request and reads the whole answer; rejects when it is not 200. */
export function ask(url: string, agent: Agent, body?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers, method: body === undefined ? 'GET' : 'POST' }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(text)
          : reject(new Error(`${url} answered ${answer.statusCode ?? 0}: ${text}`)),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
