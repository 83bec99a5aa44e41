/**
 * The HTTP proxy between a real browser and the real host: each request meets the fate its seed decided. One proxy
 * serves many lanes, by the first part of the path: `http://127.0.0.1:<port>/<lane>/api/v1` is the API for one of them.
 *
 *     browser ─ /<lane>/api/v1/… ─ decide (pure) ─ carry out (host, 0 to 2 times) ─ perform (sockets) ─ browser
 */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { carryOut, hidesRetryAfter, requestDelayMs, type FaultyAnswer } from './carry-out.js';
import type { DecideFault } from './decide-fault.js';
import { describeFault, noFault, requestKindOf, type Fault, type RequestKind } from './fault.js';
import { plainHeaders, type HostRequest, type Upstream } from './upstream.js';

/** One lane: who is behind it, and what happens to them. */
export interface ProxyLane {
  /** Address of the API for this lane. */
  readonly api: string;
  /** Replaced when the weather changes. */
  decide: DecideFault;
  /** What befell its requests, in words. */
  readonly log: string[];
  /** How many requests of each kind arrived. */
  readonly counts: Readonly<Record<RequestKind, number>>;
  /** How many of them are not over. */
  readonly open: number;
}

export interface FaultProxy {
  /** Opens a lane of this name. */
  lane(name: string, decide?: DecideFault): ProxyLane;
  close(): Promise<void>;
}

class Lane implements ProxyLane {
  readonly api: string;
  decide: DecideFault;
  readonly log: string[] = [];
  readonly counts = { write: 0, session: 0, read: 0, events: 0, preflight: 0 };
  open = 0;

  constructor(api: string, decide: DecideFault) {
    this.api = api;
    this.decide = decide;
  }

  faultFor(kind: RequestKind): Fault {
    const ordinal = this.counts[kind]++;
    const fault = this.decide({ kind, from: '', ordinal });
    if (fault.name !== 'none') this.log.push(`${kind} #${ordinal}: ${describeFault(fault)}`);
    return fault;
  }
}

/** Starts a proxy on a free port of this machine. */
export async function startFaultProxy(upstream: Upstream): Promise<FaultProxy> {
  const lanes = new Map<string, Lane>();
  const server = createServer((request, response) => {
    const [, name = '', rest = ''] = /^\/([^/]*)(\/.*)$/.exec(request.url ?? '') ?? [];
    const lane = lanes.get(name);
    if (lane) void serve({ lane, upstream, path: rest, request, response });
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    lane(name, decide = () => noFault) {
      const lane = new Lane(`http://127.0.0.1:${port}/${name}/api/v1`, decide);
      lanes.set(name, lane);
      return lane;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  readonly lane: Lane;
  readonly upstream: Upstream;
  readonly path: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function serve(exchange: Exchange): Promise<void> {
  const { lane, upstream, path, request, response } = exchange;
  lane.open += 1;
  response.on('close', () => (lane.open -= 1));
  const kind = requestKindOf(request.method ?? 'GET', path);
  const fault = lane.faultFor(kind);
  if (fault.name === 'refused') {
    request.socket.destroy();
    return;
  }
  const body = await readBody(request);
  await wait(requestDelayMs(fault), response);
  if (kind === 'events') {
    passStream(exchange, fault);
    return;
  }
  const headers = plainHeaders(request.headers);
  const sent: HostRequest = { method: request.method ?? 'GET', path, headers, body: body || undefined };
  const answer = await carryOut(fault, () => upstream.send(sent), Date.now());
  await wait(answer.delayMs, response);
  await perform(answer, exchange, fault);
}

async function perform(answer: FaultyAnswer, { request, response }: Exchange, fault: Fault): Promise<void> {
  const { head, body, byteMs, end, isHidden } = answer;
  if (!head) {
    if (end === 'breaks') request.socket.destroy();
    return;
  }
  const cors = isHidden ? {} : allowPage(request, hidesRetryAfter(fault));
  const own = isHidden ? withoutCors(head.headers) : head.headers;
  response.writeHead(head.status, { ...own, ...cors });
  if (byteMs === 0) response.write(body);
  for (let from = 0; byteMs > 0 && from < body.length && !response.destroyed; from += 1) {
    response.write(body[from]);
    await wait(byteMs, response);
  }
  if (end === 'ends') response.end();
  if (end === 'breaks') response.write('', () => request.socket.destroy());
  if (end === 'stays') response.flushHeaders();
}

/** Live messages as they come; a fault breaks the stream, or says everything twice. */
function passStream({ upstream, path, request, response }: Exchange, fault: Fault): void {
  const outgoing = httpRequest(new URL(path, upstream.origin), { headers: plainHeaders(request.headers) });
  outgoing.on('error', () => request.socket.destroy());
  outgoing.on('response', (incoming) => {
    response.writeHead(incoming.statusCode ?? 0, {
      ...plainHeaders(incoming.headers),
      ...allowPage(request),
    });
    incoming.on('data', (chunk: Buffer) => {
      response.write(chunk);
      if (fault.name === 'delivered-twice') response.write(chunk);
      else if (fault.name === 'silence') incoming.pause();
      else if (fault.name !== 'none') request.socket.destroy();
    });
    incoming.on('error', () => request.socket.destroy());
    incoming.on('end', () => response.end());
  });
  response.on('close', () => outgoing.destroy());
  outgoing.end();
}

function allowPage({ headers }: IncomingMessage, hidesRetry = false): Record<string, string> {
  if (headers.origin === undefined) return {};
  return {
    'access-control-allow-origin': headers.origin,
    'access-control-expose-headers': hidesRetry ? 'ETag' : 'ETag, Retry-After, Date',
  };
}

function withoutCors(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('access-control-')));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    // whoever asked has left
  }
  return Buffer.concat(chunks).toString();
}

/** Waits on the machine's clock, not longer than anybody listens. */
function wait(ms: number, response: ServerResponse): Promise<void> {
  if (ms === 0 || response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    response.once('close', done);
    function done() {
      clearTimeout(timer);
      response.off('close', done);
      resolve();
    }
  });
}
