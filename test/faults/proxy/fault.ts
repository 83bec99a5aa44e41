/**
 * Everything that can happen to one request between a browser and its host, as data. What is decided here says
 * nothing of how it is carried out: `decide-fault.ts` chooses one by a seed, `carry-out.ts` does it to a request.
 */
export type Fault =
  | { readonly name: 'none' }
  /** Nobody listens. */
  | { readonly name: 'refused' }
  /** The connection breaks before the host has heard anything. */
  | { readonly name: 'reset-before' }
  /** The host does it; the answer never arrives. */
  | { readonly name: 'answer-lost' }
  /** The request, or its answer, is late. */
  | { readonly name: 'late'; readonly what: 'request' | 'answer'; readonly delayMs: number }
  /** Nothing ever comes: not even a head, or nothing after it. The host may have done it. */
  | { readonly name: 'silence'; readonly after: 'nothing' | 'head'; readonly forwarded: boolean }
  /** The body comes one byte per interval. */
  | { readonly name: 'slow-body'; readonly byteMs: number }
  /** The body ends before its end; the connection closes in order. */
  | { readonly name: 'truncated'; readonly keep: number }
  /** The connection breaks within the body. */
  | { readonly name: 'broken-body'; readonly keep: number }
  /** Another body than the host's, with its status. */
  | {
      readonly name: 'other-body';
      readonly forwarded: boolean;
      readonly body: string;
      readonly contentType: string;
    }
  /** Success without a word. */
  | { readonly name: 'no-content'; readonly forwarded: boolean }
  /** A status of something between browser and host, or of the host in trouble. */
  | {
      readonly name: 'status';
      readonly status: number;
      readonly forwarded: boolean;
      readonly retryAfter?: RetryAfter;
      /** Explained to a person with a web page, and not to programs. */
      readonly isPage?: boolean;
    }
  /** The request arrives twice, one after the other or at once; the first or the second answer is the one that returns. */
  | { readonly name: 'delivered-twice'; readonly atOnce: boolean; readonly answer: 0 | 1 }
  /** The browser may not read the answer: the host did it, but did not allow the page's origin. */
  | { readonly name: 'no-cors'; readonly forwarded: boolean };

/** Every form of the header, in milliseconds from now where it has a meaning. */
export type RetryAfter =
  | { readonly form: 'seconds'; readonly value: string }
  | { readonly form: 'date'; readonly inMs: number }
  | { readonly form: 'garbage'; readonly value: string }
  /** Sent, but not among the headers a page of another origin may read. */
  | { readonly form: 'hidden'; readonly value: string };

/** What kind of request a fault is chosen for. */
export type RequestKind = 'write' | 'session' | 'read' | 'events' | 'preflight';

export const noFault: Fault = { name: 'none' };
export type FaultName = Fault['name'];

/** A short text that names a fault wholly, for the log of a schedule. */
export function describeFault(fault: Fault): string {
  const { name, ...details } = fault;
  const text = Object.entries(details)
    .map(([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' ');
  return (text === '' ? name : `${name} (${text})`).slice(0, 160);
}

/** Which kind of request this is, by its method and the path below the base address. */
export function requestKindOf(method: string, path: string): RequestKind {
  if (method === 'OPTIONS') return 'preflight';
  if (method !== 'GET' && method !== 'HEAD') return 'write';
  if (/\/session(\?|$)/.test(path)) return 'session';
  return /\/events(\?|$)/.test(path) ? 'events' : 'read';
}
