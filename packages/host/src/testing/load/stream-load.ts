import { Agent, request, type ClientRequest } from 'node:http';
import { change } from '../test-host.js';
import type { HostProcess } from '../start-host-process.js';
import { useOf } from './process-use.js';
import { ask } from './request-load.js';

/** What hosts did with many open streams. */
export interface StreamFigures {
  /** Milliseconds until all were open. */
  readonly openedIn: number;
  /** Milliseconds from the sending of a change until half, and until all of them heard of it. */
  readonly median: number;
  readonly last: number;
  /** Kilobytes of memory that one stream takes in its process; undefined where the system does not tell. */
  readonly kilobytesEach: number | undefined;
}

/** Opens streams, spread evenly over the hosts, and sends one change to the first host. */
export async function loadWithStreams(hosts: readonly HostProcess[], count: number): Promise<StreamFigures> {
  const before = await useOf(hosts);
  const startedAt = performance.now();
  const streams = await Promise.all(
    Array.from({ length: count }, (_, index) => openStream(hosts[index % hosts.length]?.url ?? '')),
  );
  const openedIn = performance.now() - startedAt;
  const after = await useOf(hosts);
  const sentAt = performance.now();
  const target = { journeyId: 'northlight-journey', stepId: 'sandbox-essentials' };
  const body = JSON.stringify({ changes: [change('step.comment', target, { text: 'Heard by all' })] });
  const agent = new Agent();
  await ask(`${hosts[0]?.url ?? ''}/changes`, agent, body);
  const heardAfter = (await Promise.all(streams.map(({ heard }) => heard))).map((at) => at - sentAt);
  streams.forEach(({ close }) => close());
  agent.destroy();
  heardAfter.sort((one, other) => one - other);
  return {
    openedIn,
    median: heardAfter[Math.floor(count / 2)] ?? 0,
    last: heardAfter.at(-1) ?? 0,
    kilobytesEach: before && after && (after.kilobytes - before.kilobytes) / count,
  };
}

interface Stream {
  /** Resolves with the moment of its first message. */
  readonly heard: Promise<number>;
  close(): void;
}

function openStream(url: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    let sent: ClientRequest | undefined = undefined;
    sent = request(
      `${url}/events`,
      { agent: false, headers: { Authorization: 'Bearer demo-ana' } },
      (answer) => {
        answer.setEncoding('utf8');
        const heard = new Promise<number>((hear) =>
          answer.on('data', (text: string) => text.includes('data:') && hear(performance.now())),
        );
        answer.once('data', () => resolve({ heard, close: () => sent?.destroy() }));
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}
