/**
 * Does a fault to a request: forwards it to the real host as often as the fault says, and makes the answer the browser
 * gets. No sockets here: the HTTP proxy and the fetch of a simulated tab both perform what comes out.
 */
import type { Fault, RetryAfter } from './fault.js';

/** An answer of the host, whole. */
export interface HostAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the browser gets. */
export interface FaultyAnswer {
  /** Waits this long before anything is heard. */
  readonly delayMs: number;
  /** Absent: the connection breaks, or stays silent, before a head. */
  readonly head?: Pick<HostAnswer, 'status' | 'headers'>;
  readonly body: string;
  /** Milliseconds between two bytes; 0: all at once. */
  readonly byteMs: number;
  /** How it is over: in order, by a broken connection, or never. */
  readonly end: 'ends' | 'breaks' | 'stays';
  /** Whether the browser keeps the answer from the page. */
  readonly isHidden: boolean;
}

/** Sends the request to the host; rejects when the host cannot be reached. */
export type Forward = () => Promise<HostAnswer>;

const plain = { delayMs: 0, byteMs: 0, end: 'ends', isHidden: false } as const;
const broken: FaultyAnswer = { ...plain, body: '', end: 'breaks' };

/** How long the request is on its way before the host can hear it. */
export function requestDelayMs(fault: Fault): number {
  return fault.name === 'late' && fault.what === 'request' ? fault.delayMs : 0;
}

/** Never rejects: a host that cannot be reached is a connection that breaks. */
export async function carryOut(fault: Fault, forward: Forward, nowMs: number): Promise<FaultyAnswer> {
  try {
    return await answerTo(fault, forward, nowMs);
  } catch {
    return broken;
  }
}

async function answerTo(fault: Fault, forward: Forward, nowMs: number): Promise<FaultyAnswer> {
  const host = async () => pass(await forward());
  switch (fault.name) {
    case 'none':
      return host();
    case 'refused':
    case 'reset-before':
      return broken;
    case 'answer-lost':
      await forward();
      return broken;
    case 'late':
      return { ...(await host()), delayMs: fault.what === 'answer' ? fault.delayMs : 0 };
    case 'silence':
      return silent(fault, forward);
    case 'slow-body':
      return { ...(await host()), byteMs: fault.byteMs };
    case 'truncated':
    case 'broken-body': {
      const whole = await host();
      const kept = whole.body.slice(0, Math.floor(whole.body.length * fault.keep));
      return { ...whole, body: kept, end: fault.name === 'truncated' ? 'ends' : 'breaks' };
    }
    case 'other-body':
      if (fault.forwarded) await forward();
      return {
        ...plain,
        head: { status: 200, headers: { 'content-type': fault.contentType } },
        body: fault.body,
      };
    case 'no-content':
      if (fault.forwarded) await forward();
      return { ...plain, head: { status: 204, headers: {} }, body: '' };
    case 'status':
      return withStatus(fault, forward, nowMs);
    case 'delivered-twice':
      return twice(fault, forward);
    case 'no-cors':
      if (!fault.forwarded) return { ...broken, isHidden: true };
      return { ...(await host()), isHidden: true };
  }
}

function pass({ status, headers, body }: HostAnswer): FaultyAnswer {
  return { ...plain, head: { status, headers }, body };
}

async function silent(fault: Extract<Fault, { name: 'silence' }>, forward: Forward): Promise<FaultyAnswer> {
  const answer = fault.forwarded ? await forward() : undefined;
  const head = {
    status: answer?.status ?? 200,
    headers: answer?.headers ?? { 'content-type': 'application/json' },
  };
  return { ...plain, body: '', end: 'stays', ...(fault.after === 'head' && { head }) };
}

async function twice(
  fault: Extract<Fault, { name: 'delivered-twice' }>,
  forward: Forward,
): Promise<FaultyAnswer> {
  const first = forward();
  if (!fault.atOnce) await first;
  const answers = await Promise.all([first, forward()]);
  return pass(answers[fault.answer]);
}

async function withStatus(
  fault: Extract<Fault, { name: 'status' }>,
  forward: Forward,
  nowMs: number,
): Promise<FaultyAnswer> {
  if (fault.forwarded) await forward();
  // gateways explain themselves with a page, services with a problem document, some not at all
  const { status, retryAfter, isPage = status === 502 || status === 511 } = fault;
  const asks = retryAfter && { 'retry-after': valueOf(retryAfter, nowMs) };
  const problem = { type: 'about:blank', title: `Answered with ${status}`, status, code: `status-${status}` };
  const contentType = isPage ? 'text/html' : 'application/problem+json';
  const body = isPage ? `<html><body><h1>${status}</h1></body></html>` : JSON.stringify(problem);
  return {
    ...plain,
    head: { status, headers: { 'content-type': contentType, ...asks } },
    body: status === 503 ? '' : body,
  };
}

function valueOf(retryAfter: RetryAfter, nowMs: number): string {
  return retryAfter.form === 'date' ? new Date(nowMs + retryAfter.inMs).toUTCString() : retryAfter.value;
}

/** Whether a page of another origin may not read the header that says when to come back. */
export function hidesRetryAfter(fault: Fault): boolean {
  return fault.name === 'status' && fault.retryAfter?.form === 'hidden';
}
