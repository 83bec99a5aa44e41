/**
 * The way from the proxy to the real host, and its memory: every receipt the host gave, whether or not the answer
 * arrived anywhere. What people are told is later held against it.
 */
import { request as httpRequest, Agent, type IncomingHttpHeaders } from 'node:http';
import type { HostAnswer } from './carry-out.js';

/** A request, whole, as it is sent to the host. */
export interface HostRequest {
  readonly method: string;
  /** Path and query from the root of the host. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** Sends requests to a host. */
export interface Upstream {
  /** Where the host is now; a host that was started again may be elsewhere. */
  origin: string;
  /** Ids of the changes that the host has saved or accepted, in the order of its answers. */
  readonly applied: ReadonlySet<string>;
  /** Sends one request and reads the whole answer; rejects when the host cannot be reached. */
  send(request: HostRequest): Promise<HostAnswer>;
  close(): void;
}

const dropped = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host', 'date']);

export function connectUpstream(origin: string): Upstream {
  // a connection that is kept may be closed by the host at the very moment it is used again
  const agent = new Agent({ keepAlive: false });
  const applied = new Set<string>();
  const upstream: Upstream = {
    origin,
    applied,
    send: async (request) => {
      const answer = await exchange(agent, upstream.origin, request);
      if (request.method === 'POST' && answer.status === 200) remember(applied, answer.body);
      return answer;
    },
    close: () => agent.destroy(),
  };
  return upstream;
}

function exchange(agent: Agent, origin: string, request: HostRequest): Promise<HostAnswer> {
  const { method, path, headers, body } = request;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = httpRequest(
      new URL(path, origin),
      { agent, method, headers: { ...headers, ...length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: plainHeaders(response.headers), body: text });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Headers that mean something from end to end. */
export function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = Object.entries(headers).filter(([name, value]) => value !== undefined && !dropped.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function remember(applied: Set<string>, body: string): void {
  const { receipts } = JSON.parse(body) as { receipts: { changeId: string; outcome: string }[] };
  for (const { changeId, outcome } of receipts) {
    if (outcome === 'saved' || outcome === 'accepted') applied.add(changeId.toLowerCase());
  }
}
